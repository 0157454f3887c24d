import { describe, expect, test } from "@jest/globals";
import { clockWords, dateWords, instantWords, spanWords, startWords } from "./date-words.ts";
import { durationWords, positionDigits, spokenPosition } from "./duration-words.ts";
import { type Language, languages } from "./language.ts";
import { numberWords } from "./number-words.ts";
import { dayField, typedDay } from "./typed-day.ts";
import { typedPosition } from "./typed-position.ts";

const inEach = (of: (language: Language) => string): readonly string[] => languages.map(of);
const start = "2026-11-20T07:05:10Z";

describe("dates and times are written as Finns write them", () => {
  test("a date has no leading zeros and no ISO form", () => {
    expect(inEach((language) => dateWords("2026-11-02", language))).toEqual([
      "2.11.2026",
      "2.11.2026",
      "2 Nov 2026",
    ]);
  });

  test("a time of day has klo, kl. and a colon in English", () => {
    expect(inEach((language) => clockWords({ hour: 9, minute: 5 }, language))).toEqual([
      "klo 9.05",
      "kl. 9.05",
      "9:05",
    ]);
  });

  test("a start in a list leaves the year out while it is this year", () => {
    expect(inEach((language) => startWords(start, { language, today: "2026-11-24" }))).toEqual([
      "pe 20.11. klo 9.05",
      "fre 20.11 kl. 9.05",
      "Fri 20 Nov, 9:05",
    ]);
    expect(startWords(start, { language: "fi", today: "2027-01-02" })).toBe("pe 20.11.2026 klo 9.05");
    expect(startWords(start, { language: "sv", today: "2027-01-02" })).toBe("fre 20.11.2026 kl. 9.05");
  });

  test("a call's span names its day once", () => {
    expect(inEach((language) => spanWords(start, "2026-11-20T07:11:22Z", language))).toEqual([
      "pe 20.11.2026 klo 9.05–9.11",
      "fre 20.11.2026 kl. 9.05–9.11",
      "Fri 20 Nov 2026, 9:05–9:11",
    ]);
  });

  test("an instant of summer is told in Helsinki's summer time", () => {
    expect(inEach((language) => instantWords("2026-06-30T21:30:05Z", language))).toEqual([
      "1.7.2026 klo 0.30.05",
      "1.7.2026 kl. 0.30.05",
      "1 Jul 2026, 0:30:05",
    ]);
  });

  test("thousands stand apart by a no-break space", () => {
    expect(numberWords(1204, "fi")).toBe("1\u00a0204");
    expect(numberWords(1204, "sv")).toBe("1\u00a0204");
    expect(numberWords(1204, "en")).toBe("1,204");
  });
});

describe("durations", () => {
  test("the signs are t, min and s, in Swedish and English h", () => {
    expect(inEach((language) => durationWords(372_000, language))).toEqual(Array(3).fill("6 min 12 s"));
    expect(inEach((language) => durationWords(5_256_400, language))).toEqual([
      "1 t 27 min 36 s",
      "1 h 27 min 36 s",
      "1 h 27 min 36 s",
    ]);
    expect(durationWords(900, "fi")).toBe("0 s");
    expect(durationWords(3_600_000, "fi")).toBe("1 t 0 min 0 s");
  });

  test("a place in a recording has dots, in English colons", () => {
    expect(inEach((language) => positionDigits(130_000, language))).toEqual(["2.10", "2.10", "2:10"]);
    expect(positionDigits(3_730_000, "fi")).toBe("1.02.10");
  });

  test("the slider says place and time of day, with singulars", () => {
    const clock = { hour: 9, minute: 7 };
    expect(inEach((language) => spokenPosition(130_000, clock, language))).toEqual([
      "2 minuuttia 10 sekuntia, kello 9.07",
      "2 minuter 10 sekunder, klockan 9.07",
      "2 minutes 10 seconds, time 9:07",
    ]);
    expect(inEach((language) => spokenPosition(0, { hour: 9, minute: 5 }, language))).toEqual([
      "0 sekuntia, kello 9.05",
      "0 sekunder, klockan 9.05",
      "0 seconds, time 9:05",
    ]);
    expect(inEach((language) => spokenPosition(3_661_000, { hour: 10, minute: 6 }, language))).toEqual([
      "1 tunti 1 minuutti 1 sekunti, kello 10.06",
      "1 timme 1 minut 1 sekund, klockan 10.06",
      "1 hour 1 minute 1 second, time 10:06",
    ]);
  });
});

describe("what people type", () => {
  test("a day in three spellings is one day, and no other text is a day", () => {
    for (const text of ["1.2.2026", " 01.02.2026 ", "1/2/2026", "2026-02-01"])
      expect(typedDay(text)).toBe("2026-02-01");
    for (const text of ["", "29.2.2026", "31.4.2026", "1.13.2026", "1.2.26", "huomenna"])
      expect(typedDay(text)).toBeUndefined();
    expect(typedDay("29.2.2028")).toBe("2028-02-29");
    expect(dayField("2026-02-01")).toBe("1.2.2026");
    expect(dayField(undefined)).toBe("");
  });

  test("a place is minutes and seconds, or a time of day", () => {
    const call = { startedAt: start, durationMs: 372_000 };
    expect(typedPosition("2.10", call)).toEqual({ ms: 130_000 });
    expect(typedPosition("2:10", call)).toEqual({ ms: 130_000 });
    expect(typedPosition("klo 9.07", call)).toEqual({ ms: 110_000 });
    expect(typedPosition("kl. 9.07.10", call)).toEqual({ ms: 120_000 });
    expect(typedPosition("klo 9.05", call)).toEqual({ ms: 0 });
    expect(typedPosition("7.00", call)).toEqual({ wrong: "outside" });
    expect(typedPosition("klo 8.00", call)).toEqual({ wrong: "outside" });
    for (const text of ["", "pian", "2.75", "1.2.3.4", "klo"])
      expect(typedPosition(text, call)).toEqual({ wrong: "unreadable" });
  });

  test("a time of day past midnight lies in the next day", () => {
    const night = { startedAt: "2026-11-20T21:58:00Z", durationMs: 600_000 };
    expect(typedPosition("klo 0.02", night)).toEqual({ ms: 240_000 });
    expect(typedPosition("1.02.10", { startedAt: start, durationMs: 7_200_000 })).toEqual({ ms: 3_730_000 });
  });
});
