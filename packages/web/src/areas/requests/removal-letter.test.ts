import { describe, expect, test } from "@jest/globals";
import { firstPolicy } from "@tallenne/domain";
import { removalLetter } from "./removal-letter.ts";
import words from "./removal-words.json";

const policy = { registers: firstPolicy.registers.map(({ id, names }) => ({ id, names })) };
const item = {
  register: "calls",
  startedAt: "2026-11-10T08:00:00.000Z",
  lastDay: "2027-05-10",
  keptUntil: "2027-05-10",
  outcome: "granted",
  given: [],
  grounds: [],
  because: "gdpr-17-1-d",
  removal: "closed",
  rectified: null,
  categories: [],
  bases: [],
  uses: [],
};
const kept = {
  ...item,
  outcome: "refused",
  because: undefined,
  grounds: ["gdpr-17-3-b"],
  task: { act: "380-2023", section: "12 §" },
  removal: "none",
};
const textOf = (more: object = {}) => {
  const reply = {
    number: "T-9F3C-7",
    kind: "erasure",
    on: "2026-11-24",
    arrivedOn: "2026-11-20",
    language: "en",
    outcome: "granted",
    items: [item],
    ...more,
  };
  const { title, opening = [], sections } = removalLetter(reply as never, policy);
  const parts = sections.flatMap(({ heading, paragraphs, list }) => [heading, ...paragraphs, ...list]);
  return [title, ...opening, ...parts].join("\n");
};

describe("the letter that answers a request for erasure", () => {
  test("says what was really done: decided, closed to everybody, or destroyed", () => {
    expect(textOf()).toContain("nobody can read or hear it any more");
    expect(textOf({ items: [{ ...item, removal: "none" }] })).toContain("will be carried out");
    const gone = textOf({ items: [{ ...item, startedAt: null, removal: "destroyed" }] });
    expect(gone).toContain("destroyed, in backups too");
    expect(gone).toContain("Article 17(1)(d)");
    expect(gone).not.toContain("24 hours");
  });

  test("T-A12.5c of what stays it says by which provision, for which task, and when it goes anyway", () => {
    const text = textOf({ outcome: "partly", items: [item, kept] });
    for (const part of ["Article 17(3)(b)", "Act 380/2023, 12 §", "Its term ends on 10 May 2027"])
      expect(text).toContain(part);
  });

  test("those to whom it was disclosed are told (Art 19), and where there are none it says so", () => {
    expect(textOf()).toContain("nobody has to be told");
    const disclosed = textOf({ items: [{ ...item, uses: [{ on: "2026-11-15", purpose: "p5" }] }] });
    expect(disclosed).toContain("We tell the recipients");
    expect(textOf({ outcome: "refused", items: [kept] })).not.toContain("to be told");
  });

  test("T-A12.1a of a rectification it says that a statement stands beside an unaltered recording, and speaks of no erasure", () => {
    const because = "gdpr-16-inaccurate";
    const attached = { ...item, because, removal: "none", rectified: "2026-11-24" };
    const text = textOf({ kind: "rectification", items: [attached] });
    for (const part of ["attached since 24 Nov 2026", "not altered", "Article 16, inaccurate data"])
      expect(text).toContain(part);
    const disclosed = { ...attached, uses: [{ on: "2026-11-15", purpose: "p5" }] };
    expect(textOf({ kind: "rectification", items: [disclosed] })).toContain(
      "recipients of the rectification",
    );
    expect(text).not.toMatch(/eras/i);
    const refused = { ...kept, task: undefined, grounds: ["gdpr-16"] };
    expect(textOf({ kind: "rectification", outcome: "refused", items: [refused] })).toContain(
      "Not rectified",
    );
  });

  test("of each kind and in each language every word is said, and no place is left open", () => {
    for (const language of ["fi", "sv", "en"])
      for (const kind of ["rectification", "erasure", "restriction", "objection"]) {
        const text = textOf({ language, kind, items: [item, kept] });
        expect(text).not.toMatch(/[{}]|undefined/);
        expect(text).toContain("T-9F3C-7");
      }
    for (const [key, said] of Object.entries(words)) {
      const open = said.map((one) => [...one.matchAll(/\{\w+\}/g)].map(String).toSorted().join());
      expect([key, said.length, new Set(open).size]).toEqual([key, 3, 1]);
    }
  });
});
