import { civilTime } from "./civil-time.ts";

/** Where a typed place lies, milliseconds from the start; or why it is none. */
export type TypedPosition = { readonly ms: number } | { readonly wrong: "unreadable" | "outside" };

/**
 * A place as people type it: `2.10` or `2:10` (minutes and seconds), `1.02.10`, or a time of day `klo 9.07`, `kl. 9.07.30`, `at 9:07`.
 * `startedAt` is the instant of the recording's first second; a time of day past midnight belongs to the next day.
 */
export function typedPosition(
  text: string,
  { startedAt, durationMs }: { startedAt: string; durationMs: number },
): TypedPosition {
  const trimmed = text.trim().toLowerCase();
  const ofDay = /^(?:klo|kello|kl\.?|klockan|at|time)\s*(.+)$/.exec(trimmed);
  const numbers = (ofDay?.[1] ?? trimmed).split(/[.:]/);
  if (numbers.length < 2 || numbers.length > 3) return { wrong: "unreadable" };
  if (!numbers.every((number) => /^\d{1,3}$/.test(number))) return { wrong: "unreadable" };
  const [first = 0, second = 0, third = 0] = numbers.map(Number);
  if (second > 59 || third > 59) return { wrong: "unreadable" };
  const ms =
    ofDay === null
      ? (numbers.length === 3 ? first * 3600 + second * 60 + third : first * 60 + second) * 1000
      : sinceStart(first * 3600 + second * 60 + third, startedAt);
  return ms >= 0 && ms <= durationMs ? { ms } : { wrong: "outside" };
}

function sinceStart(secondOfDay: number, startedAt: string): number {
  const start = civilTime(startedAt);
  const from = start.hour * 3600 + start.minute * 60 + start.second;
  const late = secondOfDay - from;
  // `klo 9.05` names the whole minute: a start at 9.05.20 is in it.
  if (late < 0 && late > -60) return 0;
  return (late < 0 ? late + 86_400 : late) * 1000;
}
