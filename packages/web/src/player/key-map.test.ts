import { expect, test } from "@jest/globals";
import { actOf, firstKeys, type Pressed, withKey } from "./key-map.ts";

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

test("a letter acts by what it types, with Caps Lock too", () => {
  expect(actOf(press("k"), firstKeys)).toBe("play");
  expect(actOf(press("K"), firstKeys)).toBe("play");
  expect(actOf(press("m"), firstKeys)).toBe("next-mark");
  expect(actOf(press("M", { shiftKey: true }), firstKeys)).toBe("previous-mark");
  expect(actOf(press("?", { shiftKey: true }), firstKeys)).toBe("list");
  expect(actOf(press(">", { shiftKey: true }), firstKeys)).toBe("faster");
});

test("keys with Ctrl, Alt or Meta, and keys that type nothing, belong to others", () => {
  for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
    expect(actOf(press("k", more), firstKeys)).toBeUndefined();
  }
  expect(actOf(press("Enter"), firstKeys)).toBeUndefined();
  expect(actOf(press("w"), firstKeys)).toBeUndefined();
});

test("a key may be changed, but one key never starts two acts", () => {
  const keys = withKey(firstKeys, "play", "p");
  expect(keys?.play).toBe("p");
  expect(keys && actOf(press("p"), keys)).toBe("play");
  expect(keys && actOf(press("k"), keys)).toBeUndefined();
  expect(withKey(firstKeys, "play", "j")).toBeUndefined();
  expect(withKey(firstKeys, "play", " ")).toBeUndefined();
  expect(withKey(firstKeys, "play", "ab")).toBeUndefined();
  expect(withKey(firstKeys, "play", "k")).toEqual(firstKeys);
});
