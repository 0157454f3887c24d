import { expect, test } from "@jest/globals";
import { askedWrong, nothingAsked } from "./asked.ts";

test("a search needs a contact detail or a first day, and real days", () => {
  expect(askedWrong(nothingAsked)).toBe("nothing");
  expect(askedWrong({ ...nothingAsked, channel: "call", to: "2.10.2026" })).toBe("nothing");
  expect(askedWrong({ ...nothingAsked, from: "1.10.2026" })).toBeUndefined();
  expect(askedWrong({ ...nothingAsked, detail: "040 1234567" })).toBeUndefined();
  expect(askedWrong({ ...nothingAsked, detail: "040 1234567", to: "31.2.2026" })).toBe("day");
});
