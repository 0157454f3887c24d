import { refuse } from "@tallenne/contracts";
import { type CalendarDate, isPast, type SourceId } from "@tallenne/domain";
import type { Calendar } from "@tallenne/runtime";
import { type Collection, Duplicate } from "@tallenne/store";
import type { DayTotal, LineTotal } from "./day-total.ts";

interface Told {
  readonly source: SourceId;
  readonly day: CalendarDate;
  readonly lines: readonly LineTotal[];
}

/**
 * Keeps what a source counted of a day. A line told again replaces its figure, the others stay. Throws Problem `bad-input` for a day that has not come:
 * nobody has counted it yet.
 */
export function tellTotals({
  totals,
  calendar,
}: {
  readonly totals: Collection<DayTotal>;
  readonly calendar: Calendar;
}) {
  return async ({ source, day, lines }: Told): Promise<{ day: CalendarDate; lines: number }> => {
    if (isPast(calendar.today(), day))
      throw refuse("bad-input", { findings: [{ code: "out-of-bounds", pointer: "#/params/day" }] });
    const id = `${day}:${source}`;
    const told = new Set(lines.map(({ line }) => line));
    const change = () =>
      totals.change(id, (one) => ({
        ...one,
        lines: [...one.lines.filter(({ line }) => !told.has(line)), ...lines],
      }));
    const known = await change();
    if (known !== undefined) return { day, lines: known.lines.length };
    try {
      return { day, lines: (await totals.insert({ id, day, source, lines })).lines.length };
    } catch (failure) {
      if (!(failure instanceof Duplicate)) throw failure;
      return { day, lines: (await change())?.lines.length ?? 0 };
    }
  };
}
