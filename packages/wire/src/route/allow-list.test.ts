import { type Operation, operations } from "@tallenne/contracts";
import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { allowList } from "./allow-list.ts";

describe("a schema as an allow-list", () => {
  const inner = z.strictObject({ id: z.string() });
  const shape = z.strictObject({
    one: inner,
    many: z.array(inner),
    pair: z.tuple([inner, z.number()]),
    named: z.record(z.string(), inner),
    either: z.union([inner, z.strictObject({ code: z.literal(1) })]),
    perhaps: inner.optional(),
    nobody: inner.nullable(),
    fixed: inner.readonly(),
    usual: inner.default({ id: "x" }),
  });
  const extra = { id: "a", phone: "040 1234567" };

  test("drops what it does not name, at every depth and in every kind of part", () => {
    const parsed = allowList(shape).parse({
      one: extra,
      many: [extra],
      pair: [extra, 1],
      named: { x: extra },
      either: { code: 1, phone: "x" },
      perhaps: extra,
      nobody: extra,
      fixed: extra,
      secret: true,
    });
    const bare = { id: "a" };
    expect(parsed).toEqual({
      one: bare,
      many: [bare],
      pair: [bare, 1],
      named: { x: bare },
      either: { code: 1 },
      perhaps: bare,
      nobody: bare,
      fixed: bare,
      usual: { id: "x" },
    });
  });

  test("still refuses what does not fit, checks included", () => {
    const checked = z.strictObject({ from: z.int(), to: z.int() }).refine(({ from, to }) => from <= to);
    expect(allowList(checked).safeParse({ from: 2, to: 1, extra: 1 }).success).toBe(false);
    expect(allowList(checked).parse({ from: 1, to: 2, extra: 1 })).toEqual({ from: 1, to: 2 });
    expect(allowList(z.array(inner).max(1)).safeParse([extra, extra]).success).toBe(false);
    expect(allowList(shape).safeParse({}).success).toBe(false);
  });

  test("leaves the schema it was made of as strict as it was", () => {
    allowList(shape);
    expect(inner.safeParse(extra).success).toBe(false);
  });

  test("an open part stays open, and a loose value stays as it is", () => {
    const open = z.object({ id: z.string() }).catchall(z.strictObject({ a: z.number() }));
    expect(allowList(open).parse({ id: "x", more: { a: 1, b: 2 } })).toEqual({ id: "x", more: { a: 1 } });
    expect(allowList(z.record(z.string(), z.unknown())).parse({ a: { b: 1 } })).toEqual({ a: { b: 1 } });
  });
});

/** Kinds of schema that hold others, which the allow-list knows; the last two hold none. */
const known = new Set([
  "object",
  "array",
  "tuple",
  "record",
  "union",
  "optional",
  "nullable",
  "default",
  "readonly",
  "nonoptional",
]);
const leaves = new Set(["string", "number", "int", "boolean", "enum", "literal", "null", "unknown", "never"]);

function* kindsIn(schema: z.ZodType): Generator<string> {
  const def = schema.def as unknown as Record<string, unknown> & { type: string };
  yield def.type;
  const parts = [
    def["element"],
    def["valueType"],
    def["innerType"],
    ...((def["items"] as unknown[] | undefined) ?? []),
    ...((def["options"] as unknown[] | undefined) ?? []),
    ...Object.values(def["shape"] ?? {}),
  ];
  for (const part of parts) if (part) yield* kindsIn(part as z.ZodType);
}

describe("every contract's reply can be an allow-list", () => {
  const replies = operations.filter((one): one is Operation & { reply: z.ZodType } => one.reply !== "stream");
  test.each(replies.map((one) => [one.id, one.reply] as const))("%s", (_id, reply) => {
    const strange = [...kindsIn(reply)].filter((kind) => !known.has(kind) && !leaves.has(kind));
    expect(strange).toEqual([]);
  });
});
