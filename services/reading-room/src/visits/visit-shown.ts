import {
  identityHoldsMs,
  type LiveVisitView,
  longestSuspensionMs,
  presenceMs,
  type SeatState,
} from "@tallenne/contracts";
import { instantOf, type VisitState } from "@tallenne/domain";
import type { Clock } from "@tallenne/runtime";
import { joined, lengthOf, type Stretch } from "../sittings/stretch.ts";
import { newestTranscript } from "../transcripts/show-transcript.ts";
import { factsOfContact, type LiveVisit, type LiveVisits } from "./live-visit.ts";
import { isOpen, type SeatedItem, type VisitSitting } from "./visit-sitting.ts";

interface ShownPorts {
  readonly live: LiveVisits;
  readonly clock: Clock;
}

/** Milliseconds of an item heard so far, what sounds now among them. */
function heardOf(visit: VisitSitting, live: LiveVisit, item: SeatedItem): number {
  const { sounding } = live;
  const now: readonly Stretch[] = sounding?.item === item.number ? [[sounding.fromMs, sounding.toMs]] : [];
  return lengthOf(joined([...(visit.heard[item.contact] ?? []), ...now]));
}

const positionOf = (visit: VisitSitting, live: LiveVisit, item: SeatedItem): number =>
  live.sounding?.item === item.number
    ? live.sounding.toMs
    : visit.at?.item === item.number
      ? visit.at.atMs
      : 0;

/** The visit as a console sees it. */
export function shownOnConsole(
  { live: all, clock }: ShownPorts,
  visit: VisitSitting,
  asker: { readonly session: string },
): LiveVisitView {
  const live = all.of(visit.id);
  const { supervisor, identity, away, seat } = visit;
  return {
    visit: visit.id,
    case: visit.case,
    state: visit.state,
    office: visit.office,
    day: visit.day,
    from: visit.from,
    to: visit.to,
    supervisor: supervisor.person,
    isOwn: supervisor.session === asker.session,
    identity: identity && { document: identity.document, result: identity.result, at: identity.at },
    companions: visit.companions.map(({ role, signedAt }) => ({
      role: role as LiveVisitView["companions"][number]["role"],
      signedAt,
    })),
    language: visit.language,
    aids: [...visit.aids],
    briefed: visit.isRead,
    isPaired: visit.terminal !== null,
    lights: {
      terminal: visit.terminal === null ? "none" : lightOf(all.ageOf(live.terminal)),
      supervisor: lightOf(all.ageOf(live.supervisor)),
    },
    isHeldBack: visit.isHeldBack,
    away: away && {
      cause: away.cause,
      since: instantOf(away.since),
      until: instantOf(away.since + longestSuspensionMs),
      identityNeeded: needsIdentity(visit, clock.now()),
    },
    items: visit.items.map((item) => ({
      number: item.number,
      channel: item.channel,
      durationMs: item.durationMs,
      positionMs: positionOf(visit, live, item),
      heardMs: heardOf(visit, live, item),
      withheld: visit.withheld.includes(item.number),
    })),
    playing: visit.state === "playing" ? (visit.at?.item ?? null) : null,
    asks: [...visit.asks],
    endsAt: seat && instantOf(seat.until),
    extendedMinutes: visit.extendedMinutes,
    interruptions: visit.interruptions,
    followUps: [...visit.followUps],
  };
}

const lightOf = (age: number) => (age < presenceMs ? "here" : "away");

/**
 * Whether identity must be proved in a suspension before it goes on: it lasted too long and nobody has proved it since, or the document last looked at
 * proved nothing.
 */
export function needsIdentity({ away, provedAt, identity }: VisitSitting, now: number): boolean {
  if (away === null) return false;
  if (identity !== null && identity.result !== "proved") return true;
  return now - away.since > identityHoldsMs && provedAt < away.since + identityHoldsMs;
}

const phases: Readonly<Partial<Record<VisitState, SeatState["phase"]>>> = {
  ready: "open",
  playing: "playing",
  suspended: "away",
};
/** How a visit ended, as the terminal is told. */
const ends: Readonly<Partial<Record<VisitState, SeatState["why"]>>> = {
  heard: "heard",
  "follow-up": "heard",
  stopped: "stopped",
  "walked-out": "walked-out",
  emergency: "emergency",
  abandoned: "abandoned",
};

/** Whether what is said in it can be read beside the sound (T-L13). */
function hasTranscript(live: LiveVisit, item: SeatedItem): boolean {
  const contact = factsOfContact(live, item.contact);
  return contact !== undefined && newestTranscript(contact) !== undefined;
}

/** The visit as its terminal sees it; the items only while the seat holds the key in force. */
export function shownOnTerminal(
  { live: all, clock }: ShownPorts,
  visit: VisitSitting,
  holds: { readonly key: boolean },
): SeatState {
  const live = all.of(visit.id);
  const shows = holds.key && isOpen(visit);
  const phase =
    phases[visit.state] ??
    (visit.state === "paused" ? (visit.isHeldBack ? "held-back" : "paused") : "paired");
  const end = ends[visit.state];
  return {
    phase: end ? "ended" : isOpen(visit) && !holds.key ? "away" : phase,
    why: end ?? visit.away?.cause ?? null,
    language: visit.language,
    aids: [...visit.aids],
    briefed: visit.isRead,
    items: shows
      ? visit.items.map((item) => ({
          number: item.number,
          channel: item.channel,
          startedAt: item.startedAt,
          durationMs: item.durationMs,
          rate: item.rate,
          channels: item.channels,
          gaps: (live.gaps.get(item.number) ?? []).map(([from, to]) => [from, to]),
          positionMs: positionOf(visit, live, item),
          heardMs: heardOf(visit, live, item),
          withheld: visit.withheld.includes(item.number),
          inWriting: hasTranscript(live, item),
        }))
      : [],
    at: shows ? visit.at : null,
    endsInMs: visit.seat === null ? 0 : Math.max(0, visit.seat.until - clock.now()),
    asks: visit.asks.map(({ number, kind, acknowledged }) => ({ number, kind, acknowledged })),
  };
}
