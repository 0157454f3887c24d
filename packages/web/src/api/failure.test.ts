import { expect, test } from "@jest/globals";
import { failureFrom } from "./failure.ts";

const problem = (headers: Record<string, string>) =>
  new Response(JSON.stringify({ slug: "no-ledger", title: "Ei voi avata." }), { status: 503, headers });

test("the seconds after which the server wants to be asked again come from its header", async () => {
  expect(await failureFrom(problem({ "retry-after": "7" }))).toMatchObject({
    slug: "no-ledger",
    retryAfter: 7,
  });
});

test("a header that is missing or no number of seconds names no time", async () => {
  expect((await failureFrom(problem({}))).retryAfter).toBeUndefined();
  expect((await failureFrom(problem({ "retry-after": "Thu, 26 Nov 2026 00:00:00 GMT" }))).retryAfter).toBe(
    undefined,
  );
});

test("an answer that is no problem document counts as a defect", async () => {
  expect((await failureFrom(new Response("<html>", { status: 502 }))).slug).toBe("defect");
});
