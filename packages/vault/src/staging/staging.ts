import { type Chance, lockFolder } from "@tallenne/runtime";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type FileCalls, fileCalls } from "../objects/disk/file-calls.ts";
import { stagedUpload, type StagedUpload } from "./staged-upload.ts";
import { sealingThreads } from "../sealing/threads/sealing-threads.ts";
import { saltLength } from "../sealing/sealed-layout.ts";

/**
 * Uploads on their way in, sealed on the local disk while their keys are in memory only (flows D15): after a crash what
 * lies here is unreadable, and it is removed at the next start. One process holds the folder.
 */
export interface Staging {
  /** Starts an upload under the key and context its object will have, so that its sealed bytes are put as they are. */
  begin(sealing: { readonly key: Uint8Array; readonly context: Uint8Array }): Promise<StagedUpload>;
  /** Discards every upload that is left and lets the folder go. */
  close(): Promise<void>;
}

const ending = ".staged";
const nameLength = 16;

/** Takes the folder and removes everything a former process left. Rejects `FolderInUse` while another has it. */
export async function openStaging(settings: {
  readonly folder: string;
  readonly chance: Chance;
  readonly calls?: FileCalls;
}): Promise<Staging> {
  const { folder, chance, calls = fileCalls } = settings;
  const lock = await lockFolder(folder, "staging");
  for (const name of await readdir(folder))
    if (name.endsWith(ending)) await rm(join(folder, name), { force: true });
  const open = new Set<StagedUpload>();
  const threads = sealingThreads();
  return {
    async begin(sealing) {
      const name = Buffer.from(chance.bytes(nameLength)).toString("hex") + ending;
      const upload = await stagedUpload({
        path: join(folder, name),
        calls,
        threads,
        sealing: { ...sealing, salt: chance.bytes(saltLength) },
        discarded: () => void open.delete(upload),
      });
      open.add(upload);
      return upload;
    },
    async close() {
      for (const upload of open) await upload.discard();
      await threads.close();
      lock.release();
    },
  };
}
