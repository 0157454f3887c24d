import {
  type Finding,
  type LedgerEntry,
  type offerVisit,
  type Parsed,
  refuse,
  type SlotView,
} from "@tallenne/contracts";
import {
  addDays,
  type CalendarDate,
  choiceOf,
  guardsOfChoice,
  isVisitOver,
  offersLeft,
  type VisitGuard,
  type VisitId,
  visitMinutes,
} from "@tallenne/domain";
import { carrying } from "@tallenne/store";
import type { Contacts } from "../contacts/contacts.ts";
import { begins, isUsable, type Offices } from "../offices/office.ts";
import type { VisitPorts } from "./visit-ports.ts";
import type { BookedRequest } from "./booked-request.ts";
import { type Desk, noted, trailOf } from "./desk.ts";
import { dropTimes, takeTimes } from "./room-day.ts";
import { answerBy, stepVisit } from "./step-visit.ts";
import { countOf, type Visit, type VisitItem, visitsOf } from "./visit.ts";

export type OfferAsked = Parsed<(typeof offerVisit)["body"]>;

/** How long an offer can be answered, days. */
const answerDays = 7;

/** What is looked at before an offer is decided and made. */
export interface OfferPrepared {
  readonly id: VisitId;
  /** Undefined where there is no such request, or no such visit of it. */
  readonly request: BookedRequest | undefined;
  /** The visit that gets a new offer; undefined for a first one, or a further visit of the same request. */
  readonly former: Visit | undefined;
  /** Another visit of the request that is not over. */
  readonly open: Visit | undefined;
  readonly follows: VisitId | null;
  readonly minutes: number;
}

/** Looks an offer over. What it finds out about the request is told only to who may book for it. */
export function prepareOffer({ visits, booked, chance }: Pick<VisitPorts, "visits" | "booked" | "chance">) {
  return async (asked: OfferAsked): Promise<OfferPrepared> => {
    const minutes = visitMinutes({
      hasInterpreter: asked.interpreter !== "none",
      hasExtraTime: asked.aids.includes("extra-time"),
    });
    const [request, known] = await Promise.all([booked(asked.case), visitsOf(visits, asked.case)]);
    const former = known.find(({ id }) => id === asked.visit);
    return {
      id: asked.visit ?? chance.id("visit"),
      request: asked.visit !== undefined && former === undefined ? undefined : request,
      former,
      open: known.find(({ id, state }) => id !== asked.visit && !isVisitOver(state)),
      follows: former === undefined ? (known.at(-1)?.id ?? null) : former.follows,
      minutes,
    };
  };
}

/** What is known of the request when its existence is no secret any more. */
type OfferReady = OfferPrepared & { readonly request: BookedRequest };

/** The offer of a request that exists and has no other visit under way. Throws Problem `unknown`, `not-at-this-stage`. */
export function readyOffer(prepared: OfferPrepared): OfferReady {
  const { request, open } = prepared;
  if (request === undefined) throw refuse("unknown");
  if (open !== undefined) throw refuse("not-at-this-stage", { facts: { state: open.state } });
  return { ...prepared, request };
}

/**
 * Offers times: the visit begins, or gets a new offer. The times are taken first, so that nobody else is offered them. Throws Problem `bad-input` with every
 * time that cannot be: an unknown room, a past day, a time at which a visit of this length does not begin; `not-at-this-stage` with the guard.
 */
