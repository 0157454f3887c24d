import { kindOf } from "@tallenne/domain";
import type { WorkShown } from "@tallenne/runtime";
import { ObjectExists, type ObjectEntry, type Objects } from "@tallenne/vault";
import { createHash } from "node:crypto";
import type { MoveNotes } from "./move-notes.ts";
import { MoveRefused } from "./move-refused.ts";
import type { MovedObject, ObjectKey } from "./moved-object.ts";
import type { ObjectVersions } from "./object-versions.ts";

interface MovingObjects {
  readonly from: Objects;
  readonly to: Objects;
  readonly notes: MoveNotes;
  /** Until when the store there shall keep an object, epoch milliseconds; undefined for one whose day has passed or that no record names. */
  readonly keptUntil: (key: ObjectKey) => number | undefined;
  readonly shown: Pick<WorkShown, "begin" | "done">;
}

/**
 * Copies every sealed object, sets the legal holds it had, and reads each back from there: an object counts as moved only when both stores give the same
 * bytes. What the notes have is not read again. Answers the versions there. Rejects `MoveRefused` where an object has several versions.
 */
export async function moveObjects({
  from,
  to,
  notes,
  keptUntil,
  shown,
}: MovingObjects): Promise<ObjectVersions> {
  const done = new Map(notes.moved.map((object) => [object.key, object]));
  const entries = await objectsOf(from);
  shown.begin("Objects", entries.length);
  let count = 0;
  for (const entry of entries) {
    const { key, version } = entry;
    const known = done.get(key);
    if (known?.from !== version) {
      const moved = await moveOne({ from, to }, entry, keptUntil(key));
      await notes.add(moved);
      done.set(key, moved);
    }
    count += 1;
    shown.done(count);
  }
  return new Map([...done.values()].map((object) => [object.key, new Map([[object.from, object.to]])]));
}

/** Objects of the archive, each of its one version. */
async function objectsOf({ sweeper }: Objects): Promise<readonly ObjectEntry[]> {
  const byKey = new Map<ObjectKey, ObjectEntry>();
  for await (const entry of sweeper.list("")) {
    // A store's own mark is no object of the archive.
    if (entry.key.split("/").some((segment) => kindOf(segment) === undefined)) continue;
    if (byKey.has(entry.key))
      throw new MoveRefused(
        "an object lies there in several versions; start the archive once, so that it puts that right",
      );
    byKey.set(entry.key, entry);
  }
  return [...byKey.values()];
}

async function moveOne(
  { from, to }: Pick<MovingObjects, "from" | "to">,
  { key, version, length }: ObjectEntry,
  until: number | undefined,
): Promise<MovedObject> {
  const sha256 = await digestOf(from, key);
  const there = await put(
    { from, to },
    { key, length, ...(until === undefined ? {} : { keptUntil: until }) },
  );
  if ((await digestOf(to, key)) !== sha256)
    throw new MoveRefused("an object came back from there with other bytes; nothing was removed here");
  if (await from.sweeper.isLocked(key, version)) {
    await to.sweeper.lock(key, there, true);
    if (!(await to.sweeper.isLocked(key, there)))
      throw new MoveRefused("the store there does not keep the legal hold of an object");
  }
  return { key, from: version, to: there, length, sha256 };
}

/** The version there. One that a run before put and did not note is taken as it is: its bytes are compared like all others. */
async function put(
  { from, to }: Pick<MovingObjects, "from" | "to">,
  { key, length, ...terms }: { key: ObjectKey; length: number; keptUntil?: number },
): Promise<string> {
  try {
    const receipt = await to.writer.put(key, from.reader.get(key), { expectedLength: length, ...terms });
    return receipt.version;
  } catch (failure) {
    if (!(failure instanceof ObjectExists)) throw failure;
    return (await to.reader.stat(key)).version;
  }
}

async function digestOf({ reader }: Objects, key: ObjectKey): Promise<string> {
  const digest = createHash("sha256");
  for await (const piece of reader.get(key)) digest.update(piece);
  return digest.digest("hex");
}
