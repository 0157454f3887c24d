import type { Collection, Document } from "./collection.ts";
import { NotDeclared } from "./store-errors.ts";

/** How a collection is read and found. Several fields together are joined by `+`: `office+day`. Fields are dotted paths. */
interface Shape<T extends Document> {
  /** Fields that lists filter and order by; of `register+started`, `register` alone leads too. */
  readonly indexes?: readonly string[];
  /** Fields no two documents share. A document that lacks one of them, or has null, collides with none. */
  readonly unique?: readonly string[];
  /** Fields that hold arrays of scalars asked by `contains`. */
  readonly many?: readonly string[];
  /** At most some thousand documents ever: queries may read them all. */
  readonly small?: boolean;
  /** Reads a stored value as today's document, former forms included; throws when it is none. */
  readonly parse: (value: unknown) => T;
}

/** A collection that names people, or holds what belongs to them. */
export interface KeepsPersonal<T extends Document> extends Shape<T> {
  /** Fields with personal data, in plain or in envelopes. */
  readonly personal: readonly string[];
  /** Register of the notices it belongs to, or the body of rules it is kept under. */
  readonly register: string;
  /** How long: an ISO 8601 period, or words such as `as-contact`. */
  readonly term: string;
  /** What a person is given of it. */
  readonly exportFor?: (collection: Collection<T>, subject: string) => Promise<unknown>;
  /** Erases a person from it; answers how many documents changed. */
  readonly eraseFor?: (collection: Collection<T>, subject: string) => Promise<number>;
}

/** A collection that names nobody. */
export interface KeepsNothingPersonal<T extends Document> extends Shape<T> {
  readonly term?: string;
}

/** A declared collection: the only key that opens one. */
export interface Kept<T extends Document> extends Required<Shape<T>> {
  /** `<service>.<collection>` */
  readonly name: string;
  readonly personal: readonly string[];
  /** Why it holds nothing personal, when it does not. */
  readonly reason: string | undefined;
  readonly register: string | undefined;
  readonly term: string | undefined;
  readonly exportFor: KeepsPersonal<T>["exportFor"];
  readonly eraseFor: KeepsPersonal<T>["eraseFor"];
}

/** A declaration as the data map shows it. */
export type Declaration = Omit<Kept<Document>, "parse" | "exportFor" | "eraseFor"> & {
  readonly exported: boolean;
  readonly erased: boolean;
};

const nameForm = /^[a-z][a-z-]*\.[a-z][A-Za-z0-9]*$/;
const fieldForm = /^[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)*$/;
const declared = new Map<string, { shape: string; listed: Declaration; kept: Kept<Document> }>();
const genuine = new WeakSet<object>();

/** Declares a collection with personal data. Throws `NotDeclared` for a second, different declaration of the name. */
export function keeps<T extends Document>(name: string, kept: KeepsPersonal<T>): Kept<T> {
  if (kept.personal.length === 0)
    throw new NotDeclared(name, "names no personal field: use keepsNothingPersonal with the reason");
  if (!kept.register || !kept.term) throw new NotDeclared(name, "needs its register and its term");
  return declare({
    ...shapeOf(kept),
    name,
    personal: kept.personal,
    reason: undefined,
    register: kept.register,
    term: kept.term,
    exportFor: kept.exportFor,
    eraseFor: kept.eraseFor,
  });
}

/** Declares a collection without personal data, and why there is none in it. */
export function keepsNothingPersonal<T extends Document>(
  name: string,
  reason: string,
  kept: KeepsNothingPersonal<T>,
): Kept<T> {
  if (reason.trim() === "") throw new NotDeclared(name, "needs the reason why it holds nothing personal");
  return declare({
    ...shapeOf(kept),
    name,
    personal: [],
    reason,
    register: undefined,
    term: kept.term,
    exportFor: undefined,
    eraseFor: undefined,
  });
}

/** All declarations of the running program, by name: for the data map and the house test. */
export function declarations(): Declaration[] {
  return [...declared.values()].map(({ listed }) => listed).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The collections of a service that the running program has declared so far, by name. */
export function declaredOf(service: string): readonly Kept<Document>[] {
  return [...declared.values()]
    .map(({ kept }) => kept)
    .filter(({ name }) => name.startsWith(`${service}.`))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Throws `NotDeclared` unless the value came from `keeps` or `keepsNothingPersonal`. */
export function requireDeclared(kept: { readonly name: string }): void {
  if (!genuine.has(kept))
    throw new NotDeclared(kept.name, "is not declared; a collection opens only through keeps(…)");
}

/** Throws RangeError unless the text is a dotted path of plain names: paths stand in the text of a query. */
export function requireField(path: string): void {
  if (!fieldForm.test(path)) throw new RangeError(`not a field: ${JSON.stringify(path.slice(0, 60))}`);
}

function declare<T extends Document>(kept: Kept<T>): Kept<T> {
  const { name, parse: _, exportFor, eraseFor, ...plain } = kept;
  if (!nameForm.test(name)) throw new NotDeclared(name, "is not named service.collection");
  for (const fields of [...kept.indexes, ...kept.unique]) fields.split("+").forEach(requireField);
  [...kept.many, ...kept.personal].forEach(requireField);
  const listed: Declaration = {
    name,
    ...plain,
    exported: exportFor !== undefined,
    erased: eraseFor !== undefined,
  };
  const shape = JSON.stringify(listed);
  const before = declared.get(name);
  if (before && before.shape !== shape) throw new NotDeclared(name, "is declared twice, differently");
  declared.set(name, { shape, listed, kept: kept as unknown as Kept<Document> });
  genuine.add(kept);
  return Object.freeze(kept);
}

function shapeOf<T extends Document>({
  indexes = [],
  unique = [],
  many = [],
  small = false,
  parse,
}: Shape<T>) {
  return { indexes, unique, many, small, parse };
}
