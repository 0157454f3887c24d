import { describe, expect, test } from "@jest/globals";
import { findsOf, piecesOf, spokenAt, type Utterance, wordStep } from "./spoken-place.ts";

const said: readonly Utterance[] = [
  { fromMs: 1000, toMs: 3000, side: "adviser", text: "Hyvää päivää." },
  {
    fromMs: 4000,
    toMs: 6000,
    side: "customer",
    text: "Onko lausunto jo lähtenyt?",
    words: [
      [4000, 4300, "Onko", 99],
      [4300, 5000, "lausunto", 41],
      [5000, 5200, "jo", null],
      [5200, 6000, "lähtenyt?", 88],
    ],
  },
  { fromMs: 5500, toMs: 7000, side: "adviser", text: "Lausunto lähti." },
];

describe("what is spoken at a place", () => {
  test.each([
    [0, undefined],
    [1000, { utterance: 0 }],
    [3000, undefined],
    [4299, { utterance: 1, word: 0 }],
    [4300, { utterance: 1, word: 1 }],
    [5600, { utterance: 2 }],
    [7000, undefined],
  ])("%i ms", (at, expected) => {
    expect(spokenAt(said, at)).toEqual(expected);
  });

  test("an utterance without length is spoken at its very moment", () => {
    expect(spokenAt([{ fromMs: 5, toMs: 5, side: "unknown", text: "A" }], 5)).toEqual({ utterance: 0 });
  });
});

describe("one word on and back (screens §4)", () => {
  test("goes from word to word, and over utterances that have no places of words", () => {
    const on = [0, 1000, 4000, 4300, 5000, 5200, 5500];
    expect(on.map((at) => wordStep(said, at, 1))).toEqual([1000, 4000, 4300, 5000, 5200, 5500, undefined]);
    const back = [7000, 5500, 5300, 4300, 4100, 1200];
    expect(back.map((at) => wordStep(said, at, -1))).toEqual([5500, 5000, 4300, 1000, 1000, undefined]);
  });

  test("a word that has just begun is not the one before", () => {
    expect(wordStep(said, 4500, -1)).toBe(4000);
    expect(wordStep(said, 4700, -1)).toBe(4300);
  });
});

describe("what is looked for", () => {
  test("is found in every utterance, whatever its case; one letter finds nothing", () => {
    expect(findsOf(said, " LAUSUNTO ")).toEqual([
      { utterance: 1, from: 5, to: 13 },
      { utterance: 2, from: 0, to: 8 },
    ]);
    expect(findsOf(said, "l")).toEqual([]);
    expect(findsOf(said, "ei ole")).toEqual([]);
  });
});

describe("the pieces of an utterance", () => {
  test("are its words within its own text; what the machine was unsure of is marked", () => {
    const [, utterance = said[0]] = said;
    const pieces = piecesOf(utterance as Utterance);
    expect(pieces.map(({ text }) => text).join("")).toBe("Onko lausunto jo lähtenyt?");
    expect(pieces.filter(({ unsure }) => unsure)).toEqual([
      { text: "lausunto", word: 1, from: 4300, unsure: true },
    ]);
    expect(pieces.filter(({ word }) => word !== undefined)).toHaveLength(4);
  });

  test("words that are not in the text leave it whole", () => {
    expect(piecesOf({ text: "Hyvää päivää.", words: [[0, 1, "Moi", null]] })).toEqual([
      { text: "Hyvää päivää." },
    ]);
    expect(piecesOf({ text: "Hyvää päivää." })).toEqual([{ text: "Hyvää päivää." }]);
  });
});