export function makeOffer(ports: VisitPorts) {
  const { visits, offices, contacts, calendar } = ports;
  const take = takeTimes(ports);
  const drop = dropTimes(ports);
  return async (
    desk: Desk,
    asked: OfferAsked,
    how: OfferReady & { readonly entry: LedgerEntry },
  ): Promise<Visit> => {
    const { id, request, former, minutes } = how;
    const today = calendar.today();
    const findings = await findingsOf(offices, { ...asked, minutes, today });
    if (findings.length > 0) throw refuse("bad-input", { findings });
    const choice = choiceOf(asked.slots, {
      today,
      due: request.due,
      hasOtherWay: asked.modes.length > 0,
    });
    const before: VisitGuard[] = [
      ...(request.decided && request.items.length > 0 ? (["decision-made"] as const) : []),
      ...((await areUsable(offices, asked.slots)) ? (["point-valid"] as const) : []),
      ...guardsOfChoice(choice),
      ...(former === undefined || offersLeft(countOf(former, "no-show")) > 0
        ? (["offers-left"] as const)
        : []),
    ];
    const draft = former ?? (await newVisit(contacts, asked, how));
    const happening = (holding: readonly VisitGuard[]) =>
      noted(ports, desk, { event: "offered", holding, facts: { slots: asked.slots.length } });
    // Everything but the room is looked at first: what cannot be offered takes no time from others.
    stepVisit(draft, happening([...before, "slot-free"]));
    const isFree = await take(id, { slots: asked.slots, minutes });
    const made = happening([...before, ...(isFree ? (["slot-free"] as const) : [])]);
    const change = changeOf(asked, { today, minutes });
    const pending = [trailOf(ports, how.entry)];
    if (former === undefined) return visits.insert(stepVisit(draft, made, { change, pending }));
    const earlier = former.offered.filter((one) => !asked.slots.some((slot) => isAt(one, slot)));
    const offered = await visits.change(id, (visit) => stepVisit(visit, made, { change, pending }));
    if (offered === undefined) throw refuse("unknown");
    await drop(id, earlier);
    return offered;
  };
}

function changeOf(asked: OfferAsked, at: { today: CalendarDate; minutes: number }) {
  const first = asked.slots.map(({ day }) => day).toSorted()[0] ?? at.today;
  return {
    office: asked.slots[0]?.office ?? "",
    slot: null,
    day: null,
    offered: asked.slots,
    answerBy: answerBy(first, addDays(at.today, answerDays)),
    minutes: at.minutes,
    interpreter: asked.interpreter,
    aids: asked.aids,
    language: asked.language,
    modes: asked.modes,
    reason: null,
    newOfferBy: null,
  };
}

async function newVisit(contacts: Contacts, asked: OfferAsked, how: OfferReady): Promise<Visit> {
  const { request, minutes } = how;
  const granted = await contacts.some(request.items);
  const items = granted.map(({ id, channel, startedAt }): VisitItem => ({ contact: id, channel, startedAt }));
  return {
    ...changeOf(asked, { today: request.due, minutes }),
    id: how.id,
    version: 0,
    case: request.case,
    number: request.number,
    state: "offered",
    items: items.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1)),
    due: request.due,
    disqualified: [...request.disqualified],
    follows: how.follows,
    supervisor: null,
    events: [],
    taken: 0,
    isUntold: true,
    ...carrying([]),
  };
}

async function findingsOf(
  offices: Offices,
  asked: Pick<OfferAsked, "slots"> & { readonly minutes: number; readonly today: CalendarDate },
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [at, slot] of asked.slots.entries()) {
    const office = await offices.get(slot.office);
    const pointer = `/slots/${at}`;
    if (office === undefined) findings.push({ pointer: `${pointer}/office`, code: "unknown-office" });
    else if (office.rooms.every(({ id }) => id !== slot.room))
      findings.push({ pointer: `${pointer}/room`, code: "unknown-room" });
    else if (slot.day < asked.today) findings.push({ pointer: `${pointer}/day`, code: "past" });
    else if (isUsable(office, slot.day) && !begins(office, { ...slot, minutes: asked.minutes }))
      findings.push({
        pointer: `${pointer}/start`,
        code: "outside-hours",
        detail: `${asked.minutes} minutes`,
      });
    if (asked.slots.findIndex((other) => isAt(other, slot)) < at) findings.push({ pointer, code: "twice" });
  }
  return findings;
}

async function areUsable(offices: Offices, slots: readonly SlotView[]): Promise<boolean> {
  const each = await Promise.all(
    slots.map(async ({ office, day }) => {
      const found = await offices.get(office);
      return found !== undefined && isUsable(found, day);
    }),
  );
  return each.every(Boolean);
}

const isAt = (one: SlotView, other: SlotView): boolean =>
  one.room === other.room && one.day === other.day && one.start === other.start;
