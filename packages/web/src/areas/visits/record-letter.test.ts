import { describe, expect, test } from "@jest/globals";
import { visitRecord } from "@tallenne/contracts";
import { letterDocumentOf, letterFileName } from "../../parts/letter-text.ts";
import words from "./listening-words.json";
import { listeningLetter, recordLetter } from "./record-letter.ts";

const office = { id: "mikkeli", names: { fi: "Mikkeli", sv: "S:t Michel", en: "Mikkeli" } };
const item = {
  contact: "contact_0123456789abcdefghjkmnpqrs",
  channel: "call",
  startedAt: "2026-11-10T08:00:00.000Z",
  rendition: null,
  heard: [],
  heardMs: 190_000,
};
const person = "person_0123456789abcdefghjkmnpqrs";
const record = (more: object = {}) =>
  visitRecord.parse({
    visit: "visit_0123456789abcdefghjkmnpqrs",
    case: "case_0123456789abcdefghjkmnpqrs",
    room: "room_0123456789abcdefghjkmnpqrs",
    controls: [],
    asked: [],
    madeAt: "2026-11-26T09:00:00.000Z",
    number: "T-9F3C-7",
    office: "mikkeli",
    day: "2026-11-26",
    from: "10.00",
    to: "11.00",
    ended: "recorded",
    times: [{ state: "heard", at: "2026-11-26T08:40:00.000Z" }],
    supervisors: [person],
    identity: [],
    participants: [],
    items: [item],
    interruptions: [],
    aids: [],
    language: "sv",
    followUps: [],
    remarks: [],
    events: 12,
    signedOff: { by: person, at: "2026-11-26T09:10:00.000Z", signature: "declined" },
    ...more,
  });
const said: string[] = [];
const say = (id: string, values: object = {}) => {
  said.push(id);
  return [id, ...Object.values(values)].join(" ");
};

describe("papers of a visit", () => {
  test.each([
    ["fi", "fi", "26.11.2026 kello 10.00–11.00"],
    ["selko", "fi-x-selko", "26.11.2026 kello 10.00–11.00"],
    ["sv", "sv", "26.11.2026 klockan 10.00–11.00 på kontoret S:t Michel"],
    ["en", "en", "26 Nov 2026 from 10:00 to 11:00"],
  ])(
    "A11.7 whoever listened gets a certificate in their language (%s): when and where, nothing of the content",
    (language, lang, when) => {
      const letter = listeningLetter(record({ language }), office as never);
      expect(letter).toMatchObject({ lang, number: "T-9F3C-7", on: "2026-11-26" });
      expect(letter?.opening?.[0]).toContain(when);
      expect(JSON.stringify(letter)).not.toMatch(/[{]\w+[}]|undefined/);
      expect(Object.keys(words)).toContain(language);
    },
  );

  test("where nothing was heard there is no certificate of listening", () => {
    const items = [{ ...item, heardMs: 0 }];
    expect(listeningLetter(record({ items }), office as never)).toBeUndefined();
  });

  test("T-W16 the record says what happened and when, and that nobody signed it where nobody did", () => {
    const letter = recordLetter(record(), { say, language: "fi", place: "Mikkeli" });
    const text = JSON.stringify(letter);
    expect(text).toContain("3 min 10 s");
    expect(text).toContain("26.11.2026 klo 10.40.00 visits.state-heard");
    expect(text).toContain("visits.signature-declined");
    const names = { fi: "Viranomainen", sv: "Myndighet", en: "Authority" };
    const sender = { names, units: names, businessId: "", postal: "", visiting: "", phone: "" } as never;
    expect(letterDocumentOf(letter, sender)).toMatchObject({ from: "Viranomainen", day: "26.11.2026" });
    expect(letterFileName(letter, "record")).toBe("T-9F3C-7-poytakirja.pdf");
    expect(letterFileName({ ...letter, number: "T-9F3C-7/1", lang: "sv" }, "certificate")).toBe(
      "T-9F3C-7-1-intyg.pdf",
    );
  });
});
