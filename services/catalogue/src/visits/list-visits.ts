import { type CalendarDate, type Condition, minuteOf, type VisitState } from "@tallenne/domain";
import type { Visit, Visits } from "./visit.ts";

/** Visits in one answer. */
const most = 200;
/** What a desk must do something about. */
const waiting: readonly VisitState[] = ["offered", "rescheduled", "cancelled-by-office", "no-show"];

/**
 * Visits of an office: those of a day by their time, or, without a day, those that wait for the desk, the most urgent first. `more` when some were left
 * out.
 */
export function listVisitsIn(visits: Visits) {
  return async (asked: {
    readonly office: string;
    readonly day?: CalendarDate | undefined;
  }): Promise<{ readonly rows: readonly Visit[]; readonly more: boolean }> => {
    const { office, day } = asked;
    const which: Condition =
      day === undefined
        ? { any: waiting.map((state) => ({ field: "state", is: state })) }
        : { field: "day", is: day };
    const { rows, next } = await visits.find({
      where: { all: [{ field: "office", is: office }, which] },
      limit: most,
    });
    const by = day === undefined ? urgency : timeOf;
    return { rows: rows.toSorted((a, b) => (by(a) < by(b) ? -1 : 1)), more: next !== undefined };
  };
}

const timeOf = ({ slot }: Visit): number => (slot === null ? 0 : minuteOf(slot.start));
const urgency = ({ newOfferBy, answerBy, due }: Visit): string => newOfferBy ?? answerBy ?? due;
