import { Problem, problems, refuse } from "@tallenne/contracts";
import {
  type AnnouncementId,
  type Condition,
  epochOf,
  instantOf,
  type PersonId,
  type UploadId,
} from "@tallenne/domain";
import type { Chance, Clock, Secret } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import { type KeptUpload, type KeptUploads, longestPiece, NoSpace } from "@tallenne/vault";
import type { Bytes } from "@tallenne/wire";
import { createHash } from "node:crypto";
import { type Upload, uploadKey } from "./upload.ts";

/** Ports of uploads. */
export interface UploadPorts {
  readonly uploads: Collection<Upload>;
  readonly uploadFiles: KeptUploads;
  readonly secret: Secret;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Largest content taken, bytes. */
  readonly largest: number;
}

/** What is asked when bytes are appended. */
export interface Appending {
  readonly upload: Upload;
  /** Where the client believes the upload stands. */
  readonly from: number;
  readonly stream: Bytes;
  /** Hexadecimal SHA-256 of these bytes, where the client states one. */
  readonly digest?: string | undefined;
}

/** Unfinished uploads go after a day. */
const keptForMs = 24 * 3_600_000;
/** Unfinished uploads at once, in the whole archive. */
const mostUploads = 500;

/** Uploads in pieces: what was acknowledged of one is on the disk, sealed, and found again after any end of the process. */
export function uploadStore(ports: UploadPorts) {
  const { uploads, uploadFiles, secret, clock, chance, largest } = ports;
  const underWay = new Set<string>();

  const opened = async (upload: Upload): Promise<KeptUpload> => {
    const file = await uploadFiles.open(upload.file, { key: uploadKey(secret, upload), chance });
    if (file === undefined) throw refuse("unknown");
    return file;
  };

  const countOf = async (where?: Condition): Promise<number> => {
    const ids: string[] = [];
    for await (const { id } of uploads.each(where)) ids.push(id);
    return ids.length;
  };

  const store = {
    /** The upload of a person; Problem `unknown` for those of others and those whose day has passed. */
    async of(id: UploadId, person: PersonId): Promise<Upload> {
      const upload = await uploads.get(id);
      if (upload?.person !== person || epochOf(upload.expiresAt) <= clock.now()) throw refuse("unknown");
      return upload;
    },

    /** The upload of a file: a new one, or the one that person began of the very same file. */
    async create(asked: {
      readonly person: PersonId;
      readonly announcement: AnnouncementId;
      readonly length: number;
      readonly fingerprint: string;
    }): Promise<Upload> {
      if (asked.length > largest) throw refuse("too-large", { facts: { bytes: largest } });
      const { rows } = await uploads.find({
        where: { field: "announcement", is: asked.announcement },
        limit: 10,
      });
      for (const one of rows) {
        if (
          one.person === asked.person &&
          one.length === asked.length &&
          one.fingerprint === asked.fingerprint
        )
          return one;
        await store.drop(one);
      }
      if ((await countOf()) >= mostUploads) throw refuse("busy");
      const upload = {
        ...asked,
        id: chance.id("upload"),
        file: Buffer.from(chance.bytes(16)).toString("hex"),
        salt: Buffer.from(chance.bytes(32)).toString("base64"),
        expiresAt: instantOf(clock.now() + keptForMs),
      };
      await room(() => uploadFiles.create(upload.file));
      return uploads.insert(upload);
    },

    /** Bytes of it that are here durably. */
    async offset(upload: Upload): Promise<number> {
      return alone(upload, async (file) => file.offset);
    },

    /** Appends what comes; answers the offset that is durable. What a broken request brought stays. */
    async append({ upload, from, stream, digest }: Appending): Promise<number> {
      return alone(upload, async (file) => {
        if (file.offset !== from) throw refuse("conflict", { facts: { offset: file.offset } });
        const own = createHash("sha256");
        let waiting: Uint8Array[] = [];
        let length = 0;
        const flush = async (): Promise<void> => {
          const bytes = Buffer.concat(waiting);
          waiting = [];
          length = 0;
          if (bytes.length > 0) await room(() => file.append(bytes));
        };
        try {
          for await (const piece of stream) {
            own.update(piece);
            waiting.push(piece);
            length += piece.length;
            if (file.offset + length > upload.length)
              throw refuse("too-large", { facts: { bytes: upload.length } });
            if (length >= longestPiece) await flush();
          }
        } catch (failure) {
          if (!(failure instanceof Problem) && digest === undefined) await flush();
          else await file.cutTo(from);
          throw failure;
        }
        await flush();
        if (digest === undefined || own.digest("hex") === digest) return file.offset;
        await file.cutTo(from);
        throw refuse("digest-differs");
      });
    },

    /** Uses the whole upload once. It goes when it was taken or refused for good, and stays for what may be tried again. */
    async finish<T>(upload: Upload, use: (content: Bytes) => Promise<T>): Promise<T> {
      const outcome = await alone(upload, async (file) => {
        if (file.offset !== upload.length) throw refuse("conflict", { facts: { offset: file.offset } });
        try {
          return { done: await use(file.read()) };
        } catch (failure) {
          if (failure instanceof Problem && problems[failure.slug].family === "refusal") return { failure };
          throw failure;
        }
      });
      await store.drop(upload);
      if ("failure" in outcome) throw outcome.failure;
      return outcome.done;
    },

    /** Removes it: the document first, without which the file opens to nobody. */
    async drop({ id, file }: Upload): Promise<void> {
      const upload = await uploads.get(id);
      if (upload !== undefined) await uploads.remove(id, upload.version);
      await uploadFiles.remove(file);
    },

    /** Drops what is older than a day. */
    async dropOld(): Promise<number> {
      let dropped = 0;
      for await (const upload of uploads.each()) {
        if (epochOf(upload.expiresAt) > clock.now() || underWay.has(upload.id)) continue;
        await store.drop(upload);
        dropped += 1;
      }
      return dropped;
    },

    /** Files without a document: only before anybody is served, as a new upload's file comes first. */
    async sweep(): Promise<void> {
      const files = new Set<string>();
      for await (const { file } of uploads.each()) files.add(file);
      for (const name of await uploadFiles.names()) if (!files.has(name)) await uploadFiles.remove(name);
    },

    /** Uploads of announcements. */
    async ofAnnouncement(announcement: AnnouncementId): Promise<readonly Upload[]> {
      return (await uploads.find({ where: { field: "announcement", is: announcement }, limit: 10 })).rows;
    },

    /** A person's unfinished uploads. */
    async unfinished(person: PersonId): Promise<number> {
      return countOf({ field: "person", is: person });
    },
  };
  return store;

  /** One request of an upload at a time: two appends would write over each other. */
  async function alone<T>(upload: Upload, act: (file: KeptUpload) => Promise<T>): Promise<T> {
    if (underWay.has(upload.id)) throw refuse("busy");
    underWay.add(upload.id);
    let file: KeptUpload | undefined;
    try {
      file = await opened(upload);
      return await act(file);
    } finally {
      await file?.close();
      underWay.delete(upload.id);
    }
  }
}

/** The store of a service. */
export type UploadStore = ReturnType<typeof uploadStore>;

async function room<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (failure) {
    throw failure instanceof NoSpace
      ? refuse("staging-full", { facts: { place: "staging" }, cause: failure })
      : failure;
  }
}
