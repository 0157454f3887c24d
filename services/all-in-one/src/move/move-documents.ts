import type { WorkShown } from "@tallenne/runtime";
import { type Document, type Documents, type Kept, keptOf } from "@tallenne/store";
import { canonicalJson } from "@tallenne/vault";
import { createHash } from "node:crypto";
import { MoveRefused } from "./move-refused.ts";
import { type ObjectVersions, withVersions } from "./object-versions.ts";

/** What a collection was found to be on both sides. */
export interface MovedCollection {
  readonly name: string;
  readonly count: number;
  /** Of all documents, whatever their order; hexadecimal. */
  readonly digest: string;
}

const abreast = 32;

/**
 * Puts every document of a service as it is into the other store, the versions of moved objects in the place of the old ones, then reads both stores whole
 * and compares count and digest, collection by collection. Doing it again puts the same documents in their own place. Rejects `MoveRefused` where a
 * collection is not declared in this version, or where the other store holds something else.
 */
export async function moveDocuments(moving: {
  readonly service: string;
  readonly from: Documents;
  readonly to: Documents;
  readonly versions: ObjectVersions;
  readonly shown: Pick<WorkShown, "begin" | "done">;
}): Promise<readonly MovedCollection[]> {
  const { service, from, to, versions, shown } = moving;
  const declared = keptOf(service);
  const unknown = (await from.names()).filter((name) => declared.every((kept) => kept.name !== name));
  if (unknown.length > 0)
    throw new MoveRefused(`${unknown.join(", ")}: collections that this version does not know`);
  const moved: MovedCollection[] = [];
  for (const kept of declared) {
    const source = await from.open(kept);
    const total = await source.count();
    const there = await to.open(kept);
    if (total === 0 && (await there.count()) === 0) continue;
    shown.begin(kept.name, total);
    const restore = await to.restoring(kept);
    let count = 0;
    let under: Promise<void>[] = [];
    for await (const document of source.each()) {
      under.push(restore(withVersions(document, versions) as Document));
      count += 1;
      if (under.length < abreast) continue;
      await Promise.all(under);
      under = [];
      shown.done(count);
    }
    await Promise.all(under);
    shown.done(count);
    moved.push(await compared(kept, { source, there, versions }));
  }
  return moved;
}

type Opened = Awaited<ReturnType<Documents["open"]>>;

async function compared(
  kept: Kept<Document>,
  { source, there, versions }: { source: Opened; there: Opened; versions: ObjectVersions },
): Promise<MovedCollection> {
  const [ours, theirs] = [
    await foldOf(source, (document) => withVersions(document, versions)),
    await foldOf(there, (document) => document),
  ];
  if (ours.count !== theirs.count || ours.digest !== theirs.digest)
    throw new MoveRefused(
      `${kept.name}: ${ours.count} documents here, ${theirs.count} there, and not the same ones. Empty the other store and begin again with new notes`,
    );
  return { name: kept.name, ...ours };
}

/** Count and digest of a collection: the digests of its documents added up, so that their order does not matter. */
async function foldOf(
  collection: Opened,
  as: (document: unknown) => unknown,
): Promise<{ readonly count: number; readonly digest: string }> {
  let count = 0;
  let sum = 0n;
  for await (const document of collection.each()) {
    count += 1;
    sum += BigInt(
      `0x${createHash("sha256")
        .update(canonicalJson(as(document) as never))
        .digest("hex")}`,
    );
  }
  return { count, digest: BigInt.asUintN(256, sum).toString(16).padStart(64, "0") };
}
