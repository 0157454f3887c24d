import { describe, expect, test } from "@jest/globals";
import type { Answer } from "../../api/client.ts";
import { letterDocumentOf, letterFileName } from "../../parts/letter-text.ts";
import words from "./listening-words.json";
import { listeningLetter, recordLetter } from "./record-letter.ts";

type Record = Answer<"readVisitRecord">;
const office = { id: "mikkeli", names: { fi: "Mikkeli", sv: "S:t Michel", en: "Mikkeli" } };
const record = (more: object = {}) =>
  ({
    number: "T-9F3C-7",
    office: "mikkeli",
    day: "2026-11-26",
    from: "10.00",
    to: "11.00",
    ended: "recorded",
    times: [{ state: "heard", at: "2026-11-26T08:40:00.000Z" }],
    supervisors: ["person_0123456789abcdefghjkmnpqrs"],
    identity: [],
    participants: [],
    items: [{ startedAt: "2026-11-10T08:00:00.000Z", heardMs: 190_000 }],
    interruptions: [],
    aids: [],
    language: "sv",
    followUps: [],
    remarks: [],
    events: 12,
    signedOff: { at: "2026-11-26T09:10:00.000Z", signature: "declined" },
    ...more,
  }) as unknown as Record;
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
    const items = [{ startedAt: "2026-11-10T08:00:00.000Z", heardMs: 0 }];
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
