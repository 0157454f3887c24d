import { makeFolder, syncFolder, writeDurably } from "@tallenne/runtime";
import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type MovedObject, movedObject } from "./moved-object.ts";

/** What a move has done, so that it goes on where it stopped. */
export interface MoveNotes {
  readonly moved: readonly MovedObject[];
  /** Whether a run before has begun to write. */
  readonly isBegun: boolean;
  /** From now on the other store may hold something. Durable when it resolves. */
  begin(): Promise<void>;
  /** Durable when it resolves. */
  add(object: MovedObject): Promise<void>;
  close(): Promise<void>;
}

/** Opens the notes below a folder; a line that a crash cut is not there. */
export async function openMoveNotes(folder: string): Promise<MoveNotes> {
  await makeFolder(folder);
  const path = join(folder, "moved-objects.jsonl");
  const text = await readFile(path, "utf8").catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === "ENOENT") return "";
    throw failure;
  });
  const end = text.lastIndexOf("\n") + 1;
  const moved = text.slice(0, end).split("\n").filter(Boolean).map(movedObject);
  const file = await open(path, "a", 0o600);
  if (end < text.length) await file.truncate(Buffer.byteLength(text.slice(0, end)));
  await file.sync();
  await syncFolder(folder);
  return {
    moved,
    isBegun: await stat(join(folder, "begun")).then(
      () => true,
      () => false,
    ),
    begin: () => writeDurably(folder, "begun", ""),
    async add(object) {
      await file.write(`${JSON.stringify(object)}\n`);
      await file.datasync();
    },
    close: () => file.close(),
  };
}
