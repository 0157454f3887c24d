import { describe, expect, test } from "@jest/globals";
import { firstPolicy } from "@tallenne/domain";
import type { Answer } from "../../api/client.ts";
import { replyLetter } from "./reply-letter.ts";
import words from "./reply-words.json";

const policy = {
  registers: firstPolicy.registers.map(({ id, names }) => ({ id, names })),
  purposes: firstPolicy.purposes.map(({ code, names }) => ({ id: code, names })),
};
const item = {
  register: "calls",
  startedAt: "2026-11-10T08:00:00.000Z",
  lastDay: "2027-05-10",
  keptUntil: "2027-05-10",
  outcome: "granted",
  given: ["visit"],
  rectified: null,
  categories: ["A5.1", "A5.2", "A5.3", "A5.5", "A5.6", "A5.7"],
  bases: [{ letter: "e", provision: "1050/2018 4 § 2 kohta" }],
  uses: [
    { on: "2026-11-12", purpose: "p3" },
    { on: "2026-11-13", purpose: "p3" },
  ],
};
const reply = (more: object = {}) =>
  ({
    number: "T-9F3C-7",
    on: "2026-11-24",
    arrivedOn: "2026-11-20",
    language: "en",
    outcome: "granted",
    items: [item],
    ...more,
  }) as unknown as Answer<"readReply">;
const textOf = (more: object = {}) => {
  const { title, opening = [], sections } = replyLetter(reply(more), policy);
  const parts = sections.flatMap(({ heading, paragraphs, list }) => [heading, ...paragraphs, ...list]);
  return [title, ...opening, ...parts].join("\n");
};

describe("T-A11.1 the letter of the reply", () => {
  test("has everything Art 15(1) asks: purposes, categories, recipients, term, rights, source, no automated decisions, days of access", () => {
    const text = textOf();
    for (const part of [
      "Coaching: 12 Nov 2026, 13 Nov 2026",
      "name and identity code",
      "Art 6(1)(e); 1050/2018",
      "not been disclosed to others",
      "until 10 May 2027, then it is destroyed",
      "corrected or erased",
      "come from yourself",
      "No automated decisions",
      "listening at an office",
    ])
      expect(text).toContain(part);
  });

  test("T-A12.1a tells of the statement that stands beside a contact: it is given with the copies", () => {
    expect(textOf()).not.toContain("Statement of rectification");
    const text = textOf({ items: [{ ...item, rectified: "2026-11-20" }] });
    expect(text).toContain("Statement of rectification: attached 20 Nov 2026, part of your data");
  });

  test("in each language every word is said, and no place is left open", () => {
    for (const language of ["fi", "sv", "en"]) {
      const text = textOf({ language });
      expect(text).not.toMatch(/[{}]|undefined/);
      expect(text).toContain("T-9F3C-7");
    }
    for (const [key, said] of Object.entries(words)) {
      expect([key, said.length, said.every((one) => one !== "")]).toEqual([key, 3, true]);
      const open = said.map((one) => [...one.matchAll(/\{\w+\}/g)].map(String).toSorted().join());
      expect([key, new Set(open).size]).toEqual([key, 1]);
    }
  });

  test("says what keeps it longer, what is gone, what nobody opened, and what was disclosed by law", () => {
    expect(textOf({ items: [{ ...item, keptUntil: "2027-06-09" }] })).toContain(
      "until 10 May 2027; because of your request or a matter under way until 9 Jun 2027",
    );
    const gone = textOf({
      items: [{ ...item, startedAt: null, lastDay: "2026-11-20", keptUntil: "2026-11-20", uses: [] }],
    });
    expect(gone).toContain("already deleted");
    expect(gone).toContain("its term ended on 20 Nov 2026");
    expect(gone).toContain("has not been opened");
    const early = textOf({ items: [{ ...item, startedAt: null }] });
    expect(early).toContain("already deleted");
    expect(early).not.toContain("then it is destroyed");
    const disclosed = textOf({ items: [{ ...item, uses: [{ on: "2026-11-15", purpose: "p5" }] }] });
    expect(disclosed).toContain("for disclosure required by law: 15 Nov 2026");
    expect(disclosed).not.toContain("not been disclosed");
    expect(textOf({ items: [], outcome: "granted" })).toContain("No contacts of yours");
  });
});
