import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keptLog, type SetClock, setClock } from "@tallenne/runtime";
import type { Collection } from "../../collection.ts";
import type { Documents } from "../../documents.ts";
import { keepsNothingPersonal } from "../../kept.ts";
import { sqliteDocuments } from "../../sqlite/sqlite-documents.ts";
import { type Carrying, carrying, type PendingEvent } from "../pending-event.ts";
import { createRelay, type Relay } from "../relay.ts";

/** A document that carries events, of the test's own. */
export interface Parcel extends Carrying {
  readonly note?: string;
}

const parcelsKept = keepsNothingPersonal<Parcel>("trial.parcels", "made-up", {
  indexes: ["isPending"],
  parse: (value) => value as Parcel,
});
const cratesKept = keepsNothingPersonal<Parcel>("trial.crates", "made-up", {
  indexes: ["isPending"],
  parse: (value) => value as Parcel,
});

/** A ledger that may be away, counts calls, and keeps an entry once, as the real one does. */
interface TrialLedger {
  isAway: boolean;
  calls: number;
  readonly entries: Map<string, number>;
  tell(entries: readonly unknown[]): Promise<void>;
}

function trialLedger(): TrialLedger {
  return {
    isAway: false,
    calls: 0,
    entries: new Map(),
    async tell(entries) {
      this.calls += 1;
      if (this.isAway) throw new Error("the ledger is away");
      for (const { id } of entries as { id: string }[]) this.entries.set(id, (this.entries.get(id) ?? 0) + 1);
    },
  };
}

export const fact = (id: string): PendingEvent => ({ id, kind: "thing-happened", body: { of: id } });
export const trail = (id: string): PendingEvent => ({ id, kind: "trail", trail: { id } });

/** A document with events inside. */
export function parcel(id: string, events: readonly PendingEvent[]): Omit<Parcel, "version"> {
  return { id, ...carrying(events) };
}

/** A store in a folder of its own with two collections, a ledger, and relays as many as a test starts. */
export interface RelayRoom {
  readonly documents: Documents;
  readonly parcels: Collection<Parcel>;
  readonly crates: Collection<Parcel>;
  readonly ledger: TrialLedger;
  readonly clock: SetClock;
  readonly log: ReturnType<typeof keptLog>;
  /** A relay over the room, or over what a test puts in the place of its parts. */
  relay(over?: {
    documents?: Documents;
    sources?: readonly Collection<Parcel>[];
    tell?: (entries: readonly unknown[]) => Promise<unknown>;
  }): Promise<Relay>;
  leave(): Promise<void>;
}

export async function relayRoom(): Promise<RelayRoom> {
  const folder = await mkdtemp(join(tmpdir(), "tallenne-relay-"));
  const documents = await sqliteDocuments({ folder, service: "trial" });
  const parcels = await documents.open(parcelsKept);
  const crates = await documents.open(cratesKept);
  const ledger = trialLedger();
  const clock = setClock(Date.UTC(2026, 10, 24, 8));
  const log = keptLog();
  return {
    documents,
    parcels,
    crates,
    ledger,
    clock,
    log,
    relay: (over = {}) =>
      createRelay({
        service: "trial",
        documents,
        sources: [parcels, crates],
        tell: (entries) => ledger.tell(entries),
        clock,
        log,
        ...over,
      }),
    async leave() {
      await documents.close();
      await rm(folder, { recursive: true });
    },
  };
}
