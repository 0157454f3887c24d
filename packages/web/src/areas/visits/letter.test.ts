import { describe, expect, test } from "@jest/globals";
import { visitView } from "@tallenne/contracts";
import { letterOf } from "./letter.ts";

const slot = {
  office: "mikkeli",
  room: "room_0123456789abcdefghjkmnpqrs",
  day: "2026-12-01",
  start: "16.30",
};
const visit = (more: object = {}) =>
  visitView.parse({
    id: "visit_0123456789abcdefghjkmnpqrs",
    case: "case_0123456789abcdefghjkmnpqrs",
    state: "offered",
    offers: 1,
    items: 1,
    reason: null,
    newOfferBy: null,
    follows: null,
    supervisor: null,
    hasRecord: false,
    version: 1,
    number: "T-9F3C-7",
    language: "fi",
    office: "mikkeli",
    slot: null,
    offered: [slot],
    answerBy: "2026-11-30",
    minutes: 60,
    interpreter: "none",
    aids: [],
    modes: ["transcript"],
    due: "2026-12-24",
    ...more,
  });
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
    expect(text(2, { slot })).not.toContain("viimeiset ajat");
  });
});
