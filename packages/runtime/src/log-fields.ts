import { Sensitive } from "./sensitive.ts";

/** What may stand in a log line. Objects other than errors may not: a whole document would bring its personal fields along. */
export type LogValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Sensitive<unknown>
  | Error
  | readonly (string | number | boolean)[];

/** An event and its values. */
export interface LogFields {
  readonly event: string;
  readonly [field: string]: LogValue;
}

const eventForm = /^[a-z][a-z0-9]*([-.][a-z0-9]+)*$/;
const longest = 300;
const reserved = new Set(["level", "time", "failure"]);

/**
 * Shapes that no operator needs and no line may carry, as a second fence behind `Sensitive`: e-mail addresses, Finnish
 * personal identity codes (all thirteen century signs), telephone numbers written out.
 */
const personal = [
  /[^\s@/]+@[^\s@/]+\.[a-z]{2,}/i,
  /(?<!\w)\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?!\w)/i,
  /(?<!\w)(\+358|00358|0)[ -]?\d(?:[ -]?\d){5,11}(?!\w)/,
];

/** The fields as they are printed: allow-listed kinds of value only, everything else named but not shown. */
export function printable(fields: object): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (reserved.has(name)) throw new TypeError(`a log line has its own "${name}"`);
    if (name === "event") out.event = eventForm.test(String(value)) ? value : "[event-name-not-constant]";
    else if (value !== undefined) out[name] = printableValue(value);
  }
  return out;
}

function printableValue(value: unknown): unknown {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "string") return printableText(value);
  if (value instanceof Sensitive) return value.toJSON();
  if (Error.isError(value)) return printableError(value);
  if (Array.isArray(value))
    return value.slice(0, 20).map((one) => (typeof one === "object" ? "[not logged]" : printableValue(one)));
  return "[not logged]";
}

function printableText(text: string): string {
  if (personal.some((shape) => shape.test(text))) return "[withheld]";
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Name, code and place. The message stays out: messages of parsers and databases quote their input. */
export function printableError(failure: unknown, depth = 0): Record<string, unknown> {
  if (!Error.isError(failure)) return { name: `thrown ${typeof failure}` };
  const { code, errcode, syscall } = failure as { code?: unknown; errcode?: unknown; syscall?: unknown };
  const places = (failure.stack ?? "")
    .replace(failure.message, "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
  return {
    name: printableText(failure.name),
    ...(typeof code === "string" ? { code: printableText(code) } : {}),
    ...(typeof errcode === "number" ? { errcode } : {}),
    ...(typeof syscall === "string" ? { syscall: printableText(syscall) } : {}),
    at: places.slice(0, 8).map((line) => line.trim().slice(3)),
    ...(failure.cause !== undefined && depth < 3 ? { cause: printableError(failure.cause, depth + 1) } : {}),
  };
}
