import { describe, expect, test } from "@jest/globals";
import { array, assert, nat, property } from "fast-check";
import type { VisitMoment, VisitStep } from "./next-visit-state.ts";
import { nextVisitState } from "./next-visit-state.ts";
import type { VisitActor, VisitEvent, VisitEventFacts } from "./visit-event.ts";
import { visitEventCodes, visitEvents } from "./visit-event.ts";
import type { VisitGuard } from "./visit-guard.ts";
import { visitGuards } from "./visit-guard.ts";
import type { VisitState } from "./visit-state.ts";
import { openStates, visitStateCodes, visitStates } from "./visit-state.ts";

const everyGuard = Object.keys(visitGuards) as VisitGuard[];
const actors: readonly VisitActor[] = ["citizen", "supervisor", "clerk", "system"];

/** The book's table written out by hand: state, event, state after it. What is not a line here is refused. */
const lines = `
rescheduled offered offered | cancelled-by-office offered offered | no-show offered offered
offered confirmed confirmed | rescheduled confirmed confirmed | confirmed reminded reminded
confirmed rescheduled rescheduled | reminded rescheduled rescheduled
offered cancelled-by-citizen cancelled-by-citizen | confirmed cancelled-by-citizen cancelled-by-citizen
reminded cancelled-by-citizen cancelled-by-citizen | rescheduled cancelled-by-citizen cancelled-by-citizen
offered cancelled-by-office cancelled-by-office | confirmed cancelled-by-office cancelled-by-office
reminded cancelled-by-office cancelled-by-office | rescheduled cancelled-by-office cancelled-by-office
confirmed no-show no-show | reminded no-show no-show
confirmed checked-in checked-in | reminded checked-in checked-in
checked-in identity-begun id-check | id-failed identity-begun id-check
id-check identity-proved id-ok | id-check identity-failed id-failed
id-ok companions-cleared participants-cleared | participants-cleared briefed briefed | briefed opened ready
ready played playing | paused played playing | playing paused paused
ready held-back paused | playing held-back paused | paused held-back paused | paused released paused
ready steered ready | playing steered playing | paused steered paused
ready extended ready | playing extended playing | paused extended paused | suspended extended suspended
ready asked ready | playing asked playing | paused asked paused | suspended asked suspended
ready suspended suspended | playing suspended suspended | paused suspended suspended
suspended resumed paused | suspended abandoned abandoned
checked-in handed-over checked-in | id-check handed-over id-check | id-ok handed-over id-ok | id-failed handed-over id-failed
participants-cleared handed-over participants-cleared | briefed handed-over briefed | ready handed-over ready
playing handed-over playing | paused handed-over paused | suspended handed-over suspended
ready stopped stopped | playing stopped stopped | paused stopped stopped | suspended stopped stopped
checked-in walked-out walked-out | id-check walked-out walked-out | id-ok walked-out walked-out | id-failed walked-out walked-out
participants-cleared walked-out walked-out | briefed walked-out walked-out | ready walked-out walked-out
playing walked-out walked-out | paused walked-out walked-out | suspended walked-out walked-out
checked-in emergency emergency | id-check emergency emergency | id-ok emergency emergency | id-failed emergency emergency
participants-cleared emergency emergency | briefed emergency emergency | ready emergency emergency
playing emergency emergency | paused emergency emergency | suspended emergency emergency
playing finished heard | paused finished heard
playing listened playing | paused listened paused | suspended listened suspended | heard listened heard
follow-up listened follow-up | stopped listened stopped | walked-out listened walked-out
emergency listened emergency | abandoned listened abandoned
heard follow-up-chosen follow-up
checked-in remarked checked-in | id-check remarked id-check | id-ok remarked id-ok | id-failed remarked id-failed
participants-cleared remarked participants-cleared | briefed remarked briefed | ready remarked ready | playing remarked playing
paused remarked paused | suspended remarked suspended | heard remarked heard | follow-up remarked follow-up
stopped remarked stopped | walked-out remarked walked-out | emergency remarked emergency | abandoned remarked abandoned
recorded remarked recorded
follow-up recorded recorded | stopped recorded recorded | walked-out recorded recorded | emergency recorded recorded
abandoned recorded recorded | id-failed recorded recorded
recorded signed-off signed-off`;

const table = new Map<string, string>(
  lines
    .split(/[|\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [state = "", event = "", to = ""] = line.split(" ");
      return [`${state} ${event}`, to] as const;
    }),
);

