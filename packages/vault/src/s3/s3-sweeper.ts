import { BadObjectKey, segmentsOf } from "../objects/object-key.ts";
import { type ObjectEntry, ObjectLocked, ObjectMissing, type ObjectSweeper } from "../objects/object-port.ts";
import type { S3Bucket } from "./s3-client.ts";
import { codeOf, inPortWords } from "./s3-failure.ts";
import { hold, isHeld, keptUntilOf } from "./s3-locks.ts";
import { noVersion, s3Reader } from "./s3-reader.ts";

/**
 * Finds and removes versions; marks of deletion are versions too and go with the others. A removal passes over governance, which only keeps others from
 * removing early: what is due, both services have agreed. It never passes over a legal hold.
 */
export function s3Sweeper(bucket: S3Bucket): ObjectSweeper {
  const { client, name } = bucket;
  const reader = s3Reader(bucket);

  const versions = async (key: string): Promise<ObjectEntry[]> => {
    segmentsOf(key);
    const found: ObjectEntry[] = [];
    for await (const entry of listVersions(bucket, key)) if (entry.key === key) found.push(entry);
    return found;
  };
  const isThere = async (key: string, version: string): Promise<boolean> => {
    try {
      await client.statObject(name, key, { versionId: version });
      return true;
    } catch (failure) {
      if (!isOfNoVersion(failure)) throw failure;
    }
    // A mark of deletion holds nothing to look at; the listing knows it.
    return (await versions(key)).some((one) => one.version === version);
  };
  return {
    get: (key, span) => reader.get(key, span),
    getSpan: (key, span) => reader.getSpan(key, span),
    list: (prefix, after) => listVersions(bucket, prefix, after),
    versions,
    remove: (key, version) => {
      return inPortWords(async () => {
        segmentsOf(key);
        if (!(await isThere(key, version))) return false;
        try {
          await client.removeObject(name, key, { versionId: version, governanceBypass: true });
        } catch (failure) {
          if (codeOf(failure) === "AccessDenied" && (await isLockedNow(bucket, key, version)))
            throw new ObjectLocked();
          throw failure;
        }
        return true;
      });
    },
    lock: async (key, version, isLocked) => {
      segmentsOf(key);
      const there = await inPortWords(() => isThere(key, version));
      if (!there && isLocked) throw new ObjectMissing();
      if (there) await hold(bucket, { key, version }, isLocked);
    },
    isLocked: async (key, version) => {
      segmentsOf(key);
      return (await inPortWords(() => isThere(key, version))) && isHeld(bucket, { key, version });
    },
  };
}

/** Why a removal was refused: a lock, or no right. */
async function isLockedNow(bucket: S3Bucket, key: string, version: string): Promise<boolean> {
  if (await isHeld(bucket, { key, version })) return true;
  return (await keptUntilOf(bucket, { key, version })) !== undefined;
}

function isOfNoVersion(failure: unknown): boolean {
  return ["NotFound", "NoSuchKey", "NoSuchVersion", "InvalidArgument", "MethodNotAllowed"].includes(
    codeOf(failure),
  );
}

/** Every version below a prefix in the order of the keys; what is none of the archive's is passed over. */
async function* listVersions(
  { client, name }: S3Bucket,
  prefix: string,
  after?: string,
): AsyncGenerator<ObjectEntry, void, undefined> {
  let keyMarker = after === undefined ? "" : encodeURIComponent(after);
  let versionIdMarker = "";
  for (;;) {
    const page = await inPortWords(() =>
      client.listObjectsQuery(name, prefix, "", {
        Delimiter: "",
        MaxKeys: 1000,
        IncludeVersion: true,
        keyMarker,
        versionIdMarker,
      }),
    );
    // Versions come before marks of deletion in a page, whatever their keys.
    const entries = page.objects.flatMap((one) => {
      const key = one.name ?? "";
      if (!isKey(key) || (after !== undefined && key <= after)) return [];
      return [{ key, version: (one as Versioned).versionId ?? noVersion, length: Number(one.size) || 0 }];
    });
    yield* entries.toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
    if (page.isTruncated !== true || page.keyMarker === undefined) return;
    // Markers come as they stand in an address, or not; the client puts them into the next one as they are.
    keyMarker = encodeURIComponent(decodeURIComponent(page.keyMarker));
    versionIdMarker = encodeURIComponent(page.versionIdMarker ?? "");
  }
}

/** What the client answers of a version beyond what its types say. */
interface Versioned {
  readonly versionId?: string;
}

function isKey(key: string): boolean {
  try {
    segmentsOf(key);
    return true;
  } catch (failure) {
    if (failure instanceof BadObjectKey) return false;
    throw failure;
  }
}
