import type { IncomingMessage } from "node:http";
import { segmentsOf } from "../objects/object-key.ts";
import {
  type ByteSpan,
  type ObjectEntry,
  ObjectMissing,
  type ObjectReader,
  StoreAway,
} from "../objects/object-port.ts";
import { checkSpan } from "../objects/span.ts";
import type { S3Bucket } from "./s3-client.ts";
import { codeOf, inPortWords } from "./s3-failure.ts";

/** An object that whoever may read in the bucket can read: it tells "not there" from "not allowed". Written when the bucket is made. */
export const markName = "tallenne-store";

/** The versions of a bucket that keeps none are called so; an archive is never kept in one. */
export const noVersion = "null";

/** Reads sealed objects from a bucket: the newest version of a key, which is the only one this program ever makes. */
export function s3Reader(bucket: S3Bucket): ObjectReader {
  const { client, name } = bucket;

  const stat = async (key: string): Promise<ObjectEntry> => {
    segmentsOf(key);
    return asked(bucket, async () => {
      const { size, versionId } = await client.statObject(name, key);
      return { key, version: versionId ?? noVersion, length: size };
    });
  };
  async function* get(key: string, span?: ByteSpan): AsyncGenerator<Uint8Array, void, undefined> {
    segmentsOf(key);
    if (span !== undefined) checkSpan(span);
    const answer = await asked(bucket, () => opened(bucket, key, span));
    if (answer === undefined) return;
    const promised = Number(answer.headers["content-length"]);
    let given = 0;
    try {
      for await (const piece of answer as AsyncIterable<Buffer>) {
        given += piece.length;
        yield piece;
      }
    } catch (failure) {
      throw failure instanceof StoreAway ? failure : new StoreAway("unreachable", failure);
    } finally {
      answer.destroy();
    }
    if (given !== promised) throw new StoreAway("broken-answer");
  }
  return {
    get,
    getSpan: async (key, span) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of get(key, span)) pieces.push(piece);
      return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
    },
    stat,
  };
}

/** The answer with the bytes; undefined where the span holds none. */
async function opened(
  { client, name }: S3Bucket,
  key: string,
  span: ByteSpan | undefined,
): Promise<IncomingMessage | undefined> {
  if (span === undefined) return (await client.getObject(name, key)) as IncomingMessage;
  if (span.from === span.to) {
    await client.statObject(name, key);
    return undefined;
  }
  try {
    return (await client.getPartialObject(name, key, span.from, span.to - span.from)) as IncomingMessage;
  } catch (failure) {
    if (codeOf(failure) === "InvalidRange") return undefined;
    throw failure;
  }
}

/**
 * Asks for an object. What is missing counts as missing only where the mark is there to be read: who may not list is answered "not allowed" for what is not
 * there, and a bucket that is none has no object either. A wrong credential or address must not look like an archive whose objects are all gone.
 */
async function asked<T>(bucket: S3Bucket, act: () => Promise<T>, again = false): Promise<T> {
  try {
    return await inPortWords(act);
  } catch (failure) {
    if (isStale(failure) && !again) return asked(bucket, act, true);
    const isRefused = failure instanceof StoreAway && codeOf(failure.cause) === "AccessDenied";
    if (!isRefused && !(failure instanceof ObjectMissing)) throw failure;
    await seeMark(bucket);
    throw new ObjectMissing();
  }
}

/** A connection that the other side gave up before it was used again: what only reads is asked once more. */
function isStale(failure: unknown): boolean {
  return failure instanceof StoreAway && ["ECONNRESET", "EPIPE"].includes(codeOf(failure.cause));
}

async function seeMark({ client, name }: S3Bucket): Promise<void> {
  try {
    await inPortWords(() => client.statObject(name, markName));
  } catch (failure) {
    throw failure instanceof ObjectMissing ? new StoreAway("refused", failure) : failure;
  }
}
