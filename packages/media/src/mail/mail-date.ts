import { daysOfMonth } from "../days-of-month.ts";

/**
 * Epoch milliseconds of an RFC 5322 date (§3.3, with the obsolete zones of §4.3). Undefined when it is none, names no
 * day, or lacks a zone: a time without a zone is never guessed.
 */
export function mailDate(text: string): number | undefined {
  const found = form.exec(text.replaceAll(/\([^()]*\)/g, " ").trim());
  if (!found) return undefined;
  const [, day = "", monthName = "", yearText = "", hour = "", minute = "", second = "0", zone = ""] = found;
  const month = months.indexOf(monthName.toLowerCase());
  const offset = offsetMinutes(zone);
  if (month < 0 || offset === undefined) return undefined;
  const [d, h, m, s] = [Number(day), Number(hour), Number(minute), Math.min(59, Number(second))];
  if (h > 23 || m > 59 || Number(second) > 60) return undefined;
  const year = fullYear(yearText);
  if (d < 1 || d > daysOfMonth(year, month + 1)) return undefined;
  return Date.UTC(year, month, d) + ((h * 60 + m - offset) * 60 + s) * 1000;
}

const form =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[a-z]{1,5})$/i;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const namedZones: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  eet: 120,
  eest: 180,
  cet: 60,
  cest: 120,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

function offsetMinutes(zone: string): number | undefined {
  const numeric = /^([+-])(\d\d)(\d\d)$/.exec(zone);
  if (!numeric)
    return Object.hasOwn(namedZones, zone.toLowerCase()) ? namedZones[zone.toLowerCase()] : undefined;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
  if (Number(numeric[3]) > 59 || minutes > 14 * 60) return undefined;
  return numeric[1] === "-" ? -minutes : minutes;
}

/** Two and three digits by RFC 5322 §4.3. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 3) return year;
  return year + (text.length === 2 && year < 50 ? 2000 : 1900);
}
