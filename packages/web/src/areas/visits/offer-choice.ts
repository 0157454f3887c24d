import type { Answer } from "../../api/client.ts";
import { civilDate } from "../../format/civil-time.ts";
import type { SlotAt } from "./slot-words.ts";

/** A time of a visit as it is offered. */
export type Slot = Answer<"readVisit">["visit"]["offered"][number];

/** Which parts of a fair choice the times have (T-A11.6a, INV-10). The catalogue decides; the page ticks, so that nobody sends in vain. */
export interface Ticks {
  readonly enough: boolean;
  readonly soon: boolean;
  readonly outside: boolean;
  readonly due: boolean;
}

/** Ticks themselves as times are chosen. The rule stands in the domain; a test holds the two together. */
export function ticksOf(
  slots: readonly SlotAt[],
  known: { readonly today: string; readonly due: string; readonly hasOtherWay: boolean },
): Ticks {
  const days = slots.map(({ day }) => day).toSorted();
  const first = days[0];
  return {
    enough: new Set(slots.map(({ day, start }) => `${day} ${start}`)).size >= 3,
    soon: first !== undefined && numberOf(first) - numberOf(known.today) <= 14,
    outside: slots.some(({ start }) => Number(start.split(".")[0]) < 9 || Number(start.split(".")[0]) >= 16),
    due: known.hasOtherWay || (first !== undefined && first <= known.due),
  };
}

/** Whether everything is there. */
export function isComplete(ticks: Ticks): boolean {
  return Object.values(ticks).every(Boolean);
}

function numberOf(day: string): number {
  const date = civilDate(day);
  return Date.UTC(date.year, date.month - 1, date.day) / 86_400_000;
}
