/**
 * Fields as unambiguous bytes: each is its length (four bytes, big-endian) and its UTF-8. No two lists of fields give the
 * same bytes, so what is bound to one list cannot be taken for another. The first field names the use.
 */
export function fieldBytes(use: string, fields: readonly string[]): Buffer {
  return Buffer.concat(
    [use, ...fields].flatMap((field) => {
      if (!field.isWellFormed()) throw new TypeError("a bound field must be well-formed text");
      const bytes = Buffer.from(field, "utf8");
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
