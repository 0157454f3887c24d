import type { VisitGuard } from "./visit-guard.ts";
import type { VisitOwner, VisitState } from "./visit-state.ts";
import { listenedStates, openStates, roomStates } from "./visit-state.ts";

/** Who may cause an event of a visit. */
export type VisitActor = "citizen" | "supervisor" | "clerk" | "system";

/** One row of the visit's state machine. */
export interface VisitEventFacts {
  /** From which state to which; a state that is missing refuses the event. */
  readonly moves: Readonly<Partial<Record<VisitState, VisitState>>>;
  readonly actors: readonly VisitActor[];
  /** All must hold, in this order: the first that does not is the refusal. */
  readonly guards: readonly VisitGuard[];
  /** The service that lets it happen (flows D24). */
  readonly owner: VisitOwner;
}

const desk = ["citizen", "clerk", "supervisor"] as const;
const heldSeats = ["ready", "playing", "paused"] as const satisfies readonly VisitState[];

/**
 * The events of a visit (requests-and-visits §7.1): the whole state machine as data. `offered` also begins a visit. Beyond the book's arrows the
 * citizen may leave and the alarm may ring from the moment of arrival on, and an open session that nothing has played in yet may lose its
 * supervisor (INV-7): a state in which that could not be told would be a lie in the record (decision in the handbook).
 */
export const visitEvents = {
  offered: booking(
    { rescheduled: "offered", "cancelled-by-office": "offered", "no-show": "offered" },
    ["clerk"],
    ["decision-made", "point-valid", "choice-given", "due-date-kept", "slot-free", "offers-left"],
  ),
  confirmed: booking({ offered: "confirmed", rescheduled: "confirmed" }, desk, [
    "slot-offered",
    "point-valid",
    "slot-free",
  ]),
  reminded: booking({ confirmed: "reminded" }, ["system", "clerk"], []),
  rescheduled: booking({ confirmed: "rescheduled", reminded: "rescheduled" }, desk, []),
  "cancelled-by-citizen": booking(
    all(["offered", "confirmed", "reminded", "rescheduled"], "cancelled-by-citizen"),
    desk,
    [],
  ),
  "cancelled-by-office": booking(
    all(["offered", "confirmed", "reminded", "rescheduled"], "cancelled-by-office"),
    ["clerk", "supervisor"],
    ["reason-listed"],
  ),
  "no-show": booking({ confirmed: "no-show", reminded: "no-show" }, ["supervisor", "clerk"], ["slot-over"]),
  "checked-in": room({ confirmed: "checked-in", reminded: "checked-in" }, ["supervisor"], ["day-matches"]),
  "identity-begun": room({ "checked-in": "id-check", "id-failed": "id-check" }, ["supervisor"], []),
  "identity-proved": room({ "id-check": "id-ok" }, ["supervisor"], ["identity-results-stored"]),
  "identity-failed": room({ "id-check": "id-failed" }, ["supervisor"], ["identity-results-stored"]),
  "companions-cleared": room({ "id-ok": "participants-cleared" }, ["supervisor"], ["companions-committed"]),
  briefed: room({ "participants-cleared": "briefed" }, ["supervisor", "citizen"], []),
  opened: room(
    { briefed: "ready" },
    ["supervisor"],
    ["terminal-paired", "commitment-current", "not-disqualified"],
  ),
  played: room({ ready: "playing", paused: "playing" }, ["citizen"], ["seats-present", "not-held-back"]),
  paused: room({ playing: "paused" }, ["citizen", "supervisor", "system"], []),
  /** The supervisor holds the listening back, whether or not it plays just now. */
  "held-back": room(
    { ready: "paused", playing: "paused", paused: "paused" },
    ["supervisor"],
    ["reason-listed"],
  ),
  released: room({ paused: "paused" }, ["supervisor"], []),
  /** Seek, replay, speed, volume, another item. */
  steered: room(same(heldSeats), ["citizen"], []),
  extended: room(same(openStates), ["supervisor"], ["reason-listed"]),
  /** Help, a break, a mistake in the recording, a copy. */
  asked: room(same(openStates), ["citizen"], []),
  suspended: room(all(heldSeats, "suspended"), ["system"], []),
  resumed: room(
    { suspended: "paused" },
    ["supervisor"],
    ["within-ten-minutes", "identity-reasserted", "seats-present"],
  ),
  abandoned: room({ suspended: "abandoned" }, ["system"], ["past-ten-minutes"]),
  "handed-over": room(same(roomStates), ["supervisor"], ["commitment-current", "not-disqualified"]),
  stopped: room(all(openStates, "stopped"), ["supervisor"], ["reason-listed"]),
  "walked-out": room(all(roomStates, "walked-out"), ["supervisor"], []),
  emergency: room(all(roomStates, "emergency"), ["supervisor"], []),
  finished: room({ playing: "heard", paused: "heard" }, ["citizen"], []),
  /** A stretch that was played; the last one of a session comes after its end. */
  listened: room(same(["playing", "paused", "suspended", ...listenedStates]), ["system"], []),
  "follow-up-chosen": room({ heard: "follow-up" }, ["supervisor", "citizen"], []),
  /** The citizen's own words are appended, never edited. */
  remarked: room(same([...roomStates, ...listenedStates, "recorded"]), ["supervisor"], []),
  recorded: booking(
    all(["follow-up", "stopped", "walked-out", "emergency", "abandoned", "id-failed"], "recorded"),
    ["supervisor", "system"],
    [],
  ),
  "signed-off": booking({ recorded: "signed-off" }, ["supervisor"], ["ran-the-visit"]),
} as const satisfies Readonly<Record<string, VisitEventFacts>>;

/** An event of a visit. */
export type VisitEvent = keyof typeof visitEvents;

/** All events, in the order of the table. */
export const visitEventCodes = Object.keys(visitEvents) as [VisitEvent, ...VisitEvent[]];

function booking(
  moves: VisitEventFacts["moves"],
  actors: readonly VisitActor[],
  guards: readonly VisitGuard[],
): VisitEventFacts {
  return { moves, actors, guards, owner: "catalogue" };
}

function room(
  moves: VisitEventFacts["moves"],
  actors: readonly VisitActor[],
  guards: readonly VisitGuard[],
): VisitEventFacts {
  return { moves, actors, guards, owner: "reading-room" };
}

function all(from: readonly VisitState[], to: VisitState): VisitEventFacts["moves"] {
  return Object.fromEntries(from.map((state) => [state, to]));
}

function same(states: readonly VisitState[]): VisitEventFacts["moves"] {
  return Object.fromEntries(states.map((state) => [state, state]));
}
