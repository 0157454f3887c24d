export type { Collection, Cursor, Document, Order, Page, Query } from "./collection.ts";
export type { Documents } from "./documents.ts";
export { documentsFrom } from "./documents-from.ts";
export { keptOf } from "./kept-of.ts";
export { keepsPrints, keptPrints, orClose } from "./kept-prints.ts";
export { type Declaration, declarations, keeps, keepsNothingPersonal, type Kept } from "./kept.ts";
export { type Carrying, carrying, type PendingEvent } from "./relay/pending-event.ts";
export type { NumberedEvent } from "./relay/numbered-events.ts";
export { type Backlog, createRelay, type Relay, type RelayPorts } from "./relay/relay.ts";
export { beginReplicaSet, makeStoreAccounts, type StoreAccount } from "./mongo-office.ts";
export { sqliteDocuments } from "./sqlite/sqlite-documents.ts";
export {
  BadCursor,
  Contended,
  Duplicate,
  MissingIndex,
  NotDeclared,
  StaleVersion,
  StoreAway,
  StoreClosed,
  StoreDamaged,
  StoreFailed,
  StoreFull,
  StoreInUse,
  Unstorable,
  UnsupportedStore,
} from "./store-errors.ts";
