/** Another document has the same value in a field, or in several fields together, that the declaration calls unique. */
export class Duplicate extends Error {
  readonly code = "duplicate";
  readonly fields: readonly string[];
  /** The fields joined by `+`, as the declaration writes them. */
  readonly field: string;

  constructor(collection: string, field: string) {
    super(`${collection}: another document has the same ${field}`);
    this.name = "Duplicate";
    this.field = field;
    this.fields = field.split("+");
  }
}

/** The document has changed or gone since it was read. */
export class StaleVersion extends Error {
  readonly code = "stale-version";

  constructor(collection: string) {
    super(`${collection}: the document has changed since it was read`);
    this.name = "StaleVersion";
  }
}

/** A change met somebody else's again and again. */
export class Contended extends Error {
  readonly code = "contended";

  constructor(collection: string) {
    super(`${collection}: the document keeps changing under this change`);
    this.name = "Contended";
  }
}

/** A query that no declared index serves: declare one, or the collection as small. */
export class MissingIndex extends Error {
  readonly code = "missing-index";
  /** What to add to the declaration, `office+day` or `many: members`. */
  readonly wanted: string;

  constructor(collection: string, wanted: string) {
    super(`${collection}: no declared index serves this query; it needs ${wanted}`);
    this.name = "MissingIndex";
    this.wanted = wanted;
  }
}

/** A cursor that this store did not give for this collection and order. */
export class BadCursor extends Error {
  readonly code = "bad-cursor";

  constructor() {
    super("the cursor does not belong to this list");
    this.name = "BadCursor";
  }
}

/** A value that would not come back as it went in. Names the place, never the value. */
export class Unstorable extends TypeError {
  readonly code = "unstorable";

  constructor(place: string, what: string) {
    super(`${place === "" ? "the document" : place}: ${what} cannot be stored`);
    this.name = "Unstorable";
  }
}

/** A collection that is not declared, or declared differently. */
export class NotDeclared extends Error {
  readonly code = "not-declared";

  constructor(name: string, why: string) {
    super(`${name}: ${why}`);
    this.name = "NotDeclared";
  }
}

/** No room on the medium: nothing was written. Later writes succeed when there is room again. */
export class StoreFull extends Error {
  readonly code = "store-full";

  constructor(cause: unknown) {
    super("the store has no room", { cause });
    this.name = "StoreFull";
  }
}

/** The medium failed under a write or a read: this store answers nothing more until it is opened anew. */
export class StoreFailed extends Error {
  readonly code = "store-failed";

  constructor(cause: unknown) {
    super("the store's medium failed", { cause });
    this.name = "StoreFailed";
  }
}

/**
 * The store's server cannot be reached, or did not confirm in time: whether a write was kept is not known. It recovers by itself, and what is asked again
 * then succeeds.
 */
export class StoreAway extends Error {
  readonly code = "store-away";

  constructor(what: string, cause?: unknown) {
    super(`the store is away: ${what}`, { cause });
    this.name = "StoreAway";
  }
}

/** Another process holds this store: stop that one first, or give this one a database of its own. */
export class StoreInUse extends Error {
  readonly code = "store-in-use";

  constructor(name: string, holder: string) {
    super(`${name} is in use by ${holder}. Stop that one first, or give this one an address of its own.`);
    this.name = "StoreInUse";
  }
}

/** The store was closed. */
export class StoreClosed extends Error {
  readonly code = "store-closed";

  constructor() {
    super("the store is closed");
    this.name = "StoreClosed";
  }
}

/** The store's files are damaged, or written by a newer program. */
export class StoreDamaged extends Error {
  readonly code = "store-damaged";

  constructor(what: string, cause?: unknown) {
    super(what, { cause });
    this.name = "StoreDamaged";
  }
}

/** An address whose kind of store this build does not have. */
export class UnsupportedStore extends Error {
  readonly code = "unsupported-store";

  constructor(scheme: string, advice: string) {
    super(`${scheme}: ${advice}`);
    this.name = "UnsupportedStore";
  }
}
