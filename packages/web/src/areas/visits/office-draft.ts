import type { CalendarDate } from "@tallenne/domain";
import { dayField, typedDay } from "../../format/typed-day.ts";
import type { Office } from "./offices.ts";

type Opening = Office["opening"][number];

/** Weekdays as they are typed, Monday first, in every language of the page the same. */
const weekdays = ["ma", "ti", "ke", "to", "pe", "la", "su"] as const;

/** Opening hours as lines to edit: `ma 8.00–16.00`. */
export function hoursText(opening: readonly Opening[]): string {
  return opening.map(({ weekday, from, to }) => `${weekdays[weekday - 1] ?? ""} ${from}–${to}`).join("\n");
}

/** Opening hours as typed, or the number of the first line that is none. */
export function typedHours(
  text: string,
): { readonly opening: readonly Opening[] } | { readonly wrong: number } {
  const opening: Opening[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const found = /^(\p{L}{2})\s+(\d{1,2}[.:]\d\d)\s*[-–]\s*(\d{1,2}[.:]\d\d)$/u.exec(
      line.trim().toLowerCase(),
    );
    const weekday = weekdays.findIndex((day) => day === found?.[1]) + 1;
    const [from, to] = [clockOf(found?.[2]), clockOf(found?.[3])];
    if (weekday === 0 || from === undefined || to === undefined || minutes(to) <= minutes(from))
      return { wrong: at + 1 };
    opening.push({ weekday, from, to });
  }
  return { opening };
}

/** Closed days as lines to edit. */
export function daysText(days: readonly string[]): string {
  return days.map((day) => dayField(day)).join("\n");
}

/** Closed days as typed, or the number of the first line that is none. */
export function typedDays(
  text: string,
): { readonly days: readonly CalendarDate[] } | { readonly wrong: number } {
  const days: CalendarDate[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const day = typedDay(line);
    if (day === undefined) return { wrong: at + 1 };
    days.push(day);
  }
  return { days };
}

/** Rooms as typed, one a line: one that keeps its name keeps its id and what is known of it. */
export function typedRooms(text: string, before: Office["rooms"]) {
  return [...new Set(text.split("\n").map((line) => line.trim()))]
    .filter((name) => name !== "")
    .map((name) => {
      const kept = before.find((room) => room.name === name);
      return kept ?? { name, accessible: true, hearingLoop: false, quiet: true };
    });
}

function clockOf(text: string | undefined): Opening["from"] | undefined {
  const [, hours, rest] = /^(\d{1,2})[.:](\d\d)$/.exec(text ?? "") ?? [];
  if (hours === undefined || rest === undefined || Number(hours) > 23 || Number(rest) > 59) return undefined;
  return `${Number(hours)}.${rest}` as Opening["from"];
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(".").map(Number);
  return hours * 60 + rest;
}
