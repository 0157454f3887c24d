import { valueAt } from "../value-at.ts";

/** One item of an array field, as its table keeps it. */
export interface ManyRow {
  readonly field: string;
  /** The scalar as JSON text, so that 1, "1" and true differ. */
  readonly item: string;
}

/** The scalars in the array fields of a document. What is no array, and items that are no scalars, give nothing. */
export function manyRows(fields: readonly string[], document: unknown): ManyRow[] {
  return fields.flatMap((field) => {
    const value = valueAt(document, field);
    if (!Array.isArray(value)) return [];
    const scalars = value.filter((item) => item === null || typeof item !== "object");
    return [...new Set(scalars.map((item) => JSON.stringify(item)))].map((item) => ({ field, item }));
  });
}
