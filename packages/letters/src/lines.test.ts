import { describe, expect, test } from "@jest/globals";
import { assert, integer, property, string } from "fast-check";
import { linesOf } from "./lines.ts";

const width = (text: string) => Array.from(text).length;
const bare = (words: string) => words.replaceAll(/\s/g, "");

describe("lines of a text", () => {
  test.each([
    ["words", "yksi kaksi kolme", 10, ["yksi kaksi", "kolme"]],
    ["a word that is too long", "abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]],
    ["a hyphen between words", "kuuntelu-todistus", 10, ["kuuntelu-", "todistus"]],
    ["a number that stays whole", "klo 10-11 ja", 7, ["klo", "10-11", "ja"]],
    ["a non-breaking space", "1\u00a0234 kpl", 6, ["1\u00a0234", "kpl"]],
    ["a case number that stays whole", "asiatunnus T-FKHR-B", 14, ["asiatunnus", "T-FKHR-B"]],
    ["line feeds and tabs", "eka\n\ntoka\tkolmas", 20, ["eka", "", "toka kolmas"]],
    ["nothing", "", 4, [""]],
  ])("%s", (_what, text, room, lines) => {
    expect(linesOf(text, room, width)).toEqual(lines);
  });

  test("no line is wider than its room and no character is lost, whatever is written", () => {
    assert(
      property(string({ maxLength: 80 }), integer({ min: 1, max: 30 }), (text, room) => {
        const lines = linesOf(text, room, width);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(room);
        expect(bare(lines.join(""))).toBe(bare(text));
      }),
    );
  });
});
