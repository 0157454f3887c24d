import { expect, test } from "@jest/globals";
import { canonicalBytes } from "@tallenne/contracts";
import { canonicalText } from "./canonical-text.ts";

test("the saved entry has the bytes that the ledger has digested", () => {
  const entry = {
    v: 1,
    outcome: "permitted",
    at: "2026-11-24T07:05:00.000Z",
    objects: ["contact_0123456789abcdefghjkmnpqrs"],
    facts: { ranges: [[0, 12000]], confirmed: true, note: 'ä\u2028"', share: 0.5, none: null },
  };
  expect(canonicalText(entry)).toBe(new TextDecoder().decode(canonicalBytes(entry)));
});
