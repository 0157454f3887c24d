import type { Scalar } from "@tallenne/domain";

/**
 * The value of a field as a text that sorts as the port promises: absent and null, then numbers, then texts by code point, then false, true, then
 * objects and arrays. One kind of thing, so that every condition is a comparison of texts, which each server of the protocol sorts alike and serves
 * from an index (decision 0025). Never a value by itself: the body holds that.
 */
export type OrderedKey = string;

/** What an absent or null field counts as. */
export const nothing: OrderedKey = "";

const number = "n";
const text = "t";
const pastTexts = "u";
const truths = { false: "u0", true: "u1" } as const;
const whole = "v";

/** The key of a value of a document. */
export function orderedKey(value: unknown): OrderedKey {
  if (value === undefined || value === null) return nothing;
  if (typeof value === "number") return number + sortableNumber(value);
  if (typeof value === "string") return text + value;
  if (typeof value === "boolean") return value ? truths.true : truths.false;
  return whole;
}

/** The ends of all numbers or of all texts: from the first, before the second. */
export function endsOf(kind: "number" | "string"): readonly [OrderedKey, OrderedKey] {
  return kind === "number" ? [number, text] : [text, pastTexts];
}

/** The items of an array field that `contains` can ask for, each once. */
export function itemKeys(value: unknown): OrderedKey[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const scalars = value.filter(
    (item): item is Scalar => item === null || ["string", "number", "boolean"].includes(typeof item),
  );
  return [...new Set(scalars.map(orderedKey))];
}

/** Sixteen hexadecimal digits that sort as the numbers do: the bits of the double, with the sign turned, of negative ones all. */
function sortableNumber(value: number): string {
  const bits = new DataView(new ArrayBuffer(8));
  // Adding nought turns -0, which JSON does not know, into 0.
  bits.setFloat64(0, value + 0);
  const raw = bits.getBigUint64(0);
  const isNegative = raw >> 63n === 1n;
  const turned = isNegative ? raw ^ 0xffff_ffff_ffff_ffffn : raw | (1n << 63n);
  return turned.toString(16).padStart(16, "0");
}
