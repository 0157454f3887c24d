import { createHash } from "node:crypto";
import { type PartView, Problem, refuse } from "@tallenne/contracts";
import {
  addDays,
  type CalendarDate,
  type ContactId,
  type PartId,
  startOfHelsinkiDay,
} from "@tallenne/domain";
import type { Chance, Clock } from "@tallenne/runtime";
import {
  type ObjectWriter,
  headerLength,
  NoSpace,
  openSealed,
  partContext,
  partKey,
  saltLength,
  sealBytes,
  sealedChunkLength,
} from "@tallenne/vault";
import type { ReceivedPart } from "./received.ts";

interface PutPartsPorts {
  readonly objects: ObjectWriter;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** Whose parts are put, and until when a store that locks keeps them from everybody but the steward. */
interface PartsOwner {
  readonly contact: ContactId;
  readonly lastDay: CalendarDate;
}

/** A part on its way: its id was chosen before it was sealed, because it stands in the sealing context. */
export interface PartToPut extends ReceivedPart {
  readonly id: PartId;
}

/**
 * Seals what is not sealed yet and puts every part under a key of its own (flows J1.7), then reads it back: the length, and the first and last chunk
 * opened. Only then does a part count. A store that fails or differs: `store-away`; the objects left are nobody's and are swept.
 */
export function putParts({ objects, clock, chance }: PutPartsPorts) {
  return async (owner: PartsOwner, key: Uint8Array, parts: readonly PartToPut[]): Promise<PartView[]> => {
    // Abreast, and none is left under way: what is staged must not be discarded while it is being put.
    const put = await Promise.allSettled(parts.map((part) => putPart(owner, key, part)));
    return put.map((one) => {
      if (one.status === "rejected") throw one.reason;
      return one.value;
    });
  };

  async function putPart(owner: PartsOwner, key: Uint8Array, part: PartToPut): Promise<PartView> {
    const { contact, lastDay } = owner;
    const { id, kind, mediaType, staged } = part;
    const context = partContext({ contact, part: id, kind });
    const plain = part.plain ?? new Uint8Array();
    const sealed =
      staged === undefined
        ? sealBytes({ key, context, salt: chance.bytes(saltLength), plain })
        : staged.sealed();
    const objectKey = partKey({ contact, part: id });
    try {
      const receipt = await objects.put(objectKey, sealed, keptUntil(lastDay));
      const own = "sha256" in sealed ? sealed.sha256 : createHash("sha256").update(sealed).digest("hex");
      if (own !== receipt.sha256) throw refuse("store-away");
      const opened = await openSealed({
        key,
        context,
        sealedLength: receipt.length,
        read: await headFirst(receipt.length, (from, to) => objects.getSpan(objectKey, { from, to })),
      });
      await opened.proveEnds();
      return {
        kind,
        id,
        key: objectKey,
        version: receipt.version,
        sealedLength: receipt.length,
        plainLength: opened.plainLength,
        sealedDigest: receipt.sha256,
        mediaType,
      };
    } catch (failure) {
      throw asProblem(failure);
    }
  }

  /** A store keeps by its own clock, which knows nothing of a calendar that was set: what is past by it is not asked for. */
  function keptUntil(lastDay: CalendarDate): { readonly keptUntil?: number } {
    const end = startOfHelsinkiDay(addDays(lastDay, 1));
    return end > clock.now() ? { keptUntil: end } : {};
  }
}

/** Reads as `read` does, but for what lies in the first chunk or before it, which is read once and whole. */
async function headFirst(
  length: number,
  read: (from: number, to: number) => Promise<Uint8Array>,
): Promise<typeof read> {
  const end = Math.min(headerLength + sealedChunkLength, length);
  const head = await read(0, end);
  return async (from, to) => (to <= end ? head.subarray(from, to) : read(from, to));
}

/** A full disk is told as one, everything else of a store as a store that is away: the retry puts under new keys. */
function asProblem(failure: unknown): Problem {
  if (failure instanceof Problem) return failure;
  if (failure instanceof NoSpace)
    return refuse("staging-full", { facts: { place: "vault" }, cause: failure });
  return refuse("store-away", { cause: failure });
}
