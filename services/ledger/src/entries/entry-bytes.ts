import { actions, canonicalBytes, type LedgerEntry, ledgerEntry, refuse } from "@tallenne/contracts";
import { epochOf } from "@tallenne/domain";
import type { EntryDescription, LogEntry, StoredEntry } from "../log/log.ts";

/**
 * An entry as the log keeps it: canonical JSON (RFC 8785), its facts held to the schema of its action. Throws Problem `bad-input`, which names
 * the place and never a value.
 */
export function entryBytes(entry: LedgerEntry, place: number): LogEntry {
  const facts = actions[entry.action].safeParse(entry.facts);
  if (!facts.success)
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
