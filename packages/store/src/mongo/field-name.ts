/** Names that the driver, mongoose or JavaScript itself read as their own. */
const special = new Set(["constructor", "prototype", "toBSON", "toObject", "toJSON"]);

/**
 * The name of a field as it stands in the database: as it is, unless the server, the driver or mongoose would take it for something else. `$`, `.`, NUL
 * and `%` are written `%24`, `%2E`, `%00`, `%25`; empty and special names get `%:` before them.
 */
export function storedName(name: string): string {
  const written = name.replaceAll(/[%$.\0]/g, hexadecimal);
  const isSpecial =
    written === "" || written.startsWith("_") || special.has(written) || written in Object.prototype;
  return isSpecial ? `%:${written}` : written;
}

/** The name that `storedName` wrote. */
export function nameOf(stored: string): string {
  const written = stored.startsWith("%:") ? stored.slice(2) : stored;
  return written.replaceAll(/%([0-9A-F]{2})/g, (_, digits: string) =>
    String.fromCodePoint(Number.parseInt(digits, 16)),
  );
}

/** A value with every name inside it as it is stored. */
export function storedNames(value: unknown): unknown {
  return renamed(value, storedName);
}

/** A stored value with its own names. */
export function ownNames(value: unknown): unknown {
  return renamed(value, nameOf);
}

/** A declared field, a dotted path, as the one name under which its key stands. */
export function keyName(field: string): string {
  return field.replaceAll(".", "/");
}

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  if (typeof value !== "object" || value === null) return value;
  // Not by assignment: of a field named __proto__ that would make a prototype.
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [rename(name), renamed(part, rename)]),
  );
}

function hexadecimal(sign: string): string {
  return `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
}
