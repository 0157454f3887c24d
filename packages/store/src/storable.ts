import { Unstorable } from "./store-errors.ts";

const deepest = 64;
/** The largest body, the same in every adapter: MongoDB's limit of 16 MiB less room for its own form. */
const largestBody = 15 * 1024 * 1024;

/**
 * The JSON text of a document. Throws `Unstorable` for what JSON would silently change or drop: not-a-number, infinities,
 * integers beyond 2^53, dates, maps, bytes and other objects of a class, holes in arrays, texts with half a surrogate
 * pair, and for bodies over 15 MiB. A property that is undefined is absent.
 */
export function bodyOf(document: object): string {
  requireStorable(document, "", 0);
  const body = JSON.stringify(document);
  if (Buffer.byteLength(body) > largestBody) throw new Unstorable("", "a body over 15 MiB");
  return body;
}

function requireStorable(value: unknown, place: string, depth: number): void {
  if (depth > deepest) throw new Unstorable(place, "a nesting deeper than 64");
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "string") return requireText(value, place);
  if (typeof value === "number") return requireNumber(value, place);
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) requireStorable(item, `${place}/${at}`, depth + 1);
    return;
  }
  if (typeof value !== "object") throw new Unstorable(place, `a ${typeof value}`);
  // A plain object of another realm has another Object.prototype, whose prototype is null as well.
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw new Unstorable(place, "an object of a class");
  if ("toJSON" in value) throw new Unstorable(place, "an object that prints itself otherwise");
  for (const [name, part] of Object.entries(value)) {
    requireText(name, place);
    if (part !== undefined) requireStorable(part, `${place}/${name}`, depth + 1);
  }
}

function requireText(text: string, place: string): void {
  if (!text.isWellFormed()) throw new Unstorable(place, "a text with half a surrogate pair");
}

function requireNumber(number: number, place: string): void {
  if (!Number.isFinite(number)) throw new Unstorable(place, "a number without a finite value");
  if (Number.isInteger(number) && !Number.isSafeInteger(number))
    throw new Unstorable(place, "an integer beyond 2^53");
}
