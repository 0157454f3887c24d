import { LEGAL_HOLD_STATUS, RETENTION_MODES } from "minio";
import { StoreAway } from "../objects/object-port.ts";
import type { S3Bucket } from "./s3-client.ts";
import { codeOf, inPortWords } from "./s3-failure.ts";

/** One version of an object. */
interface VersionPlace {
  readonly key: string;
  readonly version: string;
}

const none = new Set(["NoSuchObjectLockConfiguration", "ObjectLockConfigurationNotFoundError"]);

/** Whether a legal hold lies on a version, as the store says. */
export function isHeld({ client, name }: S3Bucket, { key, version }: VersionPlace): Promise<boolean> {
  return inPortWords(async () => {
    try {
      const found: unknown = await client.getObjectLegalHold(name, key, { versionId: version });
      return statusOf(found) === LEGAL_HOLD_STATUS.ENABLED;
    } catch (failure) {
      if (none.has(codeOf(failure))) return false;
      throw failure;
    }
  });
}

/** Sets or lifts the legal hold of a version. */
export function hold(
  { client, name }: S3Bucket,
  { key, version }: VersionPlace,
  isOn: boolean,
): Promise<void> {
  const status = isOn ? LEGAL_HOLD_STATUS.ENABLED : LEGAL_HOLD_STATUS.DISABLED;
  return inPortWords(async () => {
    // A promise, whatever the client's types say of it.
    await (client.setObjectLegalHold(name, key, { versionId: version, status }) as unknown as Promise<void>);
  });
}

/**
 * Keeps a version until an instant under governance, and reads it back: a lock that was set is not yet a lock that is there. Never under compliance, which
 * nobody could lift: a lawful erasure before that day would be impossible.
 */
export async function keepUntil(
  bucket: S3Bucket,
  { key, version, until }: VersionPlace & { readonly until: number },
): Promise<void> {
  await retain(bucket, { key, version }, { mode: "GOVERNANCE", until });
  const found = await keptUntilOf(bucket, { key, version });
  if (found?.mode !== "GOVERNANCE" || found.until < until) throw new StoreAway("broken-answer");
}

/** How a store keeps: governance is passed over by right, compliance by nobody. */
export type RetentionMode = "GOVERNANCE" | "COMPLIANCE";

/** Sets how and until when a version is kept. */
export function retain(
  { client, name }: S3Bucket,
  { key, version }: VersionPlace,
  terms: { readonly mode: RetentionMode; readonly until: number; readonly bypass?: boolean },
): Promise<void> {
  const { mode, until, bypass = false } = terms;
  return inPortWords(() =>
    client.putObjectRetention(name, key, {
      mode: RETENTION_MODES[mode],
      retainUntilDate: wholeSeconds(until),
      versionId: version,
      governanceBypass: bypass,
    }),
  );
}

/** Until when the store keeps a version, and how; undefined where it does not. */
export function keptUntilOf(
  { client, name }: S3Bucket,
  { key, version }: VersionPlace,
): Promise<{ readonly mode: string; readonly until: number } | undefined> {
  return inPortWords(async () => {
    try {
      const found = await client.getObjectRetention(name, key, { versionId: version });
      return { mode: found?.mode ?? "", until: Date.parse(found?.retainUntilDate ?? "") };
    } catch (failure) {
      if (none.has(codeOf(failure))) return undefined;
      throw failure;
    }
  });
}

/** Stores keep whole seconds. */
const wholeSeconds = (instant: number) => new Date(Math.ceil(instant / 1000) * 1000).toISOString();

/** The client answers the word alone or an object of it. */
function statusOf(found: unknown): unknown {
  if (typeof found !== "object" || found === null) return found;
  return (found as { readonly Status?: unknown }).Status;
}
