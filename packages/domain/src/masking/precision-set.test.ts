import { describe, expect, test } from "@jest/globals";
import type { Arbitrary } from "fast-check";
import { constantFrom, integer, sample, tuple } from "fast-check";
import { maskText } from "./mask-text.ts";

function digits(count: number): Arbitrary<string> {
  return integer({ min: 0, max: 10 ** count - 1 }).map((value) => String(value).padStart(count, "0"));
}

const day = integer({ min: 1, max: 28 });
const month = integer({ min: 1, max: 12 });
const year = integer({ min: 2019, max: 2029 });
const hour = integer({ min: 0, max: 23 });
const minute = integer({ min: 0, max: 59 }).map((value) => String(value).padStart(2, "0"));
const two = (value: number) => String(value).padStart(2, "0");

/** What stands in ordinary chats and must stay readable: nothing of it tells who somebody is. */
const ordinary: Readonly<Record<string, Arbitrary<string>>> = {
  "order numbers": tuple(
    constantFrom("tilaus ", "asia ", "PO-", "nro "),
    integer({ min: 1, max: 9 }),
    digits(7),
  ).map(([before, first, rest]) => `${before}${first}${rest}`),
  "order numbers with a year": tuple(constantFrom("PO-", "TIL-", "asia ", ""), year, digits(6)).map(
    ([before, from, rest]) => `${before}${from}-${rest}`,
  ),
  "order numbers in groups": tuple(integer({ min: 1, max: 9 }), digits(5), digits(4)).map(
    ([first, middle, last]) => `tilaus ${first}${middle}-${last}`,
  ),
  "order numbers with letters": tuple(
    digits(6),
    constantFrom("-", " "),
    digits(3),
    constantFrom("AB", "KPL", "XZ"),
  ).map(([first, gap, middle, last]) => `laite ${first}${gap}${middle}${last}`),
  "reference numbers": tuple(integer({ min: 1, max: 9 }), digits(4), digits(5), digits(5)).map(
    ([first, a, b, c]) => `viite ${first}${a} ${b} ${c}`,
  ),
  "business ids": tuple(integer({ min: 1, max: 3 }), digits(6), digits(1)).map(
    ([first, rest, check]) => `${first}${rest}-${check}`,
  ),
  dates: tuple(day, month, year, constantFrom(".", "/", "-")).map(([d, m, y, sign]) =>
    [two(d), two(m), y].join(sign),
  ),
  "dates as Finns write them": tuple(day, month, year).map(([d, m, y]) => `${d}.${m}.${y}`),
  "ISO dates": tuple(day, month, year).map(([d, m, y]) => `${y}-${two(m)}-${two(d)}`),
  "dates with short years": tuple(day, month, year).map(([d, m, y]) => `${two(d)}.${two(m)}.${y - 2000}`),
  "stretches of days": tuple(day, day, month, year).map(([d, e, m, y]) => `${d}.${m}.–${e}.${m}.${y}`),
  "stretches between full dates": tuple(day, month, year, constantFrom("-", " - ", "–", " – ")).map(
    ([d, m, y, dash]) => `${two(d)}.${two(m)}.${y}${dash}${two(29 - d)}.${two(13 - m)}.${y}`,
  ),
  "stretches between short dates": tuple(day, month, year, constantFrom("-", " - ", "–")).map(
    ([d, m, y, dash]) => `${two(d)}.${two(m)}.${y - 2000}${dash}${two(29 - d)}.${two(13 - m)}.${y - 2000}`,
  ),
  "date and time": tuple(day, month, year, hour, minute).map(
    ([d, m, y, h, min]) => `${d}.${m}.${y} klo ${h}.${min}`,
  ),
  "date and measure": tuple(day, month, year, constantFrom("h", "e", "€", "kpl")).map(
    ([d, m, y, unit]) => `${two(d)}.${two(m)}.${y - 2000} - 100 ${unit}`,
  ),
  times: tuple(hour, minute, hour, minute).map(
    ([h, min, to, end]) => `klo ${two(h)}.${min}–${two(to)}.${end}`,
  ),
  sums: tuple(integer({ min: 1, max: 999 }), digits(3), digits(2)).map(([a, b, c]) => `${a} ${b},${c} euroa`),
  "postal codes": digits(5).map((code) => `${code} MIKKELI`),
  "short numbers": constantFrom("112", "116117", "116 117"),
  acts: tuple(integer({ min: 100, max: 1999 }), year).map(
    ([number, y]) => `laki ${number}/${y}, ${number % 30} §`,
  ),
};

const sentences = ["", "Teille sopisi ", "Se on ", "Hakemus ", "numero "];
const runs = 1_000;

describe("T-I9 what is nobody's identifier stays as it was", () => {
  const wrong = new Map<string, string[]>();
  for (const [name, made] of Object.entries(ordinary))
    for (const [before, value] of sample(tuple(constantFrom(...sentences), made), {
      numRuns: runs,
      seed: 2_611,
    })) {
      const typed = `${before}${value} ok`;
      if (maskText(typed).text !== typed)
        wrong.set(name, [...(wrong.get(name) ?? []), `${typed} → ${maskText(typed).text}`]);
    }

  test("precision is at least 95 % when every second number is an identity code", () => {
    const total = Object.keys(ordinary).length * runs;
    const masked = [...wrong.values()].flat().length;
    expect(total / (total + masked)).toBeGreaterThanOrEqual(0.95);
  });

  test.each(Object.keys(ordinary))("at most 5 %% of %s are masked", (name) => {
    const masked = wrong.get(name) ?? [];
    expect(masked.length <= runs / 20 ? [] : masked.slice(0, 5)).toEqual([]);
  });

  test("no date, time, sum, act or business id is masked at all", () => {
    const harmless = [
      "dates",
      "dates as Finns write them",
      "ISO dates",
      "date and time",
      "times",
      "sums",
      "acts",
      "postal codes",
    ];
    expect(harmless.flatMap((name) => (wrong.get(name) ?? []).slice(0, 3))).toEqual([]);
  });
});
