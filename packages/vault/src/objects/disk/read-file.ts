import { type FileHandle, open } from "node:fs/promises";
import { type ByteSpan, ObjectMissing } from "../object-port.ts";
import { checkSpan } from "../span.ts";

const bytesPerRead = 256 * 1024;

/** A file, or a span of it, in pieces. Rejects `ObjectMissing`, RangeError for what is no span. */
export async function* readFilePieces(
  path: string,
  span?: ByteSpan,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (span) checkSpan(span);
  const file = await openToRead(path);
  try {
    let at = span?.from ?? 0;
    const end = span?.to ?? Number.MAX_SAFE_INTEGER;
    while (at < end) {
      const piece = await readSpan(file, at, Math.min(at + bytesPerRead, end));
      if (piece.length === 0) return;
      at += piece.length;
      yield piece;
    }
  } finally {
    await file.close();
  }
}

/** A span of a file in one piece, shorter where the file ends. Rejects `ObjectMissing`, RangeError for what is no span. */
export async function readFileSpan(path: string, span: ByteSpan): Promise<Uint8Array> {
  checkSpan(span);
  const file = await openToRead(path);
  try {
    return await readSpan(file, span.from, span.to);
  } finally {
    // Closing what was only read loses nothing when it fails, and nobody waits for it.
    file.close().catch(() => undefined);
  }
}

async function readSpan(file: FileHandle, from: number, to: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(to - from);
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

async function openToRead(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (failure) {
    throw (failure as NodeJS.ErrnoException).code === "ENOENT" ? new ObjectMissing() : failure;
  }
}
