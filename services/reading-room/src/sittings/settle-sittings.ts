import { type Action, type ActionFacts, type LedgerEntry, parseEntry } from "@tallenne/contracts";
import { type ContactId, instantOf } from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import { type Collection, carrying, type PendingEvent } from "@tallenne/store";
import type { LiveTickets } from "../sound/live-ticket.ts";
import { aboutOf, type HeardNote, noting, type Sitting } from "./sitting.ts";
import { beyond, joined, type Stretch } from "./stretch.ts";
import { trailEvent } from "./trail-event.ts";

interface SettleSittingsPorts {
  readonly sittings: Collection<Sitting>;
  readonly tickets: LiveTickets;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** A sitting nobody used for so long has ended: no session lives longer (security §2.2). */
const longestIdleMs = 8 * 3_600_000;
/** How long an ended sitting stays after the ledger has all of it. */
const keptMs = 90 * 24 * 3_600_000;

/**
 * Settles what players left open (flows D22): sound that went out and was never reported as played stands in the ledger as served, not confirmed, once
 * no recording of the sitting is open and nobody used it for `graceMs`; a sitting nobody used for eight hours is ended; one that ended ninety days
 * ago and is in ledger and catalogue whole is removed. Safe to repeat.
 */
export function settleSittings(ports: SettleSittingsPorts) {
  const { sittings, tickets, clock } = ports;
  return async (graceMs: number): Promise<void> => {
    const now = clock.now();
    for await (const { id, activeAt } of sittings.each({ field: "state", is: "open" })) {
      if (tickets.hasOpen(id) || activeAt > now - graceMs) continue;
      await sittings.change(id, (sitting) => settled(ports, sitting));
    }
    const past = { field: "activeAt", before: now - keptMs } as const;
    const ended = sittings.each({ all: [{ field: "state", is: "closed" }, past] });
    for await (const { id, version, isPending, isUnnoted } of ended)
      if (!isPending && !isUnnoted) await sittings.remove(id, version);
  };
}

/** The sitting with what became of it; undefined when there is nothing to say. */
function settled(ports: SettleSittingsPorts, sitting: Sitting): Sitting | undefined {
  const { clock, chance } = ports;
  if (sitting.state === "closed") return undefined;
  const events: PendingEvent[] = [];
  const notes: HeardNote[] = [];
  const unconfirmed: Record<string, readonly Stretch[]> = { ...sitting.unconfirmed };
  for (const [contact, served] of Object.entries(sitting.served)) {
    const told = [...(sitting.heard[contact] ?? []), ...(sitting.unconfirmed[contact] ?? [])];
    const left = beyond(served, told);
    if (left.length === 0) continue;
    // Sound went out and no player ever said so: its adviser shall see that too.
    if (told.length === 0)
      notes.push({ contact: contact as ContactId, on: ports.calendar.today(), role: sitting.role });
    unconfirmed[contact] = joined([...(sitting.unconfirmed[contact] ?? []), ...left]);
    const facts = { ranges: left.map(([from, to]): [number, number] => [from, to]), confirmed: false };
    const objects = [sitting.id, contact];
    events.push(trailEvent(chance, entryOf(ports, sitting, { action: "access.listened", objects, facts })));
  }
  const isOver = sitting.activeAt <= clock.now() - longestIdleMs;
  if (isOver) {
    const objects = [sitting.id, ...sitting.contacts];
    const facts = { reason: "abandoned" };
    events.push(
      trailEvent(chance, entryOf(ports, sitting, { action: "access.sitting.closed", objects, facts })),
    );
  }
  if (events.length === 0) return undefined;
  return {
    ...sitting,
    unconfirmed,
    ...noting([...sitting.unnoted, ...notes]),
    ...(isOver ? { state: "closed" as const, closedAt: instantOf(clock.now()) } : {}),
    ...carrying([...sitting.pending, ...events]),
  };
}

/** An entry about what a person left open, made when nobody asks. */
function entryOf<A extends Action>(
  { calendar, clock, chance }: SettleSittingsPorts,
  sitting: Sitting,
  words: { readonly action: A; readonly objects: readonly string[]; readonly facts: ActionFacts<A> },
): LedgerEntry {
  return parseEntry({
    v: 1,
    id: chance.id("entry"),
    at: instantOf(clock.now()),
    date: calendar.today(),
    actor: sitting.person,
    role: sitting.role,
    outcome: "done",
    ...words,
    ...aboutOf(sitting),
  });
}
