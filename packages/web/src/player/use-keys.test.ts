import { describe, expect, test } from "@jest/globals";
import { askedBy, type Focus } from "./use-keys.ts";
import { firstKeys } from "./key-map.ts";
import { sliderKey } from "./slider-key.ts";

const page: Focus = { inDialog: false, inText: false, nowhere: false };
const on = { keysOn: true, keys: firstKeys };
const pressed = (key: string, more = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...more,
});

describe("keys of the page", () => {
  test("letters sleep in text fields and dialogs, and when they are off", () => {
    expect(askedBy(pressed("k"), page, on)).toBe("play");
    expect(askedBy(pressed("k"), { ...page, inText: true }, on)).toBeUndefined();
    expect(askedBy(pressed("k"), { ...page, inDialog: true }, on)).toBeUndefined();
    expect(askedBy(pressed("k"), page, { ...on, keysOn: false })).toBeUndefined();
  });

  test("the pedal acts in text fields and with the letters off", () => {
    const off = { ...on, keysOn: false };
    expect(askedBy(pressed("F8"), { ...page, inText: true }, off)).toBe("pedal");
    expect(askedBy(pressed("F8", { shiftKey: true }), { ...page, inText: true }, off)).toBe("pedal-back");
    expect(askedBy(pressed("F8"), { ...page, inDialog: true }, on)).toBeUndefined();
  });

  test("Space is never taken from a button: only where nothing has the focus", () => {
    expect(askedBy(pressed(" "), page, on)).toBeUndefined();
    expect(askedBy(pressed(" "), { ...page, nowhere: true }, on)).toBe("space");
  });

  test("a held key plays and pauses once, but steps again and again", () => {
    expect(askedBy(pressed("k", { repeat: true }), page, on)).toBeUndefined();
    expect(askedBy(pressed("F8", { repeat: true }), page, on)).toBeUndefined();
    expect(askedBy(pressed("j", { repeat: true }), page, on)).toBe("back");
  });

  test("Esc is nobody's here: it never stops the sound", () => {
    expect(askedBy(pressed("Escape"), { ...page, nowhere: true }, on)).toBeUndefined();
  });
});

test("on the slider arrows are five seconds, with Shift one, pages thirty, and the ends", () => {
  expect(sliderKey(pressed("ArrowRight"), 90_000)).toEqual({ is: "step", by: 5000 });
  expect(sliderKey(pressed("ArrowLeft", { shiftKey: true }), 90_000)).toEqual({ is: "step", by: -1000 });
  expect(sliderKey(pressed("PageUp"), 90_000)).toEqual({ is: "step", by: 30_000 });
  expect(sliderKey(pressed("PageDown", { shiftKey: true }), 90_000)).toEqual({ is: "step", by: -30_000 });
  expect(sliderKey(pressed("Home"), 90_000)).toEqual({ is: "seek", at: 0 });
  expect(sliderKey(pressed("End"), 90_000)).toEqual({ is: "seek", at: 90_000 });
  expect(sliderKey(pressed(" "), 90_000)).toEqual({ is: "press" });
  expect(sliderKey(pressed("Tab"), 90_000)).toBeUndefined();
  expect(sliderKey(pressed("ArrowRight", { altKey: true }), 90_000)).toBeUndefined();
});
