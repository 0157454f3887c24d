import { operation } from "@tallenne/contracts";
import { z } from "zod";

const words = (description: string) => z.string().min(1).max(40).meta({ description, example: "sana" });
const rows = z.strictObject({
  rows: z.array(z.strictObject({ id: words("Id."), version: z.int().optional() })),
});

const shape = { service: "catalogue", audience: "public", promises: [] } as const;

/** A read of one's own: no trail. */
export const readOwn = operation({
  ...shape,
  id: "readOwn",
  method: "get",
  path: "/v1/own",
  summary: "Own rows.",
  caller: { who: "person", act: "self.read" },
  trail: { none: "one's own facts" },
  reply: rows,
  problems: ["sign-in-first"],
});
/** A read that the ledger knows of before it happens. */
export const listRows = operation({
  ...shape,
  id: "listRows",
  method: "get",
  path: "/v1/rows/:row",
  summary: "Rows.",
  caller: { who: "person", act: "self.read" },
  trail: { before: "access.listed" },
  params: z.strictObject({ row: z.string().regex(/^\d+$/) }),
  query: z.strictObject({
    limit: z
      .string()
      .regex(/^\d{1,3}$/)
      .optional(),
  }),
  reply: rows,
  problems: ["bad-input", "sign-in-first", "not-permitted", "unknown", "no-ledger"],
});
/** A change that only an administrator may make. */
export const runAll = operation({
  ...shape,
  id: "runAll",
  method: "post",
  path: "/v1/runs",
  summary: "Run.",
  caller: { who: "person", act: "deletion.run" },
  trail: { before: "retention.rehearsed" },
  body: z.strictObject({
    name: words("Name."),
    many: z.array(z.strictObject({ count: z.int().min(1) })).max(3),
  }),
  reply: z.strictObject({ ok: z.boolean() }),
  status: 201,
  problems: ["bad-input", "sign-in-first", "not-permitted", "no-ledger"],
});
/** A change of one's own. */
export const setOwn = operation({
  ...shape,
  id: "setOwn",
  method: "put",
  path: "/v1/own",
  summary: "Set.",
  caller: { who: "person", act: "self.read" },
  trail: { none: "one's own setting" },
  body: z.strictObject({
    name: words("Name."),
    parties: z.array(z.strictObject({ phone: words("Phone.") })).max(3),
  }),
  reply: z.strictObject({ name: words("Name.") }),
  problems: ["bad-input", "sign-in-first", "conflict"],
});
/** A change without a body. */
export const dropOwn = operation({
  ...shape,
  id: "dropOwn",
  method: "delete",
  path: "/v1/own",
  summary: "Drop.",
  caller: { who: "person", act: "self.leave" },
  trail: { none: "one's own setting" },
  reply: z.strictObject({}),
  problems: ["sign-in-first"],
});
/** Somebody nobody knows yet. */
export const enter = operation({
  ...shape,
  id: "signIn",
  method: "post",
  path: "/v1/enter",
  summary: "Enter.",
  caller: { who: "anyone", reason: "nobody is known yet" },
  trail: { none: "an example" },
  body: z.strictObject({ name: words("Name."), code: words("Code.") }),
  reply: z.strictObject({ name: words("Name.") }),
  status: 201,
  problems: ["bad-input", "sign-in-refused", "too-many"],
});
/** Bytes in, from a source. */
export const putBytes = operation({
  ...shape,
  service: "intake",
  id: "putBytes",
  method: "put",
  path: "/v1/bytes",
  summary: "Bytes in.",
  caller: { who: "source", act: "contact.put" },
  trail: { with: "contact.ingested" },
  body: "stream",
  reply: z.strictObject({ length: z.int() }),
  status: 201,
  alsoStatus: [200],
  problems: ["sign-in-first", "content-refused", "too-large"],
});
/** Bytes out. */
export const readBytes = operation({
  ...shape,
  id: "readBytes",
  method: "get",
  path: "/v1/bytes",
  summary: "Bytes out.",
  caller: { who: "person", act: "self.read" },
  trail: { none: "an example" },
  reply: "stream",
  alsoStatus: [206],
  problems: ["sign-in-first", "gone", "not-acceptable-range"],
});
/** Between services. */
export const readInside = operation({
  ...shape,
  audience: "internal",
  id: "readInside",
  method: "post",
  path: "/v1/inside",
  summary: "Inside.",
  caller: { who: "services", callers: ["intake", "steward"] },
  trail: { none: "a leaf read" },
  body: z.strictObject({ word: words("Word.") }),
  reply: z.strictObject({ word: words("Word.") }),
  problems: ["bad-input", "unknown", "gone"],
});
