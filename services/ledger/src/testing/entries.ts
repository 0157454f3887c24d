import { idFrom } from "@tallenne/domain";
import { createHash } from "node:crypto";
import { type EntryDescription, type LogEntry } from "../log/log.ts";

/** An entry as the tests write it: canonical JSON of a few fields, padded to a length usual for the ledger. */
export function entryNumber(
  number: number,
  fields: Partial<EntryDescription> & { pad?: number } = {},
): LogEntry {
  const { pad = 250, ...given } = fields;
  const id = given.id ?? idFrom("entry", digest(`entry ${number}`));
  const stated = {
    about: given.about ?? [idFrom("contact", digest(`contact ${number % 50}`))],
    action: given.action ?? "access.listened",
    outcome: given.outcome ?? "permitted",
    actor: given.actor ?? idFrom("person", digest(`person ${number % 7}`)),
    at: given.at ?? 1_780_000_000_000 + number * 1000,
    id,
    pad: "x".repeat(pad),
  };
  return { id, bytes: Buffer.from(JSON.stringify(stated)) };
}

/** Entries numbered `from` ≤ number < `to`. */
export function entriesNumbered(from: number, to: number): LogEntry[] {
  return Array.from({ length: to - from }, (_, place) => entryNumber(from + place));
}

/** Reads such an entry. */
export function describeEntry(bytes: Uint8Array): EntryDescription {
  const { id, at, about, actor, action, outcome } = JSON.parse(
    Buffer.from(bytes).toString(),
  ) as Required<EntryDescription>;
  return { id, at, about, actor, action, outcome };
}

function digest(text: string): Uint8Array {
  return createHash("sha256").update(text).digest().subarray(0, 16);
}
