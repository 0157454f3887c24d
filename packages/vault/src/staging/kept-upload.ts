import { makeFolder, removeDurably, syncFolder } from "@tallenne/runtime";
import { type FileHandle, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { namedFailure } from "../objects/disk/gathered-writes.ts";
import type { SealingKey } from "../sealing/chunk-keys.ts";
import { Damaged } from "../sealing/damaged.ts";
import { openBytes } from "../sealing/open-bytes.ts";
import { sealBytes } from "../sealing/seal-bytes.ts";
import { plainLength, saltLength } from "../sealing/sealed-layout.ts";

/** What an upload is sealed under, and where its salts come from. */
interface UploadSealing {
  readonly key: SealingKey;
  readonly chance: { bytes(length: number): Uint8Array };
}

/** An upload that comes in pieces and outlives the process: whatever was appended is on the disk, sealed, when it resolves. */
export interface KeptUpload {
  /** Plain bytes that are here durably. */
  readonly offset: number;
  /** Rejects `NoSpace`; after any failure the upload is opened anew, which tells how far it really stands. */
  append(plain: Uint8Array): Promise<void>;
  /** Cuts off what came after an offset at which a piece ended. */
  cutTo(offset: number): Promise<void>;
  /** The plain bytes from the start. Rejects `Damaged`. */
  read(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** A folder of such uploads, each a file of pieces. */
export interface KeptUploads {
  /** Makes an empty one, durable when it resolves. */
  create(name: string): Promise<void>;
  /** Opens one, undefined where there is none. What a crash left half written was never acknowledged and is cut off. */
  open(name: string, sealing: UploadSealing): Promise<KeptUpload | undefined>;
  /** Removes one durably; false where there was none. */
  remove(name: string): Promise<boolean>;
  names(): Promise<readonly string[]>;
}

const ending = ".upload";
const nameForm = /^[0-9a-f]{32}$/;
/** Bytes before each piece: the length of its sealed form. */
const headLength = 4;
/** Longest piece, plain bytes: as much as is held in memory for one. */
export const longestPiece = 1 << 20;

interface Piece {
  readonly at: number;
  readonly offset: number;
  readonly plain: number;
  readonly sealed: number;
}

/** Opens the folder. The names of files say nothing: who knows which upload is whose keeps them. */
export async function keptUploads(folder: string): Promise<KeptUploads> {
  await makeFolder(folder);
  const pathOf = (name: string): string => {
    if (!nameForm.test(name)) throw new RangeError("no name of an upload");
    return join(folder, name + ending);
  };
  return {
    async create(name) {
      const file = await named(() => open(pathOf(name), "wx", 0o600));
      await file.sync();
      await file.close();
      await syncFolder(folder);
    },
    async open(name, sealing) {
      let file: FileHandle;
      try {
        file = await open(pathOf(name), "r+");
      } catch (failure) {
        if ((failure as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw failure;
      }
      try {
        return await standing(file, name, sealing);
      } catch (failure) {
        await file.close();
        throw failure;
      }
    },
    remove: (name) => removeDurably(pathOf(name)),
    async names() {
      const names = await readdir(folder);
      return names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
    },
  };
}

async function standing(file: FileHandle, name: string, sealing: UploadSealing): Promise<KeptUpload> {
  const { key, chance } = sealing;
  const pieces = await piecesOf(file);
  const last = pieces.at(-1);
  // Every piece is synced before the next is written: only the last can be half a piece of the right length.
  if (last !== undefined && !(await isWhole(file, { name, key, piece: last }))) pieces.pop();
  let end = endOf(pieces);
  await file.truncate(end);
  return {
    get offset() {
      return offsetOf(pieces);
    },
    async append(plain) {
      for (let at = 0; at < plain.length; at += longestPiece) {
        const part = plain.subarray(at, at + longestPiece);
        const offset = offsetOf(pieces);
        const sealed = sealBytes({
          key,
          context: contextOf(name, offset),
          salt: chance.bytes(saltLength),
          plain: part,
        });
        const head = Buffer.alloc(headLength);
        head.writeUInt32BE(sealed.length);
        await named(async () => {
          await writeWhole(file, Buffer.concat([head, sealed]), end);
          await file.datasync();
        });
        pieces.push({ at: end, offset, plain: part.length, sealed: sealed.length });
        end = endOf(pieces);
      }
    },
    async cutTo(offset) {
      while (offsetOf(pieces) > offset) pieces.pop();
      if (offsetOf(pieces) !== offset) throw new RangeError("no piece ends there");
      end = endOf(pieces);
      await file.truncate(end);
      await file.datasync();
    },
    async *read() {
      for (const piece of pieces) yield await opened(file, { name, key, piece });
    },
    close: () => file.close(),
  };
}

/** The pieces that stand whole in the file by their lengths. */
async function piecesOf(file: FileHandle): Promise<Piece[]> {
  const { size } = await file.stat();
  const pieces: Piece[] = [];
  const head = Buffer.alloc(headLength);
  for (let at = 0, offset = 0; at + headLength <= size;) {
    await file.read(head, 0, headLength, at);
    const sealed = head.readUInt32BE();
    const plain = lengthIn(sealed);
    if (plain === undefined || at + headLength + sealed > size) break;
    pieces.push({ at, offset, plain, sealed });
    at += headLength + sealed;
    offset += plain;
  }
  return pieces;
}

/** Plain bytes of a sealed piece; undefined for a length that no piece has. */
function lengthIn(sealed: number): number | undefined {
  try {
    const plain = plainLength(sealed);
    return plain > 0 && plain <= longestPiece ? plain : undefined;
  } catch {
    return undefined;
  }
}

interface PieceOf {
  readonly name: string;
  readonly key: SealingKey;
  readonly piece: Piece;
}

async function opened(file: FileHandle, { name, key, piece }: PieceOf): Promise<Uint8Array> {
  const sealed = Buffer.alloc(piece.sealed);
  await file.read(sealed, 0, piece.sealed, piece.at + headLength);
  return openBytes({ key, context: contextOf(name, piece.offset), sealed });
}

async function isWhole(file: FileHandle, of: PieceOf): Promise<boolean> {
  try {
    await opened(file, of);
    return true;
  } catch (failure) {
    if (failure instanceof Damaged) return false;
    throw failure;
  }
}

async function writeWhole(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

const offsetOf = (pieces: readonly Piece[]) => {
  const last = pieces.at(-1);
  return last === undefined ? 0 : last.offset + last.plain;
};
const endOf = (pieces: readonly Piece[]) => {
  const last = pieces.at(-1);
  return last === undefined ? 0 : last.at + headLength + last.sealed;
};

/** A piece opens only in its own upload and at its own place. */
const contextOf = (name: string, offset: number) => Buffer.from(`tallenne upload ${name} ${offset}`, "utf8");

async function named<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (failure) {
    throw namedFailure(failure);
  }
}
