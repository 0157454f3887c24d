import type { FileCalls, WrittenFile } from "../objects/disk/file-calls.ts";
import { namedFailure } from "../objects/disk/gathered-writes.ts";
import { readFilePieces, readFileSpan } from "../objects/disk/read-file.ts";
import type { SealedFile } from "../objects/object-port.ts";
import { openSealed, type OpenedObject } from "../sealing/open-sealed.ts";
import type { SealingThreads } from "../sealing/threads/sealing-threads.ts";
import type { SealingWords } from "../sealing/threads/thread-words.ts";

/** One upload in staging: appended to, finished, read, discarded. Nothing of it is durable or meant to be. */
export interface StagedUpload {
  /** Seals and keeps the next plain bytes beside the event loop; the input may be reused after it resolves. Rejects `NoSpace`, `ThreadLost`. */
  append(plain: Uint8Array): Promise<void>;
  /** Ends the object; only then can it be read. Rejects as `append`. */
  finish(): Promise<{
    readonly plainLength: number;
    readonly sealedLength: number;
    /** Of the plain bytes, hexadecimal. */
    readonly plainSha256: string;
  }>;
  /** The sealed bytes, for a put. */
  sealed(): SealedFile;
  /** Opens the staged object to read plain ranges back. */
  open(): Promise<OpenedObject>;
  /** Removes the file. May be called at any time and again. */
  discard(): Promise<void>;
}

/** A new staged upload at `path`. Rejects `NoSpace`. */
export async function stagedUpload(place: {
  readonly path: string;
  readonly calls: FileCalls;
  readonly threads: SealingThreads;
  readonly sealing: SealingWords;
  readonly discarded: () => void;
}): Promise<StagedUpload> {
  const { path, calls, sealing } = place;
  const file = await create(calls, path);
  const sealer = place.threads.begin(sealing, (sealed) => file.append([sealed]));
  let sha256 = "";
  let state: "open" | "finished" | "discarded" = "open";
  const must = (wanted: typeof state): void => {
    if (state !== wanted) throw new TypeError(`the staged upload is ${state}`);
  };

  return {
    async append(plain) {
      must("open");
      try {
        await sealer.push(plain);
      } catch (failure) {
        throw namedFailure(failure);
      }
    },
    async finish() {
      must("open");
      try {
        const digests = await sealer.end();
        await file.close();
        sha256 = digests.sealed;
        state = "finished";
        return {
          plainLength: sealer.plainLength,
          sealedLength: sealer.sealedLength,
          plainSha256: digests.plain,
        };
      } catch (failure) {
        throw namedFailure(failure);
      }
    },
    sealed() {
      must("finished");
      const pieces = () => readFilePieces(path);
      return { path, length: sealer.sealedLength, sha256, [Symbol.asyncIterator]: pieces };
    },
    async open() {
      must("finished");
      const { key, context } = sealing;
      return openSealed({
        key,
        context,
        sealedLength: sealer.sealedLength,
        read: (from, to) => readFileSpan(path, { from, to }),
      });
    },
    async discard() {
      if (state === "discarded") return;
      await sealer.stop();
      if (state === "open") await file.close().catch(() => undefined);
      state = "discarded";
      await calls.remove(path);
      place.discarded();
    },
  };
}

async function create(calls: FileCalls, path: string): Promise<WrittenFile> {
  try {
    return await calls.create(path);
  } catch (failure) {
    throw namedFailure(failure);
  }
}
