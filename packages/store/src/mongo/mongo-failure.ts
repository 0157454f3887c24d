import mongoose from "mongoose";
import { Duplicate, StoreAway, StoreClosed, StoreDamaged, StoreFull, Unstorable } from "../store-errors.ts";
import { fieldsOf } from "./model-of.ts";

/** Codes of the server (MongoDB's `error_codes.yml`). */
const duplicateKey = 11000;
const tooLarge = 10334;
const refusals = new Set([13, 18, 8000]);
const noRoom = new Set([14031, 12501]);
/** An error inside the server, as on a medium that is full or failed; no primary now, shutting down, a lost cursor or snapshot, out of time, a conflict with another write, a majority that did not confirm. */
const passing = new Set([
  1, 6, 7, 24, 43, 46, 50, 64, 89, 91, 112, 133, 134, 189, 202, 246, 262, 9001, 10107, 11600, 11602, 13435,
  13436,
]);

/** What an error of the driver means for the caller; others stay as they are. */
export function namedFailure(failure: unknown, collection: string): unknown {
  const { MongoServerError, MongoError, MongoNotConnectedError } = mongoose.mongo;
  if (failure instanceof mongoose.mongo.MongoAPIError && !(failure instanceof MongoNotConnectedError)) {
    if (failure instanceof mongoose.mongo.MongoTopologyClosedError) return new StoreClosed();
    if (/BSON|larger than/i.test(failure.message)) return new Unstorable("", "a document over 16 MiB");
    return failure;
  }
  if (failure instanceof MongoServerError && !isPassing(failure)) return ofServer(failure, collection);
  // The network, no primary, a write that was not confirmed: the driver has tried again already.
  if (failure instanceof MongoError || failure instanceof mongoose.MongooseError) return away(failure);
  return failure;
}

/** The same while a store is being opened, when a refused sign-in stops the start. */
export function failureAtOpening(failure: unknown, name: string): unknown {
  const { code } = failure as { code?: unknown };
  if (typeof code === "number" && refusals.has(code))
    return new StoreDamaged(
      `MongoDB refused the account of the store ${name}: see infra/handbook/mongodb.md`,
    );
  const meant = namedFailure(failure, name);
  if (meant instanceof StoreAway)
    return new StoreAway(`no MongoDB answers for ${name}; is it running, and its address right?`, failure);
  return meant;
}

function ofServer(failure: mongoose.mongo.MongoServerError, collection: string): unknown {
  const code = Number(failure.code);
  if (code === duplicateKey) return new Duplicate(collection, fieldsOf(failure.message));
  if (code === tooLarge) return new Unstorable("", "a document over 16 MiB");
  if (noRoom.has(code) || /no space left|ENOSPC/i.test(failure.message)) return new StoreFull(failure);
  return failure;
}

/** Errors of the server that pass by themselves: no primary now, not confirmed in time. */
function isPassing(failure: mongoose.mongo.MongoServerError): boolean {
  return (
    failure instanceof mongoose.mongo.MongoWriteConcernError ||
    passing.has(Number(failure.code)) ||
    failure.hasErrorLabel("RetryableWriteError") ||
    failure.hasErrorLabel("RetryableError") ||
    failure.hasErrorLabel("TransientTransactionError")
  );
}

function away(cause: Error): StoreAway {
  return new StoreAway(cause.name, cause);
}
