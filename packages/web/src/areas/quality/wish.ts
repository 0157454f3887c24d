import type { Asking } from "../../api/client.ts";
import { typedDay } from "../../format/typed-day.ts";

type Body = Asking<"drawSample">["body"];

/** What stands in the fields of a draw, as typed. */
export interface Wish {
  readonly register: Body["register"] | "";
  readonly line: string;
  readonly from: string;
  readonly to: string;
  readonly shortest: string;
  readonly longest: string;
  readonly size: string;
}

/** How many may be drawn at once, and the longest a contact lasts in minutes (contracts: drawSample). */
const mostDrawn = 100;
const longestMinutes = 1440;

/** A whole number as typed; undefined for what is none of the range. */
function typedWhole(typed: string, from: number, to: number): number | undefined {
  if (!/^\d{1,4}$/.test(typed.trim())) return undefined;
  const number = Number(typed.trim());
  return number >= from && number <= to ? number : undefined;
}

/** Which fields are not filled, or with what cannot be. */
export function wrongFields(wish: Wish): ReadonlySet<keyof Wish> {
  const { from, to, shortest, longest } = wish;
  const [first, last] = [typedDay(from), typedDay(to)];
  const [short, long] = [minutesOf(shortest), minutesOf(longest)];
  const wrong = new Set<keyof Wish>();
  if (wish.register === "") wrong.add("register");
  if (wish.line === "") wrong.add("line");
  if (first === undefined) wrong.add("from");
  if (last === undefined || (first !== undefined && last < first)) wrong.add("to");
  if (short === undefined) wrong.add("shortest");
  if (long === undefined || (long !== null && long <= (short ?? 0))) wrong.add("longest");
  if (typedWhole(wish.size, 1, mostDrawn) === undefined) wrong.add("size");
  return wrong;
}

/** The body of the draw; undefined while a field is wrong. */
export function wishBody(wish: Wish): Body | undefined {
  const [from, to] = [typedDay(wish.from), typedDay(wish.to)];
  const size = typedWhole(wish.size, 1, mostDrawn);
  const { register, line } = wish;
  if (wrongFields(wish).size > 0 || register === "") return undefined;
  if (from === undefined || to === undefined || size === undefined) return undefined;
  const [shortest, longest] = [minutesOf(wish.shortest), minutesOf(wish.longest)];
  return {
    register,
    line,
    from,
    to,
    size,
    ...(shortest == null ? {} : { shortest }),
    ...(longest == null ? {} : { longest }),
  };
}

/** Minutes as typed, null where the field is empty, undefined where it cannot be read. */
function minutesOf(typed: string): number | null | undefined {
  return typed.trim() === "" ? null : typedWhole(typed, 0, longestMinutes);
}
