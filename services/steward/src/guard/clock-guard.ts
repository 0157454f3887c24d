import type { Calendar, Clock } from "@tallenne/runtime";
import { type Collection, type Documents, Duplicate, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/** What was seen of time at the last look: a retention engine with a wrong clock is a mass-deletion bomb (reliability §4.4). */
export interface ClockMark {
  readonly id: "clock";
  readonly version: number;
  readonly calendarMs: number;
  readonly clockMs: number;
}

const kept = z.strictObject({
  id: z.literal("clock"),
  version: z.int(),
  calendarMs: z.number(),
  clockMs: z.number(),
});

const clockMarksKept = keepsNothingPersonal<ClockMark>(
  "steward.clock",
  "two clock readings; nobody is named",
  {
    indexes: [],
    unique: [],
    many: [],
    parse: (value) => kept.parse(value),
  },
);

/** Opens the collection of the one mark. */
export function openClockMark(documents: Documents): Promise<Collection<ClockMark>> {
  return documents.open(clockMarksKept);
}

/** Speaks against a sweep, or not. */
export interface ClockGuard {
  /** A reason to do nothing, or undefined. Asked by a person, the clock and the amount count as looked at. */
  objection(asked: { readonly by: "schedule" | "person"; readonly due: number }): Promise<string | undefined>;
  /** The doubt that stops the schedule, or undefined. */
  doubt(): string | undefined;
  /** Remembers both clocks; called regularly while the service runs. */
  note(): Promise<void>;
}

/** A jump of more than this against the steady clock stops the schedule. */
const jumpMs = 3_600_000;
/** Away for longer than this, the schedule waits for a person: who set the clock meanwhile? */
const absenceMs = 7 * 24 * 3_600_000;

interface GuardPorts {
  readonly marks: Collection<ClockMark>;
  readonly clock: Clock;
  readonly calendar: Calendar;
  /** Contacts that one sweep of the schedule may delete. */
  readonly budget: number;
  /** How much faster than real time the calendar runs. */
  readonly rate: number;
}

/**
 * The guard of the schedule (reliability §4.4). While the process runs, the calendar must move as the steady clock does (times `rate`, the speed of a
 * demonstration's calendar); after an absence of more than a week, after a step back, when calendar and clock moved apart meanwhile, or when more than
 * `budget` contacts are due at once, the schedule stops until a person orders a sweep.
 */
export async function clockGuard(ports: GuardPorts): Promise<ClockGuard> {
  const { marks, clock, calendar, budget, rate } = ports;
  const tolerance = jumpMs * Math.max(1, rate);
  let seen = { calendarMs: calendar.now(), steadyMs: clock.monotonic() };
  let doubt = doubtAfterAbsence(await marks.get("clock"), ports);

  const look = (): void => {
    const now = { calendarMs: calendar.now(), steadyMs: clock.monotonic() };
    const expected = seen.calendarMs + (now.steadyMs - seen.steadyMs) * rate;
    if (Math.abs(now.calendarMs - expected) > tolerance) doubt = "clock-guard";
    seen = now;
  };
  const note = async (): Promise<void> => {
    look();
    if (doubt !== undefined) return;
    await remember(marks, { calendarMs: calendar.now(), clockMs: clock.now() });
  };
  return {
    note,
    doubt: () => doubt,
    objection: async ({ by, due }) => {
      look();
      if (by === "person") {
        doubt = undefined;
        await note();
        return undefined;
      }
      return doubt ?? (due > budget ? "budget" : undefined);
    },
  };
}

/** A demonstration's calendar starts anew with its process: there only the clock is looked at. */
function doubtAfterAbsence(
  former: ClockMark | undefined,
  { clock, calendar, rate }: GuardPorts,
): string | undefined {
  if (former === undefined) return undefined;
  const away = clock.now() - former.clockMs;
  if (away < -jumpMs) return "clock-guard";
  if (rate === 1 && Math.abs(calendar.now() - former.calendarMs - away) > jumpMs) return "clock-guard";
  return away > absenceMs ? "long-absence" : undefined;
}

async function remember(
  marks: Collection<ClockMark>,
  mark: Omit<ClockMark, "id" | "version">,
): Promise<void> {
  const changed = await marks.change("clock", (known) => ({ ...known, ...mark }));
  if (changed !== undefined) return;
  try {
    await marks.insert({ id: "clock", ...mark });
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
  }
}
