/** One item of an array field, as its table keeps it. */
export interface ManyRow {
  readonly field: string;
  /** The scalar as JSON text, so that 1, "1" and true differ. */
  readonly item: string;
}

/** The scalars in the array fields of a document. What is no array, and items that are no scalars, give nothing. */
export function manyRows(fields: readonly string[], document: unknown): ManyRow[] {
  return fields.flatMap((field) => {
    const value = valueAt(field, document);
    if (!Array.isArray(value)) return [];
    const scalars = value.filter((item) => item === null || typeof item !== "object");
    return [...new Set(scalars.map((item) => JSON.stringify(item)))].map((item) => ({ field, item }));
  });
}

function valueAt(path: string, document: unknown): unknown {
  let value = document;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}