describe("the states of a listening visit", () => {
  test("T-W1 every listed transition is possible and every other pair of state and event is refused", () => {
    const answers = visitStateCodes.flatMap((state) =>
      visitEventCodes.map((event) => [`${state} ${event}`, outcome(take(event, state))] as const),
    );
    expect(answers).toHaveLength(25 * 34);
    for (const [pair, to] of answers) expect([pair, to]).toEqual([pair, table.get(pair) ?? "state"]);
    expect(answers.filter(([, to]) => to !== "state")).toHaveLength(table.size);
  });

  test("T-W1 a visit begins by an offer and by nothing else", () => {
    for (const event of visitEventCodes) {
      expect([event, outcome(take(event, undefined))]).toEqual([
        event,
        event === "offered" ? "offered" : "state",
      ]);
    }
  });

  test("T-W1 each guard refuses by its own name when it alone does not hold", () => {
    for (const event of visitEventCodes) {
      const { guards }: VisitEventFacts = visitEvents[event];
      for (const guard of guards) {
        const holding = everyGuard.filter((other) => other !== guard);
        expect(nextVisitState(event, { ...possible(event), holding })).toEqual({ refused: "guard", guard });
      }
    }
  });

  test("T-W1 an event is caused by the actors of its row only", () => {
    for (const event of visitEventCodes) {
      const facts: VisitEventFacts = visitEvents[event];
      for (const actor of actors.filter((one) => !facts.actors.includes(one))) {
        expect(nextVisitState(event, { ...possible(event), actor })).toEqual({ refused: "actor" });
      }
    }
  });

  test("no guard is left without an event, and what the room owns the desk does not", () => {
    const used = visitEventCodes.flatMap((event) => [...visitEvents[event].guards]);
    expect(new Set(used)).toEqual(new Set(everyGuard));
    for (const event of visitEventCodes) {
      for (const to of Object.values(visitEvents[event].moves)) {
        if (event !== "remarked")
          expect([event, visitStates[to].owner]).toEqual([event, visitEvents[event].owner]);
      }
    }
  });
});

describe("random orders of events", () => {
  const walk = array(nat(1_000), { minLength: 1, maxLength: 60 });

  test("INV-1 INV-8 nothing plays before identity is proved and the listening is open, nor after its end", () => {
    let played = 0;
    assert(
      property(walk, (choices) => {
        const passed = follow(choices);
        played += passed.includes("playing") ? 1 : 0;
        passed.forEach((state, at) => {
          if (state !== "playing") return;
          const before = passed.slice(0, at);
          expect(before.lastIndexOf("ready")).toBeGreaterThan(before.lastIndexOf("id-ok"));
          expect(before).toContain("id-ok");
          expect(openStates).toContain(before.at(-1));
        });
      }),
    );
    expect(played).toBeGreaterThan(0);
  });

  test("a signed record is the end, and every state leads to an end", () => {
    expect(visitEventCodes.filter((event) => "to" in take(event, "signed-off"))).toEqual([]);
    for (const state of visitStateCodes) expect([state, endsFrom(state)]).toEqual([state, true]);
  });
});

function take(event: VisitEvent, state: VisitState | undefined): VisitStep {
  return nextVisitState(event, { state, actor: actorOf(event), holding: everyGuard });
}

function outcome(step: VisitStep): string {
  return "to" in step ? step.to : step.refused;
}

function actorOf(event: VisitEvent): VisitActor {
  return visitEvents[event].actors[0] ?? "system";
}

function possible(event: VisitEvent): VisitMoment {
  const state = visitStateCodes.find((one) => visitEvents[event].moves[one] !== undefined);
  return { state, actor: actorOf(event), holding: everyGuard };
}

/** The straight way to the first sound. */
const straight: readonly VisitEvent[] = [
  "offered",
  "confirmed",
  "checked-in",
  "identity-begun",
  "identity-proved",
  "companions-cleared",
  "briefed",
  "opened",
];

/** The states passed: the straight way as far as the first choice says, then at each state the choice picks one of the events possible there. */
function follow(choices: readonly number[]): VisitState[] {
  const passed: VisitState[] = [];
  for (const event of straight.slice(0, 1 + ((choices[0] ?? 0) % straight.length))) {
    const step = take(event, passed.at(-1));
    if ("to" in step) passed.push(step.to);
  }
  for (const choice of choices) {
    const steps = visitEventCodes.map((event) => take(event, passed.at(-1))).filter((step) => "to" in step);
    const step = steps[choice % Math.max(1, steps.length)];
    if (step !== undefined) passed.push(step.to);
  }
  return passed;
}

function endsFrom(state: VisitState): boolean {
  const ends: readonly VisitState[] = ["signed-off", "cancelled-by-citizen"];
  const seen = new Set<VisitState>([state]);
  for (const at of seen) {
    for (const event of visitEventCodes) {
      const to = visitEvents[event].moves[at];
      if (to !== undefined) seen.add(to);
    }
  }
  return ends.some((end) => seen.has(end));
}
