import { Duplicate, StoreDamaged, StoreFailed, StoreFull } from "../store-errors.ts";

/** Result codes of SQLite (https://www.sqlite.org/rescode.html); an extended code carries its kind in the low byte. */
const full = 13;
const ioError = 10;
const corrupt = 11;
const noDatabase = 26;
const readOnly = 8;
const cannotOpen = 14;
const ioErrorShared = 10 | (19 << 8);
const constraintUnique = 2067;

/** The name a unique index bears, so that the refusal can name the fields. */
export function uniqueIndexName(table: string, fields: string): string {
  return `unique ${table} ${fields}`;
}

/** What an error of SQLite means for the caller; other errors stay as they are. */
export function namedFailure(failure: unknown, collection: string): unknown {
  const { errcode, code } = failure as { errcode?: unknown; code?: unknown };
  // The checkpoint wipes pages itself, through the file system.
  if (code === "EIO" || code === "EROFS") return new StoreFailed(failure);
  if (typeof errcode !== "number") return failure;
  if (errcode === constraintUnique) return new Duplicate(collection, fieldOf((failure as Error).message));
  if ((errcode & 0xff) === full || errcode === ioErrorShared) return new StoreFull(failure);
  if ([ioError, corrupt, noDatabase, readOnly, cannotOpen].includes(errcode & 0xff))
    return new StoreFailed(failure);
  return failure;
}

/** The same while a store is being opened, when a file that is no database has another meaning than a failing medium. */
export function failureAtOpening(failure: unknown, path: string): unknown {
  const kind = Number((failure as { errcode?: unknown }).errcode ?? 0) & 0xff;
  if (kind === corrupt || kind === noDatabase)
    return new StoreDamaged(`${path} is damaged: restore it from a backup`, failure);
  return namedFailure(failure, path);
}

/** `… index 'unique contacts a+b'` or `… contacts.id`. */
function fieldOf(message: string): string {
  return /index 'unique \S+ (\S+)'/.exec(message)?.[1] ?? "id";
}
