import { expect, test } from "@jest/globals";
import { matchPath } from "./match-path.ts";

const contact = "contact_0123456789abcdefghjkmnpqrs";

test("a path gives its opaque id, and a trailing slash changes nothing", () => {
  expect(matchPath("/contacts/:contact", `/contacts/${contact}`)).toEqual({ contact });
  expect(matchPath("/contacts/:contact", `/contacts/${contact}/`)).toEqual({ contact });
  expect(matchPath("/contacts", "/contacts")).toEqual({});
  expect(matchPath("/", "/")).toEqual({});
});

test("nothing but an id of our form names a page", () => {
  for (const path of [
    "/contacts/aino",
    "/contacts/",
    "/contacts/0401234567",
    `/contacts/${contact}/sound`,
    "/cases",
  ]) {
    expect(matchPath("/contacts/:contact", path)).toBeUndefined();
  }
});
