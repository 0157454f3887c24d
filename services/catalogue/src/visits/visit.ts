import {
  type SlotView,
  slotView,
  type VisitEventRow,
  visitEventRow,
  type VisitView,
  visitView,
} from "@tallenne/contracts";
import { type CalendarDate, type ContactId, holdsTime, type Instant, type PersonId } from "@tallenne/domain";
import { type Carrying, type Collection, type Documents, keeps } from "@tallenne/store";
import { z } from "zod";

/** An item of the decision, with what its listing needs when the contact itself is gone. */
export interface VisitItem {
  readonly contact: ContactId;
  readonly channel: "call" | "chat" | "email" | "eform";
  readonly startedAt: Instant;
}

/** A supervised listening visit: what is agreed, and every event of it (flows D24). No name stands in it; words are sealed. */
export interface Visit extends Carrying, Omit<VisitView, "version" | "items" | "hasRecord" | "offers"> {
  readonly id: VisitView["id"];
  readonly items: readonly VisitItem[];
  /** Day of the agreed time, null while there is none: what lists look for. */
  readonly day: CalendarDate | null;
  /** People who may not supervise it (INV-9). */
  readonly disqualified: readonly PersonId[];
  readonly events: readonly VisitEventRow[];
  /** Number of the last event of the room that was taken. */
  readonly taken: number;
  /** Its request has still to learn how far it has come: set with what changed, taken away when it is told. */
  readonly isUntold: boolean;
}
export type Visits = Collection<Visit>;

const {
  version: _version,
  items: _items,
  hasRecord: _hasRecord,
  offers: _offers,
  ...agreed
} = visitView.shape;

const kept = z.strictObject({
  ...agreed,
  version: z.int(),
  items: z.array(z.strictObject({ contact: z.string(), channel: z.string(), startedAt: z.string() })),
  day: z.string().nullable(),
  disqualified: z.array(z.string()),
  events: z.array(visitEventRow),
  taken: z.int(),
  isUntold: z.boolean().default(false),
  pending: z.array(z.unknown()),
  isPending: z.boolean(),
});

const visitsKept = keeps<Visit>("catalogue.visits", {
  register: "case files",
  personal: ["events", "supervisor", "disqualified"],
  term: "P10Y",
  indexes: ["office+day", "office+state", "case", "isPending", "isUntold"],
  parse: (value) => kept.parse(value) as unknown as Visit,
});

/** Opens the visits. */
export function openVisits(documents: Documents): Promise<Visits> {
  return documents.open(visitsKept);
}

/** Visits of a request, oldest first. */
export async function visitsOf(visits: Visits, matter: string): Promise<readonly Visit[]> {
  const { rows } = await visits.find({ where: { field: "case", is: matter }, limit: 1000 });
  return rows.toSorted((a, b) => (firstAt(a) < firstAt(b) ? -1 : 1));
}

/** The visit as shown. */
export function viewOf(visit: Visit): VisitView {
  const { shape } = visitView;
  return visitView.parse({
    ...Object.fromEntries(Object.entries(visit).filter(([name]) => name in shape)),
    items: visit.items.length,
    offers: countOf(visit, "offered"),
    hasRecord: visit.state === "recorded" || visit.state === "signed-off",
  });
}

/** When the requester said that everything was heard. */
export function heardAt({ events }: Pick<Visit, "events">): Instant | undefined {
  return events.find(({ event }) => event === "finished")?.at;
}

/** Whether the requester said that everything was heard. */
export function wasHeard(visit: Pick<Visit, "events">): boolean {
  return heardAt(visit) !== undefined;
}

/** How often something happened. */
export function countOf(visit: Pick<Visit, "events">, event: VisitEventRow["event"]): number {
  return visit.events.filter((one) => one.event === event).length;
}

/** The times a visit holds on a day: the agreed one, or those of an offer that can still be answered. */
export function heldSlots(visit: Visit, today: CalendarDate): readonly SlotView[] {
  if (visit.slot !== null && holdsTime(visit.state)) return [visit.slot];
  return visit.state === "offered" && (visit.answerBy ?? "") >= today ? visit.offered : [];
}

/** Whether two are the same time in the same room. */
export function isSameSlot(one: SlotView, other: SlotView): boolean {
  return Object.keys(slotView.shape).every(
    (name) => one[name as keyof SlotView] === other[name as keyof SlotView],
  );
}

const firstAt = ({ events }: Visit): string => events[0]?.at ?? "";
