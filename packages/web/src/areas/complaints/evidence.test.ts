import { expect, test } from "@jest/globals";
import { missingEvidence, offeredEvidence } from "./evidence.ts";

test("a number alone stays a candidate, and so do two contact details (T-M1)", () => {
  expect(missingEvidence([])).toBe("beyond-details");
  expect(missingEvidence(["number"])).toBe("beyond-details");
  expect(missingEvidence(["number", "identity-code"])).toBe("beyond-details");
});

test("one kind beyond contact details needs another beside it", () => {
  expect(missingEvidence(["time"])).toBe("another");
  expect(missingEvidence(["number", "time"])).toBeUndefined();
  expect(missingEvidence(["time", "topic"])).toBeUndefined();
});

test("a contact detail is offered as evidence only where the search found it", () => {
  expect(offeredEvidence(["number", "time"])).toEqual(["number", "time", "topic", "speaker"]);
  expect(offeredEvidence([])).toEqual(["time", "topic", "speaker"]);
});
