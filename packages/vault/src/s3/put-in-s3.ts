import { createHash } from "node:crypto";
import { segmentsOf } from "../objects/object-key.ts";
import {
  ObjectExists,
  ObjectMissing,
  type PutReceipt,
  type PutTerms,
  type SealedFile,
  StoreAway,
  WrongLength,
} from "../objects/object-port.ts";
import type { S3Bucket } from "./s3-client.ts";
import { asPortFailure, codeOf, inPortWords } from "./s3-failure.ts";
import { keepUntil } from "./s3-locks.ts";
import { sendPart, sendWhole } from "./s3-sending.ts";

/**
 * Says who may put under a key, for stores that overwrite when two put at once (Ceph RGW 16 ignores `If-None-Match`): a row in the documents port, which
 * every process of the service shares.
 */
export interface ObjectClaims {
  /** Durably true for the first who asks for this key, false for everybody after. */
  take(key: string): Promise<boolean>;
  /** Forgets a key, of which the store itself now knows whether it is taken. */
  release(key: string): Promise<void>;
}

/** One object to put. */
interface Incoming extends PutTerms {
  readonly key: string;
  readonly source: AsyncIterable<Uint8Array> | Uint8Array | SealedFile;
}

/** What is not longer goes in one request, what is longer in parts of so many bytes: at most three of them are in memory of one put. */
const partLength = 8 * 1024 * 1024;

/**
 * Puts an object. Nothing is sent under the key before the source has ended (of a short one) or visible before everything is sent (of a long one), so
 * that a source that breaks leaves nothing. The store is asked to refuse a taken key and a wrong digest; what it keeps of that, the probe finds.
 */
export async function putInS3(
  { bucket, claims }: { readonly bucket: S3Bucket; readonly claims: ObjectClaims | undefined },
  { key, source, expectedLength, keptUntil }: Incoming,
): Promise<PutReceipt> {
  segmentsOf(key);
  const digest = createHash("sha256");
  let length = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of source instanceof Uint8Array ? [source] : source) {
      digest.update(piece);
      length += piece.length;
      yield piece;
    }
    if (expectedLength !== undefined && length !== expectedLength) throw new WrongLength();
  };
  if (claims !== undefined && !(await claims.take(key))) throw new ObjectExists();
  try {
    if (await isTaken(bucket, key)) throw new ObjectExists();
    const version = await sendAll(bucket, key, counted());
    if (keptUntil !== undefined) await keepUntil(bucket, { key, version, until: keptUntil });
    return { length, sha256: digest.digest("hex"), version };
  } finally {
    await claims?.release(key);
  }
}

async function sendAll(
  bucket: S3Bucket,
  key: string,
  source: AsyncGenerator<Uint8Array, void, undefined>,
): Promise<string> {
  const loads = loadsOf(source);
  const first = await loads.next();
  const second = first.done === true ? first : await loads.next();
  const load = first.done === true ? Buffer.alloc(0) : first.value;
  if (second.done === true) return sendWhole(bucket, key, load);
  const { client, name } = bucket;
  const upload = await inPortWords(() => client.initiateNewMultipartUpload(name, key, {}));
  try {
    const parts = [await sendPart(bucket, { key, upload, part: 1 }, load)];
    parts.push(await sendPart(bucket, { key, upload, part: 2 }, second.value));
    for await (const more of loads)
      parts.push(await sendPart(bucket, { key, upload, part: parts.length + 1 }, more));
    const { versionId } = await client.completeMultipartUpload(name, key, upload, parts);
    return versionOf(bucket, key, versionId);
  } catch (failure) {
    // Its parts cost room until they are forgotten; what cannot be forgotten now, the bucket's own rule forgets in a day.
    await client.abortMultipartUpload(name, key, upload).catch(() => undefined);
    throw asPortFailure(failure);
  }
}

/** The version a put made. Some stores do not say it of an object in parts: then the newest is asked for, which under a key of one attempt is ours. */
async function versionOf({ client, name }: S3Bucket, key: string, said: string | null): Promise<string> {
  const version = said ?? (await client.statObject(name, key)).versionId;
  if (version === null || version === undefined) throw new StoreAway("broken-answer");
  return version;
}

/** Pieces, which must not change afterwards, gathered into loads of one part each, the last one shorter. */
async function* loadsOf(
  source: AsyncGenerator<Uint8Array, void, undefined>,
): AsyncGenerator<Buffer, void, undefined> {
  let gathered: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source)
    for (let at = 0; at < piece.length;) {
      const taken = piece.subarray(at, at + partLength - length);
      gathered.push(taken);
      length += taken.length;
      at += taken.length;
      if (length === partLength) {
        yield Buffer.concat(gathered, length);
        gathered = [];
        length = 0;
      }
    }
  if (length > 0) yield Buffer.concat(gathered, length);
}

/** "Not allowed" is "not there" for who may not list; a put of who may do nothing is refused by itself. */
async function isTaken({ client, name }: S3Bucket, key: string): Promise<boolean> {
  try {
    await client.statObject(name, key);
    return true;
  } catch (failure) {
    if (codeOf(failure) === "AccessDenied") return false;
    const told = asPortFailure(failure);
    if (told instanceof ObjectMissing) return false;
    throw told;
  }
}
