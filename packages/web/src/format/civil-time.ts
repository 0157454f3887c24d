const helsinki = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Helsinki",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});

/** A moment as a clock on a Helsinki wall shows it. */
export interface CivilTime {
  readonly date: CivilDate;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Year, month (1–12) and day of a civil date. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Helsinki civil time of an instant: RFC 3339 text or epoch milliseconds. Throws RangeError for what is no instant. */
export function civilTime(instant: string | number): CivilTime {
  const milliseconds = typeof instant === "number" ? instant : Date.parse(instant);
  const parts = new Map(helsinki.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    date: { year: part("year"), month: part("month"), day: part("day") },
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}

/** The Helsinki civil date of an instant, ISO 8601. */
export function isoDayOf(instant: string): string {
  const { year, month, day } = civilTime(instant).date;
  return [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

/** Parts of an ISO 8601 civil date such as `2026-11-24`. Throws RangeError for anything else. */
export function civilDate(iso: string): CivilDate {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  if (found === null) throw new RangeError("not a civil date");
  return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

/** Monday 0 … Sunday 6. */
export function weekdayOf({ year, month, day }: CivilDate): number {
  const days = Date.UTC(year, month - 1, day) / 86_400_000;
  return (((days + 3) % 7) + 7) % 7;
}
