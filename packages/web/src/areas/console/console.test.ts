import { describe, expect, test } from "@jest/globals";
import {
  beatEveryMs as declaredBeat,
  presenceMs as declaredPresence,
  type consoleSocket,
  type LiveVisitView,
} from "@tallenne/contracts";
import { controlReasons, visitGuards, visitStates } from "@tallenne/domain";
import words from "../../words/console.json";
import { fakeLive } from "../terminal/testing/fake-live.ts";
import texts from "./companion-text.json";
import { beatEveryMs, presenceMs, questionMs, takeConsole, untouchedMs } from "./console-seat.ts";
import { emergencyKey } from "./emergency-key.ts";
import { stepNow, stepsDone } from "./steps.ts";
import { guards, reasons } from "./visit-words.ts";

const visit = {
  visit: "visit_00000000000000000000000000",
  case: "case_00000000000000000000000000",
  state: "playing",
  office: "mikkeli",
  day: "2026-11-24",
  from: "10.00",
  to: "11.00",
  supervisor: "person_00000000000000000000000000",
  isOwn: true,
  identity: null,
  companions: [],
  language: "fi",
  aids: [],
  briefed: true,
  isPaired: true,
  lights: { terminal: "here", supervisor: "here" },
  isHeldBack: false,
  away: null,
  items: [{ number: 1, channel: "call", durationMs: 60_000, positionMs: 0, heardMs: 0, withheld: false }],
  playing: 1,
  asks: [],
  endsAt: "2026-11-24T09:30:00Z",
  extendedMinutes: 0,
  interruptions: 0,
  followUps: [],
} as unknown as LiveVisitView;

const idle = (): void => undefined;
const before = (state: LiveVisitView["state"], more: Partial<LiveVisitView> = {}): LiveVisitView => ({
  ...visit,
  state,
  endsAt: null,
  isPaired: false,
  briefed: false,
  ...more,
});
const form = ({ fi, sv, en }: { fi: string; sv: string; en: string }) => [fi, sv, en];

function held() {
  const done: string[] = [];
  let ring = idle;
  const key = emergencyKey({
    onBlank: () => done.push("blank"),
    onEmergency: () => done.push("emergency"),
    after: (_, act) => {
      ring = act;
      return () => {
        ring = idle;
      };
    },
  });
  return { key, done, second: () => ring() };
}

function atConsole() {
  const room = fakeLive<typeof consoleSocket>();
  let clock = 0;
  let look = idle;
  let unanswered = 0;
  room.answers.set("beat", () => ({ supervises: true, terminalAgoMs: 100 }));
  const seat = takeConsole({
    live: room.live,
    now: () => clock,
    every: (_, act) => {
      look = act;
      return () => {
        look = idle;
      };
    },
    onUnanswered: () => {
      unanswered += 1;
    },
  });
  room.tell("visit", visit);
  return {
    room,
    seat,
    unanswered: () => unanswered,
    pass: async (ms: number) => {
      for (let passed = 0; passed < ms; passed += beatEveryMs) {
        clock += beatEveryMs;
        look();
        await new Promise<void>((resolve) => void setImmediate(resolve));
      }
    },
    turnClock: (ms: number) => {
      clock += ms;
    },
  };
}

