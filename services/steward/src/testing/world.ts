import { type LedgerEntry, type Operation, Problem } from "@tallenne/contracts";
import {
  addDays,
  type CalendarDate,
  calendarDate,
  type ContactId,
  firstPolicy,
  instant,
  lastDayFor,
  registerIn,
  retentionRule,
} from "@tallenne/domain";
import type { Peers } from "@tallenne/wire";
import { createHash } from "node:crypto";
import { testId } from "./invented.ts";
import { partKey, type WorldContact, worldServices, type WorldState } from "./world-services.ts";
import { type Effect, worldKeys, worldObjects } from "./world-stores.ts";

/** The process died: everything after it fails until a new one is started. */
class Killed extends Error {}

/** Everything around the steward, in memory: the other services, their stores, and ways to break them. */
export function inventedWorld() {
  const contacts = new Map<ContactId, WorldContact>();
  const tombstones = new Set<ContactId>();
  const closed = new Set<string>();
  const index = new Set<ContactId>();
  const staging = new Set<ContactId>();
  const entries: LedgerEntry[] = [];
  /** Every effect in order, by name. */
  const effects: string[] = [];
  const breakage = {
    /** Names of effects or operations that fail with `peer-away`. */
    away: new Set<string>(),
    /** What happens elsewhere at the moment of an effect. */
    meanwhile: new Map<string, () => void>(),
    /** Kills the process when the effect of this number has happened. */
    killAt: Number.POSITIVE_INFINITY,
    dead: false,
  };
  const effect: Effect = async (name, act) => {
    if (breakage.dead) throw new Killed();
    if (breakage.away.has(name)) throw new Problem("peer-away");
    effects.push(name);
    breakage.meanwhile.get(name)?.();
    const kills = effects.length === breakage.killAt;
    if (kills) breakage.dead = true;
    const done = await act();
    if (kills) throw new Killed();
    return done;
  };
  const keys = worldKeys(effect);
  const objects = worldObjects(effect);
  let policies = [firstPolicy];
  let today = longAgo;

  const state: WorldState = {
    contacts,
    tombstones,
    closed,
    index,
    staging,
    entries,
    living: keys.living,
    policies: () => policies,
    today: () => today(),
    events: [],
  };
  const handlers = worldServices(state);
  const peers: Peers = {
    service: "steward",
    call: (operation: Operation, sent: { body?: unknown }) =>
      effect(operation.id, () => {
        const handler = handlers[operation.id];
        if (handler === undefined) throw new Error(`the world knows no ${operation.id}`);
        return handler(sent.body as never) as never;
      }),
    close: () => undefined,
  };
  let numbered = 0;
  return {
    contacts,
    tombstones,
    closed,
    index,
    staging,
    entries,
    effects,
    breakage,
    effect,
    keys,
    objects,
    peers,
    events: state.events,
    /** The calendar of the other services. */
    setToday: (next: typeof today) => void (today = next),
    setPolicies: (next: typeof policies) => void (policies = next),
    /** Takes a contact in: row, key, object, index, entry in the ledger. `stated` makes the catalogue lie about its last day. */
    take: (
      anchorDate: CalendarDate,
      more: { stated?: CalendarDate; told?: CalendarDate | null; on?: CalendarDate } = {},
    ) => {
      const register = registerIn(firstPolicy, "calls");
      if (register === undefined) throw new Error("the first policy has calls");
      const lastDay = more.stated ?? lastDayFor(retentionRule(register), anchorDate);
      const id = testId("contact", (numbered += 1));
      const bucket = `calls/standard/${lastDay}`;
      contacts.set(id, {
        id,
        register: "calls",
        anchorDate,
        lastDay,
        keptUntil: lastDay,
        holds: [],
        freezes: [],
        untold: false,
        class: "standard",
        bucket,
        bucketVersion: 1,
        disposal: null,
      });
      keys.living.add(`${bucket}#1`);
      objects.keys.add(partKey(id));
      index.add(id);
      const told = more.told === undefined ? anchorDate : more.told;
      if (told !== null) entries.push(ingested(id, told, more.on ?? addDays(anchorDate, 1)));
      return id;
    },
  };
}

function ingested(id: ContactId, anchorDate: CalendarDate, date: CalendarDate): LedgerEntry {
  return {
    v: 1,
    id: testId("entry", Number.parseInt(createHash("sha256").update(id).digest("hex").slice(0, 7), 16)),
    at: instant("2026-01-01T00:00:00.000Z"),
    date,
    actor: testId("source", 1),
    action: "contact.ingested",
    objects: [id],
    outcome: "done",
    facts: { register: "calls", class: "standard", anchorDate },
  };
}

/** Until somebody says what day it is. */
function longAgo(): CalendarDate {
  return calendarDate("1970-01-01");
}
