import { helsinki } from "@tallenne/domain";

const clockOf = new Intl.DateTimeFormat("en-GB", {
  timeZone: helsinki,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** Minute of the Helsinki day, 0–1439, as the clock on the wall shows it, at an epoch millisecond. */
export function helsinkiMinute(now: number): number {
  const [hour = "0", minute = "0"] = clockOf.format(now).split(":");
  return Number(hour) * 60 + Number(minute);
}
