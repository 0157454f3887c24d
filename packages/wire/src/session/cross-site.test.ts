import { describe, expect, test } from "@jest/globals";
import { type ChangeAsked, crossSiteProblem } from "./cross-site.ts";

const origins = new Set(["https://tallenne.example.fi"]);
const cookie = "__Host-tallenne=x";
const json = "application/json";
const slugOf = (headers: ChangeAsked["headers"], more: Partial<ChangeAsked> = {}) =>
  crossSiteProblem({ headers, origins, byCookie: true, body: "json", ...more })?.slug;

describe("a change asked for by a browser comes from our own pages", () => {
  test.each([
    ["our page", { "sec-fetch-site": "same-origin" }],
    ["an address typed by the person", { "sec-fetch-site": "none" }],
    ["our page in an older browser", { origin: "https://tallenne.example.fi" }],
    ["our page, both said", { "sec-fetch-site": "same-origin", origin: "https://tallenne.example.fi" }],
  ])("%s", (_name, headers) => {
    expect(slugOf({ cookie, "content-type": json, ...headers })).toBeUndefined();
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["a site beside ours", { "sec-fetch-site": "same-site", origin: "https://other.example.fi" }],
    [
      "a site that claims our origin as well",
      { "sec-fetch-site": "cross-site", origin: "https://tallenne.example.fi" },
    ],
    ["an unknown word", { "sec-fetch-site": "Same-Origin" }],
    ["an empty word", { "sec-fetch-site": "" }],
    ["an older browser on another site", { origin: "https://evil.example" }],
    ["a page without an origin", { origin: "null" }],
    ["our name on another port", { origin: "https://tallenne.example.fi:8443" }],
    ["our name without TLS", { origin: "http://tallenne.example.fi" }],
    ["our name as a prefix", { origin: "https://tallenne.example.fi.evil.example" }],
    ["neither word, with a cookie", {}],
  ])("%s is refused", (_name, headers) => {
    expect(slugOf({ cookie, "content-type": json, ...headers })).toBe("cross-site");
  });

  test("another site is refused without a cookie too: nobody is signed in behind their back", () => {
    expect(slugOf({ "content-type": json, "sec-fetch-site": "cross-site" })).toBe("cross-site");
    expect(slugOf({ "content-type": json, origin: "https://evil.example" })).toBe("cross-site");
  });

  test("a program without cookies says neither", () => {
    expect(slugOf({ "content-type": json })).toBeUndefined();
    expect(slugOf({ "content-type": json, cookie: "theme=dark" }, { byCookie: false })).toBeUndefined();
  });
});

describe("the types that HTML forms send do not carry changes", () => {
  const own = { "sec-fetch-site": "same-origin" };

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "application/json, text/plain",
    "application/json; charset=latin1",
    "",
  ])("%p is refused", (type) => {
    expect(slugOf({ ...own, cookie, "content-type": type })).toBe("cross-site");
    expect(slugOf({ "content-type": type })).toBe("bad-input");
  });

  test.each([
    "application/json",
    "Application/JSON",
    "application/json; charset=utf-8",
    'application/json;charset="UTF-8"',
  ])("%p is taken", (type) => {
    expect(slugOf({ ...own, cookie, "content-type": type })).toBeUndefined();
  });

  test("where there is no body, no type is asked for, but a form's type is refused all the same", () => {
    expect(slugOf({ ...own, cookie }, { body: "none" })).toBeUndefined();
    expect(slugOf({ ...own, cookie }, { body: "json" })).toBe("cross-site");
    expect(slugOf({ ...own, cookie, "content-type": "text/plain" }, { body: "none" })).toBe("cross-site");
  });

  test("a source's stream may be of any type", () => {
    expect(slugOf({ "content-type": "audio/wav" }, { body: "stream", byCookie: false })).toBeUndefined();
  });
});
