import { Temporal } from "temporal-polyfill";

declare const instantBrand: unique symbol;

/** An instant in UTC, RFC 3339 with milliseconds at most: `2026-11-24T07:05:00.000Z`. */
export type Instant = string & { readonly [instantBrand]: true };

const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;

/** Parses an instant. Throws RangeError unless it is RFC 3339 in UTC with at most milliseconds, and exists. */
export function instant(text: string): Instant {
  if (!form.test(text)) throw new RangeError("an instant has the form YYYY-MM-DDThh:mm:ss.sssZ");
  Temporal.Instant.from(text);
  return text as Instant;
}

/** The instant of an epoch millisecond, always with milliseconds. Throws RangeError outside the years 0–9999. */
export function instantOf(epochMs: number): Instant {
  return instant(Temporal.Instant.fromEpochMilliseconds(epochMs).toString({ smallestUnit: "millisecond" }));
}

/** Epoch milliseconds of an instant. */
export function epochOf(at: Instant): number {
  return Temporal.Instant.from(at).epochMilliseconds;
}
