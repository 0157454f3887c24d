import { createHash } from "node:crypto";
import type { ByteSpan, ObjectEntry } from "../../objects/object-port.ts";
import type { S3Bucket } from "../s3-client.ts";
import { codeOf } from "../s3-failure.ts";
import { hold, isHeld, keptUntilOf, retain, type RetentionMode } from "../s3-locks.ts";
import { s3Reader } from "../s3-reader.ts";
import { sendCanary, sendPart } from "../s3-sending.ts";
import { s3Sweeper } from "../s3-sweeper.ts";

/** Whether the store did it, or refused. */
type Answer = "done" | "refused";

/** One version of a canary. */
export interface Canary {
  readonly key: string;
  readonly version: string;
}

/** What the trial asks of a store, in a bucket where nothing else lies: the seam at which tests let stores lie. */
export interface CanaryStore {
  /** Puts bytes with further headers; undefined where the store refuses. */
  put(key: string, bytes: Buffer, headers?: Readonly<Record<string, string>>): Promise<Canary | undefined>;
  /** Puts an object in two parts, of which the first has five mebibytes. */
  putInParts(key: string, parts: readonly Buffer[]): Promise<void>;
  /** Begins an object in parts, sends one, gives it up; how many unfinished ones the store then knows of the key. */
  giveUp(key: string, part: Buffer): Promise<number>;
  span(key: string, span: ByteSpan): Promise<Uint8Array>;
  ofVersion(canary: Canary): Promise<Uint8Array>;
  list(): AsyncIterable<ObjectEntry>;
  remove(canary: Canary, terms: { readonly bypass: boolean }): Promise<Answer>;
  /** Asks for the removal of many at once; past governance. */
  removeMany(canaries: readonly Canary[]): Promise<void>;
  hold(canary: Canary, isOn: boolean): Promise<void>;
  isHeld(canary: Canary): Promise<boolean>;
  retain(canary: Canary, mode: RetentionMode, until: number): Promise<Answer>;
  retained(canary: Canary): Promise<{ readonly mode: string; readonly until: number } | undefined>;
  stopVersions(): Promise<Answer>;
}

const refusals = new Set([
  "AccessDenied",
  "InvalidBucketState",
  "InvalidRequest",
  "InvalidArgument",
  "PreconditionFailed",
  "ConditionalRequestConflict",
  "BadDigest",
  "InvalidDigest",
  "XAmzContentChecksumMismatch",
  "ObjectLocked",
  "MethodNotAllowed",
]);

/** The canaries of a bucket. */
export function canaryStore(bucket: S3Bucket): CanaryStore {
  const { client, name } = bucket;
  const reader = s3Reader(bucket);
  return {
    put: async (key, bytes, headers = {}) => {
      let version = "";
      const answer = await answerTo(async () => {
        version = await sendCanary(bucket, { key, headers }, bytes);
      });
      return answer === "done" ? { key, version } : undefined;
    },
    putInParts: async (key, parts) => {
      const upload = await client.initiateNewMultipartUpload(name, key, {});
      const sent = [];
      for (const [at, bytes] of parts.entries())
        sent.push(await sendPart(bucket, { key, upload, part: at + 1 }, bytes));
      await client.completeMultipartUpload(name, key, upload, sent);
    },
    giveUp: async (key, part) => {
      const upload = await client.initiateNewMultipartUpload(name, key, {});
      await sendPart(bucket, { key, upload, part: 1 }, part);
      await client.abortMultipartUpload(name, key, upload);
      return (await client.listIncompleteUploadsQuery(name, key, "", "", "")).uploads.length;
    },
    span: (key, span) => reader.getSpan(key, span),
    ofVersion: async ({ key, version }) => {
      const pieces: Buffer[] = [];
      const answer = await client.getObject(name, key, { versionId: version });
      for await (const piece of answer as AsyncIterable<Buffer>) pieces.push(piece);
      return Buffer.concat(pieces);
    },
    list: () => s3Sweeper(bucket).list(""),
    remove: ({ key, version }, { bypass }) =>
      answerTo(() => client.removeObject(name, key, { versionId: version, governanceBypass: bypass })),
    removeMany: async (canaries) => {
      const all = canaries
        .map(({ key, version }) => `<Object><Key>${key}</Key><VersionId>${version}</VersionId></Object>`)
        .join("");
      const body = `<Delete>${all}</Delete>`;
      const headers = {
        "content-md5": createHash("md5").update(body).digest("base64"),
        "x-amz-bypass-governance-retention": "true",
      };
      await client.makeRequestAsyncOmit({ method: "POST", bucketName: name, query: "delete", headers }, body);
    },
    hold: (canary, isOn) => hold(bucket, canary, isOn),
    isHeld: (canary) => isHeld(bucket, canary),
    retain: (canary, mode, until) => answerTo(() => retain(bucket, canary, { mode, until, bypass: true })),
    retained: (canary) => keptUntilOf(bucket, canary),
    stopVersions: () => answerTo(() => client.setBucketVersioning(name, { Status: "Suspended" })),
  };
}

async function answerTo(act: () => Promise<unknown>): Promise<Answer> {
  try {
    await act();
    return "done";
  } catch (failure) {
    const { cause } = failure as Error;
    if (refusals.has(codeOf(failure)) || refusals.has(codeOf(cause))) return "refused";
    // In the port's words a taken key is one that exists.
    if (codeOf(failure) === "object-exists") return "refused";
    throw failure;
  }
}
