import { type Condition, type Scalar, compareTexts } from "@tallenne/domain";
import type { Document, Order } from "../collection.ts";
import type { Documents } from "../documents.ts";
import { keeps, keepsNothingPersonal } from "../kept.ts";

/** Another process that inserts cards until it is killed. */
export interface Writer {
  /** Waits until so many inserts have been acknowledged. */
  reach(count: number): Promise<void>;
  /** kill -9; resolves with the ids acknowledged before. */
  kill(): Promise<readonly string[]>;
}

/** What a process met whose store had no room left. */
export interface FullnessReport {
  /** Codes of the errors met, each once. */
  readonly refusals: readonly string[];
  readonly acknowledged: number;
  readonly refused: number;
  /** Acknowledged documents that could not be read while the medium was full. */
  readonly lostWhileFull: number;
  /** Documents that a refused change has changed all the same. */
  readonly changedWhileFull: number;
  /** Whether writing and removing went well as soon as there was room. */
  readonly recovered: boolean;
  /** Acknowledged documents that were gone after opening again. */
  readonly lostAfter: number;
  /** Refused documents that were there after opening again. */
  readonly ghosts: number;
}

/** A store of an adapter's own for one test, for the service `conformance`. */
export interface Room {
  /** Opens it; after a close, the same store again. */
  open(): Promise<Documents>;
  /** The bytes of every file of the store. */
  files(): Promise<readonly Uint8Array[]>;
  /** Starts a process that opens `cardsKept` and inserts `{ id: <prefix><number>, text }` one by one, without end. */
  startWriter(prefix: string): Promise<Writer>;
  /**
   * Runs `liveThroughFullness` in a process of its own, on a medium with a few megabytes of room for an empty store. Rejects where none can be
   * mounted.
   */
  liveThroughFullness(): Promise<FullnessReport>;
  /** Closes what is open and clears it away. */
  leave(): Promise<void>;
}

/** A document with any fields. */
export interface Card extends Document {
  readonly [field: string]: unknown;
}

const parse = (value: unknown) => value as Card;

/** The collection of most tests. */
export const cardsKept = keeps<Card>("conformance.cards", {
  personal: ["text"],
  register: "conformance",
  term: "P1D",
  indexes: ["started", "line+started", "line+priority+started", "state"],
  unique: ["source", "system+number"],
  many: ["cases"],
  parse,
});

/** A collection that may be asked anything. */
export const smallKept = keepsNothingPersonal<Card>("conformance.small", "made-up values of a test", {
  small: true,
  indexes: ["run", "a+b", "d.e"],
  unique: ["u"],
  many: ["list"],
  parse,
});

/** A card as it is given to `insert`. */
export function card(id: string, fields: Record<string, unknown> = {}): Omit<Card, "version"> {
  return { ...fields, id };
}

export const conditionOn = (field: string, is: Scalar): Condition => ({ field, is });

/** The order that the port promises, to compare with. */
export function inOrder(orders: readonly Order[]): (one: Card, other: Card) => number {
  const last = orders.at(-1)?.direction ?? "asc";
  const whole: readonly Order[] = [...orders, { field: "id", direction: last }];
  return (one, other) => {
    for (const { field, direction } of whole) {
      const sign = compareKeys(valueAt(one, field), valueAt(other, field));
      if (sign !== 0) return direction === "asc" ? sign : -sign;
    }
    return 0;
  };
}

function compareKeys(one: unknown, other: unknown): number {
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one === "string" && typeof other === "string") return compareTexts(one, other);
  return 0;
}

function rank(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === "number") return 1;
  if (typeof value === "string") return 2;
  if (typeof value === "boolean") return value ? 4 : 3;
  return 5;
}

function valueAt(document: unknown, path: string): unknown {
  let value = document;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}
