import { describe, expect, test } from "@jest/globals";
import { createIntl } from "react-intl";
import { type Language, languages } from "../format/language.ts";
import words from "../words/player.json";
import { heardOf, nothingSaid, saidNow, waitOf } from "./said.ts";
import { type Saying, sayingWords } from "./saying.ts";

const inEach = (saying: Saying): readonly string[] =>
  languages.map((language, place) => {
    const messages = Object.fromEntries(
      Object.entries(words).map(([key, forms]) => [`player.${key}`, forms[place] ?? ""]),
    );
    const intl = createIntl({ locale: language satisfies Language, messages });
    return sayingWords(saying, (id, values) => intl.formatMessage({ id }, values), language);
  });

describe("what is said stands in the screens' table, in three languages", () => {
  test("paused", () => {
    expect(inEach({ is: "paused", at: 130_000 })).toEqual([
      "Tauko, 2 minuuttia 10 sekuntia",
      "Paus, 2 minuter 10 sekunder",
      "Paused, 2 minutes 10 seconds",
    ]);
  });

  test("silence", () => {
    expect(inEach({ is: "skipped", ms: 12_300 })).toEqual([
      "Ohitettiin 12 sekuntia",
      "12 sekunder hoppades över",
      "Skipped 12 seconds",
    ]);
    expect(inEach({ is: "skipped", ms: 1000 })[0]).toBe("Ohitettiin 1 sekunti");
  });

  test("loop and end", () => {
    expect(inEach({ is: "looping", from: 130_000, to: 144_000 })).toEqual([
      "Toistetaan väliä 2.10–2.24",
      "Upprepar 2.10–2.24",
      "Looping 2:10–2:24",
    ]);
    expect(inEach({ is: "end" })).toEqual(["Tallenne päättyi", "Inspelningen är slut", "End of recording"]);
  });

  test("speed and side", () => {
    expect(inEach({ is: "speed", rate: 0.75 })).toEqual(["Nopeus 0,75", "Hastighet 0,75", "Speed 0.75"]);
    expect(inEach({ is: "side", side: "customer" })[1]).toBe("Hörs: Kund");
  });
});

test("at most one saying in two seconds, and of those that wait only the latest", () => {
  const first = heardOf(nothingSaid, "yksi", 1000);
  expect(first.words).toBe("yksi");
  const crowded = heardOf(heardOf(first, "kaksi", 1500), "kolme", 1600);
  expect(crowded.words).toBe("yksi");
  expect(waitOf(crowded, 1600)).toBe(1400);
  expect(saidNow(crowded, 3000)).toEqual({ words: "kolme", since: 3000 });
  expect(waitOf(saidNow(crowded, 3000), 3000)).toBeUndefined();
  expect(heardOf(first, "neljä", 3000).words).toBe("neljä");
});
