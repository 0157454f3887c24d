import { describe, expect, test } from "@jest/globals";
import { type Action, actionNames, actions, ledgerEntry } from "@tallenne/contracts";
import type { z } from "zod";
import { testEntry } from "../testing/ledger-archive.ts";
import { describeEntry, entryBytes, entryOf } from "./entry-bytes.ts";

/** Invented people, as somebody could slip them into a field. Identity codes are of the test range. */
const slips = [
  "Aino Koivuranta",
  "aino koivuranta",
  "+358401234567",
  "0401234567",
  "aino@example.fi",
  "010190-901X",
  "010190-901x",
  "010190b901x",
  "Hei, olen muuttanut",
];

/** A value a field takes, as its own contract shows it. */
function exampleOf(field: z.ZodType): unknown {
  const { example } = field.meta() ?? {};
  const { innerType } = field.def as { innerType?: z.ZodType };
  return example ?? (innerType ? exampleOf(innerType) : undefined);
}
const shapeOf = (action: Action) => actions[action].shape as Readonly<Record<string, z.ZodType>>;
const factsOf = (action: Action) =>
  Object.fromEntries(Object.entries(shapeOf(action)).map(([name, field]) => [name, exampleOf(field)]));
const taken = (action: Action, facts: Record<string, unknown>) =>
  entryBytes(testEntry(1, { action, facts }), 0);
const refusal = expect.objectContaining({ slug: "bad-input" });

describe.each(actionNames)("the event %s (T-E1)", (action) => {
  test("is taken with the facts of its schema and read back the same", () => {
    const entry = testEntry(1, { action, facts: factsOf(action) });
    const { bytes, id } = entryBytes(entry, 0);
    expect(entryOf({ bytes })).toEqual(entry);
    expect(describeEntry(bytes)).toMatchObject({ id, action, actor: entry.actor, outcome: entry.outcome });
  });

  test("has no field for anything else", () => {
    expect(() => taken(action, { ...factsOf(action), note: "x" })).toThrow(refusal);
  });

  test("lacks nothing that its schema asks for", () => {
    for (const [name, field] of Object.entries(shapeOf(action))) {
      if (field.safeParse(undefined).success) continue;
      const { [name]: _left, ...rest } = factsOf(action);
      expect(() => taken(action, rest)).toThrow(refusal);
    }
  });

  test("takes no name, number, address or sentence in any of its fields", () => {
    const through = Object.keys(shapeOf(action)).flatMap((name) =>
      slips.flatMap((slip) =>
        [slip, [slip], { [slip]: 1 }].flatMap((value) => {
          try {
            taken(action, { ...factsOf(action), [name]: value });
            return [`${name}: ${JSON.stringify(value)}`];
          } catch {
            return [];
          }
        }),
      ),
    );
    expect(through).toEqual([]);
  });
});

describe("an entry itself", () => {
  test.each(["actor", "role", "commitment", "grant", "purpose", "case", "operation", "at", "date"])(
    "takes nothing personal as its %s",
    (field) => {
      const through = slips.filter((slip) => {
        const parsed = ledgerEntry.safeParse({ ...testEntry(1), [field]: slip });
        return parsed.success && !isRefused(() => entryBytes(parsed.data, 0));
      });
      expect(through).toEqual([]);
    },
  );

  test("takes nothing personal among its objects and policies", () => {
    for (const field of ["objects", "policies"])
      for (const slip of slips) {
        const parsed = ledgerEntry.safeParse({ ...testEntry(1), [field]: [slip] });
        expect(parsed.success && !isRefused(() => entryBytes(parsed.data, 0))).toBe(false);
      }
  });

  test("is kept as canonical JSON: the same facts give the same bytes in whatever order they came", () => {
    const facts = { register: "calls", count: 2 };
    const turned = { count: 2, register: "calls" };
    expect(taken("contact.indexed", facts).bytes).toEqual(taken("contact.indexed", turned).bytes);
  });
});

function isRefused(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}
