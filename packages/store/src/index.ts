export type { Collection, Cursor, Document, Documents, Order, Page, Query } from "./documents.ts";
export { documentsFrom } from "./documents-from.ts";
export { type Declaration, declarations, keeps, keepsNothingPersonal, type Kept } from "./kept.ts";
export { sqliteDocuments } from "./sqlite/sqlite-documents.ts";
export {
  BadCursor,
  Contended,
  Duplicate,
  MissingIndex,
  NotDeclared,
  StaleVersion,
  StoreClosed,
  StoreDamaged,
  StoreFailed,
  StoreFull,
  Unstorable,
  UnsupportedStore,
} from "./store-errors.ts";
