import { expect, test } from "@jest/globals";
import { createStretches } from "./stretches.ts";

const of = (fromMs: number, toMs: number, speed = 1) => ({ item: 1, fromMs, toMs, speed });

test("a stretch grows, and another begins after a jump or at another speed", () => {
  const stretches = createStretches();
  stretches.grow(of(0, 100));
  stretches.grow(of(0, 900.4));
  stretches.grow(of(5000, 5100));
  stretches.grow(of(5100, 5300, 1.25));
  expect(stretches.waiting()).toEqual([
    { number: 1, ...of(0, 900) },
    { number: 2, ...of(5000, 5100) },
  ]);
  expect(stretches.current()).toEqual({ number: 3, ...of(5100, 5300, 1.25) });
});

test("what is told after the press that ended it is the same stretch, and is told again under its number", () => {
  const stretches = createStretches();
  stretches.grow(of(0, 1000));
  stretches.close();
  stretches.taken(stretches.waiting());
  stretches.grow(of(0, 1000));
  expect([stretches.current(), stretches.waiting()]).toEqual([null, []]);
  stretches.grow(of(0, 1040));
  expect(stretches.waiting()).toEqual([{ number: 1, ...of(0, 1040) }]);
  stretches.grow(of(1040, 1100));
  expect(stretches.current()?.number).toBe(2);
});
