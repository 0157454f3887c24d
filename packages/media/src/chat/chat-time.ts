import { daysOfMonth } from "../days-of-month.ts";

const form = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** Epoch milliseconds of an RFC 3339 instant. Undefined when it is none, names no day, or has no zone. */
export function instantMs(text: string): number | undefined {
  const found = form.exec(text);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [zoneHours, zoneMinutes] = [Number(found[8] ?? 0), Number(found[9] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59 || zoneHours > 14 || zoneMinutes > 59) return undefined;
  if (day < 1 || day > daysOfMonth(year, month)) return undefined;
  const ms = Date.parse(text.toUpperCase());
  return ms >= 0 ? ms : undefined;
}
