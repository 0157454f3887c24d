import type { CalendarDate, Id, IdKind, Instant } from "@tallenne/domain";
import { z } from "zod";

/** Words about a field: what it means, and one invented example. Both stand in the published OpenAPI document. */
interface Words {
  readonly description: string;
  readonly example: unknown;
}

const exampleBody = "0123456789abcdefghjkmnpqrs";

/** The schema of one text whose TypeScript type is narrower than `string`: zod checks the form, the type carries the meaning. */
function shaped<T extends string>(
  form: RegExp,
  words: Words,
  isReal: (one: string) => boolean = () => true,
): z.ZodType<T, T> {
  // zod's own brands are not those of `domain`; the form is checked by the pattern, so the cast adds only the name.
  return z
    .string()
    .regex(form)
    .refine((one) => !form.test(one) || isReal(one))
    .meta({ ...words }) as unknown as z.ZodType<T, T>;
}

/** Whether a date, or an instant in UTC, of the right form names a day and a time that exist: 30 February reads back as 2 March. */
function exists(one: string): boolean {
  const read = Date.parse(one);
  const seconds = "2026-11-24T07:05:00".length;
  return (
    !Number.isNaN(read) && new Date(read).toISOString().startsWith(one.slice(0, seconds).replace("Z", ""))
  );
}

/** An opaque id of one kind, see `domain` ids. */
export function idOf<K extends IdKind>(kind: K, description: string): z.ZodType<Id<K>, Id<K>> {
  return shaped<Id<K>>(new RegExp(`^${kind}_[0-9a-hjkmnp-tv-z]{26}$`), {
    description,
    example: `${kind}_${exampleBody}`,
  });
}

/** Any opaque id, where an entry may be about things of several kinds. */
export const anyId = z
  .string()
  .regex(/^[a-z][a-z-]{1,23}_[0-9a-hjkmnp-tv-z]{26}$/)
  .meta({ description: "An opaque id of any kind.", example: `contact_${exampleBody}` });

/** A Helsinki civil date, ISO 8601. */
export function date(description: string): z.ZodType<CalendarDate, CalendarDate> {
  return shaped<CalendarDate>(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    { description, example: "2026-11-24" },
    exists,
  );
}

/** An instant in UTC, RFC 3339 with milliseconds at most. */
export function instant(description: string): z.ZodType<Instant, Instant> {
  return shaped<Instant>(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/,
    { description, example: "2026-11-24T07:05:00Z" },
    exists,
  );
}

/** A code of our own: lower-case words with hyphens. */
export function code(description: string, example: string) {
  return z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)
    .meta({ description, example });
}

/** A text of bounded length, of whole characters: half a surrogate pair can be neither sealed nor digested. */
export function text(description: string, longest: number, example = "Esimerkki") {
  return z
    .string()
    .min(1)
    .max(longest)
    .refine((one) => one.isWellFormed())
    .meta({ description, example });
}

/** Base64url or base64 bytes of bounded length. */
export function base64(description: string, longest = 4096) {
  return z
    .string()
    .max(longest)
    .regex(/^[A-Za-z0-9+/_=-]*$/)
    .meta({ description, example: "q83v" });
}

/** Hexadecimal SHA-256. */
export function sha256(description: string) {
  return z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description, example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" });
}

/** A whole number from zero. */
export function whole(description: string, largest = Number.MAX_SAFE_INTEGER) {
  return z
    .int()
    .min(0)
    .max(largest)
    .meta({ description, example: Math.min(3, largest) });
}

/** Yes or no. */
export function flag(description: string) {
  return z.boolean().meta({ description, example: true });
}

/** One of a closed list of words. */
export function oneOf<const T extends readonly [string, ...string[]]>(values: T, description: string) {
  return z.enum(values).meta({ description, example: values[0] });
}

/** Words in the three staff languages. */
export const trilingual = z
  .strictObject({
    fi: text("In Finnish.", 2000),
    sv: text("In Swedish.", 2000),
    en: text("In English.", 2000),
  })
  .meta({
    description: "Words in Finnish, Swedish and English.",
    example: { fi: "Puhelu", sv: "Samtal", en: "Call" },
  });

/** The cursor of a list: opaque, taken from the answer before. */
export const cursor = z
  .string()
  .max(2000)
  .regex(/^[A-Za-z0-9_-]+$/)
  .meta({ description: "Where the page before ended.", example: "eyJhIjoxfQ" });
