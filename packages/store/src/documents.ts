import type { Collection, Document } from "./collection.ts";
import type { Kept } from "./kept.ts";

/** A store of documents for one service. */
export interface Documents {
  /** Opens a collection by its declaration; another declaration of an open name, or a forged one, is refused. */
  open<T extends Document>(kept: Kept<T>): Promise<Collection<T>>;
  /**
   * Puts documents as they are, version included, each in the place of one of its id: for moving a whole store, never for a service at work. Each is durable
   * when its promise resolves. Rejects as `Collection.insert`.
   */
  restoring<T extends Document>(kept: Kept<T>): Promise<(document: T) => Promise<void>>;
  /** Names of the collections that hold a document, declared in this program or not. */
  names(): Promise<readonly string[]>;
  /**
   * After it, the files hold no byte of removed documents and former versions. `remove` does it by itself; it is for
   * fields taken out of a document that stays.
   */
  purge(): Promise<void>;
  /** Finishes the writes under way and closes. Calling it again does nothing. */
  close(): Promise<void>;
  /** What is in use, for people: engine, version, place. */
  describe(): string;
}
