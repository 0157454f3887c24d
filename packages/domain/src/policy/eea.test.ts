import { expect, test } from "@jest/globals";
import { isInEea } from "./eea.ts";

test("Finland, Åland, Sweden, Norway, Iceland and Liechtenstein lie in the EEA; Switzerland, Britain and unknown codes do not", () => {
  expect(["FI", "AX", "SE", "NO", "IS", "LI"].every(isInEea)).toBe(true);
  expect(["CH", "GB", "US", "RU", "fi", "", "XX"].some(isInEea)).toBe(false);
});
