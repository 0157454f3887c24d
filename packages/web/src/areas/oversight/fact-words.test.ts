import { expect, test } from "@jest/globals";
import { factWords } from "./fact-words.ts";

const say = (id: string): string => id;

test("facts of an entry are told as people read them", () => {
  expect(factWords("2026-10-02", say, "fi")).toBe("2.10.2026");
  expect(factWords([[0, 130_000]], say, "fi")).toBe("0.00–2.10");
  expect(factWords(["number", "time"], say, "en")).toBe("number, time");
  expect(factWords({ phone: 2, email: 1 }, say, "en")).toBe("phone 2, email 1");
  expect(factWords(true, say, "en")).toBe("oversight.yes");
});
