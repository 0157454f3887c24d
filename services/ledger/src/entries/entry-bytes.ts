import { actions, canonicalBytes, type LedgerEntry, ledgerEntry, refuse } from "@tallenne/contracts";
import { epochOf } from "@tallenne/domain";
import type { EntryDescription, LogEntry, StoredEntry } from "../log/log.ts";

/**
 * Shapes of personal data that no code of ours has, as a second fence behind the schemas: an e-mail address, a personal identity code with any of the
 * century signs, a telephone number. An entry can never be taken back.
 */
const personal = [
  /@/,
  /(?<![0-9a-z])\d{6}[-+a-fu-y]\d{3}[0-9a-fhj-npr-y](?![0-9a-z])/i,
  /(?<![0-9a-z.-])(\+|00|0)[1-9]\d{4,14}(?![0-9a-z])/i,
];

/**
 * An entry as the log keeps it: canonical JSON (RFC 8785), its facts held to the schema of its action. Throws Problem `bad-input`, which names
 * the place and never a value.
 */
export function entryBytes(entry: LedgerEntry, place: number): LogEntry {
  const facts = actions[entry.action].safeParse(entry.facts);
  const { policies, role, purpose } = entry;
  const texts = facts.success ? textsIn([facts.data, policies, role, purpose]) : [];
  if (!facts.success || texts.some((text) => personal.some((shape) => shape.test(text))))
    throw refuse("bad-input", {
      findings: [{ pointer: `#/entries/${place}/facts`, code: "facts-not-allowed" }],
    });
  return { id: entry.id, bytes: canonicalBytes({ ...entry, facts: facts.data }) };
}

/** An entry of the log, read back. Throws what JSON or the schema throws for bytes that are no entry. */
export function entryOf({ bytes }: Pick<StoredEntry, "bytes">): LedgerEntry {
  return ledgerEntry.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
}

/** What the lookup knows of an entry: found by what it is about, its case included. */
export function describeEntry(bytes: Uint8Array): EntryDescription {
  const entry = JSON.parse(Buffer.from(bytes).toString("utf8")) as LedgerEntry;
  const { id, at, objects, actor, action, outcome } = entry;
  const about = entry.case === undefined ? objects : [...objects, entry.case];
  return { id, at: epochOf(at as Parameters<typeof epochOf>[0]), about, actor, action, outcome };
}

/** Every text of a value, names of fields included. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return [...Object.keys(value), ...Object.values(value).flatMap(textsIn)];
}
