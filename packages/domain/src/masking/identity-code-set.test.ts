import { describe, expect, test } from "@jest/globals";
import type { Arbitrary } from "fast-check";
import { constantFrom, integer, record, sample } from "fast-check";
import { checkCharacter, checkCharacters } from "../identifiers/identity-code.ts";
import { chip } from "./chip.ts";
import { maskText } from "./mask-text.ts";

/** Synthetic codes only: random days, individual numbers of the test range and outside it, all thirteen signs. */
const signs = ["+", "-", "Y", "X", "W", "V", "U", "A", "B", "C", "D", "E", "F"] as const;
const dashes = [
  "-",
  "\u2010",
  "\u2011",
  "\u2012",
  "\u2013",
  "\u2014",
  "\u2015",
  "\u2212",
  "\uFE63",
  "\uFF0D",
];

interface Written {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly number: string;
  readonly sign: string;
  readonly check: string;
}

type Style = (code: Written) => string;

const compact: Style = ({ day, month, year, number, sign, check }) =>
  day + month + year + sign + number + check;

/** How people type a code into a chat. */
const styles: Readonly<Record<string, Style>> = {
  compact,
  "small letters": (code) => compact(code).toLowerCase(),
  "spaces around the sign": (code) =>
    `${code.day}${code.month}${code.year} ${code.sign} ${code.number}${code.check}`,
  "space after the sign": (code) =>
    `${code.day}${code.month}${code.year}${code.sign} ${code.number}${code.check}`,
  "dots in the date": (code) =>
    `${code.day}.${code.month}.${code.year}${code.sign}${code.number}${code.check}`,
  "dots and spaces": (code) =>
    `${code.day}.${code.month}.${code.year} ${code.sign} ${code.number}${code.check}`,
  "spaces in the date": (code) =>
    `${code.day} ${code.month} ${code.year}${code.sign}${code.number}${code.check}`,
  "slashes in the date": (code) =>
    `${code.day}/${code.month}/${code.year}${code.sign}${code.number}${code.check}`,
  "a space before the check": (code) =>
    `${code.day}${code.month}${code.year}${code.sign}${code.number} ${code.check}`,
  "line break before the sign": (code) =>
    `${code.day}${code.month}${code.year}\n${code.sign}${code.number}${code.check}`,
  "line break after the sign": (code) =>
    `${code.day}${code.month}${code.year}${code.sign}\r\n${code.number}${code.check}`,
  "line break in the date": (code) =>
    `${code.day}${code.month}\n${code.year}${code.sign}${code.number}${code.check}`,
  "every character apart": (code) => compact(code).split("").join(" "),
  "zero-width characters": (code) => compact(code).split("").join("\u200B"),
  "no-break spaces": (code) =>
    `${code.day}${code.month}${code.year}\u00A0${code.sign}\u00A0${code.number}${code.check}`,
  "full-width digits": (code) =>
    compact(code).replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  "zero-width characters around the sign": (code) =>
    `${code.day}${code.month}${code.year}\u200B${code.sign}\u200B${code.number}${code.check}`,
  "year of four digits": (code) =>
    `${code.day}.${code.month}.19${code.year}${code.sign}${code.number}${code.check}`,
};

const sentences = ["", "hetuni on ", "Tunnus:", "(", "Min personbeteckning är\n", "asia 4, tunnus "];
const endings = ["", ".", ", kiitos", ") Hei", "\nSoitatteko?", "?"];

function text(value: number, width = 2): string {
  return String(value).padStart(width, "0");
}

const written: Arbitrary<Written> = record({
  day: integer({ min: 1, max: 28 }),
  month: integer({ min: 1, max: 12 }),
  year: integer({ min: 0, max: 99 }),
  number: integer({ min: 2, max: 999 }),
  sign: constantFrom(...signs),
  dash: constantFrom(...dashes),
  shift: constantFrom(0, 0, 1, 2, 3, 7, 13, 30),
}).map(({ day, month, year, number, sign, dash, shift }) => {
  const digits = text(day) + text(month) + text(year) + text(number, 3);
  const right = checkCharacters.indexOf(checkCharacter(digits));
  return {
    day: text(day),
    month: text(month),
    year: text(year),
    number: text(number, 3),
    sign: sign === "-" ? dash : sign,
    check: checkCharacters.charAt((right + shift) % 31),
  };
});

const placed = record({ code: written, before: constantFrom(...sentences), after: constantFrom(...endings) });

describe("T-I9 personal identity codes typed into free text", () => {
  const missed = new Map<string, string[]>();
  let total = 0;
  for (const [name, style] of Object.entries(styles))
    for (const { code, before, after } of sample(placed, { numRuns: 1_500, seed: 1_312 })) {
      total += 1;
      const typed = before + style(code) + after;
      const masked = maskText(typed);
      if (masked.text !== before + chip("identity-code") + after || masked.counts["identity-code"] !== 1)
        missed.set(name, [...(missed.get(name) ?? []), JSON.stringify([typed, masked.text])]);
    }

  test("at least 99.5 % of all are masked whole, with right and with wrong check signs", () => {
    const misses = [...missed.values()].flat();
    expect(total).toBe(Object.keys(styles).length * 1_500);
    expect(1 - misses.length / total > 0.995 ? [] : misses.slice(0, 5)).toEqual([]);
  });

  test.each(Object.keys(styles))("at least 99 %% of those written with %s", (name) => {
    const misses = missed.get(name) ?? [];
    expect(misses.length <= 15 ? [] : misses.slice(0, 5)).toEqual([]);
  });

  test.each(signs)("the sign %s is known in the common form", (sign) => {
    expect(maskText(`010594${sign}903A`).counts).toEqual({ "identity-code": 1 });
  });
});
