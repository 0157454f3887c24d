import { createHash } from "node:crypto";
import type { FileCalls, WrittenFile } from "../objects/disk/file-calls.ts";
import { gatheredWrites, namedFailure } from "../objects/disk/gathered-writes.ts";
import { readFilePieces, readFileSpan } from "../objects/disk/read-file.ts";
import type { SealedFile } from "../objects/object-port.ts";
import { openSealed, type OpenedObject } from "../sealing/open-sealed.ts";
import { type Sealing, sealingStream } from "../sealing/sealing-stream.ts";

/** One upload in staging: appended to, finished, read, discarded. Nothing of it is durable or meant to be. */
export interface StagedUpload {
  /** Seals and keeps the next plain bytes; the input may be reused after it resolves. Rejects `NoSpace`. */
  append(plain: Uint8Array): Promise<void>;
  /** Ends the object; only then can it be read. */
  finish(): Promise<{ readonly plainLength: number; readonly sealedLength: number }>;
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
  readonly sealing: Sealing;
  readonly discarded: () => void;
}): Promise<StagedUpload> {
  const { path, calls, sealing } = place;
  const stream = sealingStream(sealing);
  const file = await create(calls, path);
  const writes = gatheredWrites(file);
  const digest = createHash("sha256");
  let sha256 = "";
  const take = (sealed: Uint8Array): Promise<void> => {
    digest.update(sealed);
    return writes.add(sealed);
  };
  let state: "open" | "finished" | "discarded" = "open";
  const must = (wanted: typeof state): void => {
    if (state !== wanted) throw new TypeError(`the staged upload is ${state}`);
  };

  return {
    async append(plain) {
      must("open");
      try {
        await take(stream.push(plain));
      } catch (failure) {
        throw namedFailure(failure);
      }
    },
    async finish() {
      must("open");
      try {
        await take(stream.end());
        await writes.flush();
        await file.close();
      } catch (failure) {
        throw namedFailure(failure);
      }
      state = "finished";
      sha256 = digest.digest("hex");
      return { plainLength: stream.plainLength, sealedLength: stream.sealedLength };
    },
    sealed() {
      must("finished");
      const pieces = () => readFilePieces(path);
      return { path, length: stream.sealedLength, sha256, [Symbol.asyncIterator]: pieces };
    },
    async open() {
      must("finished");
      const { key, context } = sealing;
      return openSealed({
        key,
        context,
        sealedLength: stream.sealedLength,
        read: (from, to) => readFileSpan(path, { from, to }),
      });
    },
    async discard() {
      if (state === "discarded") return;
      await writes.settled();
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