describe("the supervisor's seat", () => {
  test("beats and presence are those of the contract", () => {
    expect([beatEveryMs, presenceMs]).toEqual([declaredBeat, declaredPresence]);
  });

  test("beats as often as it must, and says that its own heartbeat is lost", async () => {
    const { room, seat, pass } = atConsole();
    await pass(4000);
    expect(room.said.filter(({ name }) => name === "beat").length).toBeGreaterThanOrEqual(9);
    expect(seat.view.get().isLost).toBe(false);
    room.answers.delete("beat");
    await pass(2400);
    expect(seat.view.get().isLost).toBe(true);
    room.answers.set("beat", () => ({ supervises: true, terminalAgoMs: 100 }));
    await pass(400);
    expect(seat.view.get().isLost).toBe(false);
  });

  test("in a window whose timers run late it beats when it is told something", () => {
    const { room, turnClock } = atConsole();
    const told = room.said.length;
    turnClock(500);
    room.tell("position", { item: 1, atMs: 1000, heardMs: 1000 });
    expect(room.said.length).toBe(told + 1);
  });

  test("shows where the citizen listens", () => {
    const { room, seat } = atConsole();
    room.tell("position", { item: 1, atMs: 12_000, heardMs: 9000 });
    expect(seat.view.get().visit?.items[0]).toMatchObject({ positionMs: 12_000, heardMs: 9000 });
  });

  test("50: ten minutes without a touch it asks, a minute later it holds the listening back; a touch answers", async () => {
    const { seat, pass, turnClock, unanswered } = atConsole();
    turnClock(untouchedMs - 1000);
    await pass(2000);
    expect(seat.view.get().isAsked).toBe(true);
    seat.touched();
    expect(seat.view.get().isAsked).toBe(false);
    turnClock(untouchedMs);
    await pass(400);
    turnClock(questionMs);
    await pass(400);
    expect([unanswered(), seat.view.get().isAsked]).toEqual([1, false]);
  });

  test("nobody is asked while nothing can sound", async () => {
    const { room, seat, pass, turnClock } = atConsole();
    room.tell("visit", { ...visit, state: "checked-in" });
    turnClock(untouchedMs * 2);
    await pass(800);
    expect(seat.view.get().isAsked).toBe(false);
  });
});

describe("the key for danger", () => {
  test("T-W10 blanks at once; held for a second it is an emergency", () => {
    const { key, done, second } = held();
    key.down();
    expect(done).toEqual(["blank"]);
    key.down();
    second();
    expect(done).toEqual(["blank", "emergency"]);
  });

  test("let go before, the listening is only held back", () => {
    const { key, done, second } = held();
    key.down();
    key.up();
    second();
    expect(done).toEqual(["blank"]);
  });
});

describe("the steps before the listening", () => {
  test.each([
    [before("confirmed"), "arrived"],
    [before("checked-in"), "identity"],
    [before("id-failed"), "identity"],
    [before("id-ok"), "present"],
    [before("participants-cleared"), "code"],
    [before("participants-cleared", { isPaired: true }), "rules"],
    [before("briefed", { isPaired: true, briefed: true }), "open"],
    [before("briefed", { briefed: true }), "code"],
  ] as const)("%# the next one", (now, step) => {
    expect(stepNow(now)).toBe(step);
  });

  test("opened all are done; a long break asks for identity again", () => {
    expect(stepNow(visit)).toBeUndefined();
    const away = { cause: "terminal-lost", since: "", until: "", identityNeeded: true } as const;
    expect(
      stepsDone({ ...visit, state: "suspended", away } as unknown as LiveVisitView).has("identity"),
    ).toBe(false);
  });
});

describe("words of the console that the domain knows", () => {
  test("guards, reasons and ends are said in the domain's words", () => {
    for (const guard of guards) expect(words[`guard-${guard}`]).toEqual(form(visitGuards[guard]));
    // That nobody answered is the console's own to say.
    expect([...reasons, "no-answer"].toSorted()).toEqual(Object.keys(controlReasons).toSorted());
    for (const reason of reasons) expect(words[`reason-${reason}`]).toEqual(form(controlReasons[reason]));
    for (const state of ["heard", "stopped", "walked-out", "emergency", "abandoned"] as const)
      expect(words[`state-${state}`]).toEqual(form(visitStates[state].names));
  });

  test("the commitment of somebody beside the citizen has the same sentences in four languages", () => {
    expect(Object.keys(texts)).toEqual(["fi", "selko", "sv", "en"]);
    expect(new Set(Object.values(texts).map((sentences) => sentences.length)).size).toBe(1);
  });
});
