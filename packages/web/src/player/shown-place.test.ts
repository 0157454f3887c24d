import { expect, test } from "@jest/globals";
import { shownPlace } from "./shown-place.ts";

test("with reduced motion the place jumps four times a second of the recording while it sounds, and only then", () => {
  const places = Array.from({ length: 20 }, (_, look) => 100 * look);
  const shown = places.map((at) => shownPlace(at, { sounds: true, still: true }));
  expect(new Set(shown).size).toBe(8);
  expect(shownPlace(1234, { sounds: false, still: true })).toBe(1234);
  expect(shownPlace(1234, { sounds: true, still: false })).toBe(1234);
});
