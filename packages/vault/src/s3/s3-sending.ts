import { createHash } from "node:crypto";
import { StoreAway } from "../objects/object-port.ts";
import type { S3Bucket } from "./s3-client.ts";
import { inPortWords } from "./s3-failure.ts";

/** A part of an upload in parts, which count from 1. */
interface PartPlace {
  readonly key: string;
  readonly upload: string;
  readonly part: number;
}

/**
 * Sends a whole object; answers its version. The request is the client's own, not its `putObject`: that one turns every header it does not know, locks and
 * checksums among them, into words about the object that bind nobody.
 */
export async function sendWhole(bucket: S3Bucket, key: string, bytes: Buffer): Promise<string> {
  return sendCanary(bucket, { key, headers: { "if-none-match": "*" } }, bytes);
}

/** Sends an object with headers that may replace the usual ones, as a trial of the store does; answers its version. */
export async function sendCanary(
  bucket: S3Bucket,
  { key, headers }: { readonly key: string; readonly headers: Readonly<Record<string, string>> },
  bytes: Buffer,
): Promise<string> {
  const answer = await send(bucket, { key, headers }, bytes);
  const version = answer["x-amz-version-id"];
  // No version: the bucket keeps none, and what is removed from it could not be shown to be gone.
  if (typeof version !== "string") throw new StoreAway("broken-answer");
  return version;
}

/** Sends one part; answers the store's mark of it. */
export async function sendPart(
  bucket: S3Bucket,
  { key, upload, part }: PartPlace,
  bytes: Buffer,
): Promise<{ part: number; etag: string }> {
  const query = `partNumber=${part}&uploadId=${encodeURIComponent(upload)}`;
  const { etag } = await send(bucket, { key, query }, bytes);
  if (typeof etag !== "string") throw new StoreAway("broken-answer");
  return { part, etag: etag.replaceAll('"', "") };
}

/** Puts bytes with their digests, MD5 for stores that look at no other; answers the headers. */
function send(
  { client, name, signsDigest }: S3Bucket,
  request: {
    readonly key: string;
    readonly query?: string;
    readonly headers?: Readonly<Record<string, string>>;
  },
  bytes: Buffer,
) {
  const { key, query, headers } = request;
  const sha256 = createHash("sha256").update(bytes).digest();
  const sent = {
    method: "PUT",
    bucketName: name,
    objectName: key,
    ...(query === undefined ? {} : { query }),
    headers: {
      "content-length": String(bytes.length),
      "content-type": "application/octet-stream",
      "content-md5": createHash("md5").update(bytes).digest("base64"),
      ...(headers !== undefined && "x-amz-checksum-crc32" in headers
        ? {}
        : { "x-amz-checksum-sha256": sha256.toString("base64") }),
      ...headers,
    },
  };
  return inPortWords(async () => {
    const signed = signsDigest ? sha256.toString("hex") : "";
    const answer = await client.makeRequestStreamAsync(sent, bytes, signed, [200], "");
    for await (const piece of answer) void piece;
    return answer.headers;
  });
}
