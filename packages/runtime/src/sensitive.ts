import { inspect } from "node:util";

const mark = "[sensitive]";

/**
 * A personal value or a secret on its way through the program. Every way of printing it gives `[sensitive]`; only
 * `reveal`, with a reason that a reader of the code can search for, gives the value.
 */
export class Sensitive<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value. `why` says what it is needed for, such as "print on certificate"; it must not be empty. */
  reveal(why: string): T {
    if (why.trim() === "") throw new TypeError("a sensitive value is revealed for a reason");
    return this.#value;
  }

  toString(): string {
    return mark;
  }

  toJSON(): string {
    return mark;
  }

  [Symbol.toPrimitive](): string {
    return mark;
  }

  [inspect.custom](): string {
    return mark;
  }
}

/** A password, key or token. */
export type Secret = Sensitive<string>;
