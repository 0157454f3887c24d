import { expect, test } from "@jest/globals";
import { periodWords } from "./period-words.ts";

const say = (id: string, values: object = {}): string => [id, ...Object.values(values)].join(" ");

test("months and days of the rules are never made into each other", () => {
  expect(periodWords("P6M", say)).toBe("admin.months 6");
  expect(periodWords("P180D", say)).toBe("admin.days 180");
  expect(periodWords("P2Y", say)).toBe("admin.years 2");
  expect(periodWords("P1M2D", say)).toBe("P1M2D");
});
