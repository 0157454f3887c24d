import { describe, expect, test } from "@jest/globals";
import type { Answer } from "../../api/client.ts";
import { letterOf } from "./letter.ts";

type Visit = Answer<"readVisit">["visit"];
const visit = (more: object = {}) =>
  ({
    number: "T-9F3C-7",
    language: "fi",
    office: "mikkeli",
    slot: null,
    offered: [{ day: "2026-12-01", start: "16.30" }],
    answerBy: "2026-11-30",
    minutes: 60,
    interpreter: "none",
    aids: [],
    modes: ["transcript"],
    due: "2026-12-24",
    ...more,
  }) as unknown as Visit;
const text = (noShows: number, more: object = {}) =>
  JSON.stringify(letterOf(visit(more), undefined, { on: "2026-11-26", noShows }));

describe("T-W11 the invitation after nobody came", () => {
  test.each([
    ["fi", "edelleen avoinna", "viimeiset ajat"],
    ["selko", "Et tullut sovittuna aikana", "viimeiset ajat"],
    ["sv", "fortfarande öppen", "sista tiderna"],
    ["en", "still open", "last times"],
  ])(
    "says that the request stays open, and on the last offer what comes instead (%s)",
    (language, open, last) => {
      expect(text(0, { language })).not.toContain(open);
      expect(text(1, { language })).toContain(open);
      expect(text(1, { language })).not.toContain(last);
      expect(text(2, { language })).toContain(last);
      expect(text(2, { language })).not.toMatch(/[{]\w+[}]|undefined/);
    },
  );

  test("a time that is agreed is not the place to speak of a missed one", () => {
    const slot = { day: "2026-12-01", start: "16.30" };
    expect(text(2, { slot })).not.toContain("viimeiset ajat");
  });
});
