import { type WrapView, refuse } from "@tallenne/contracts";
import type { CalendarDate, ContactId } from "@tallenne/domain";
import {
  type BucketClass,
  KeyGone,
  type KeyMint,
  type KeyOpener,
  unwrapKey,
  verifyHalf,
  wrapKey,
} from "@tallenne/vault";
import type { KeyObject } from "node:crypto";
import { bindingOf } from "../contents/open-keys.ts";

/** One contact whose keys move to another bucket. */
export interface RewrapOrder {
  readonly contact: ContactId;
  readonly register: string;
  readonly class: string;
  readonly anchorDate: CalendarDate;
  readonly lastDay: CalendarDate;
  readonly wraps: readonly WrapView[];
  readonly toClass: BucketClass;
  readonly toBucket: string;
}

/** Its keys under the new bucket version. */
export interface Rewrapped {
  readonly contact: ContactId;
  readonly bucket: string;
  readonly bucketVersion: number;
  readonly wraps: WrapView[];
}

interface RewrapPorts {
  readonly opener: KeyOpener;
  readonly mint: KeyMint;
  /** Public keys that vouch for halves. */
  readonly vouching: readonly KeyObject[];
  readonly publish: (halves: readonly Awaited<ReturnType<KeyMint["mint"]>>[]) => Promise<void>;
}

/**
 * Moves keys of survivors out of a dying bucket version (flows D14): opened with the old private half, wrapped to the new public half, never seen by
 * anybody else. A new bucket gets its key here, published before it is used; where a bucket lives on without some of its members, its next version. Throws `gone` when the old key is destroyed already.
 */
export function rewrap({ opener, mint, vouching, publish }: RewrapPorts) {
  return async (orders: readonly RewrapOrder[]): Promise<readonly Rewrapped[]> => {
    const halves = new Map<string, ReturnType<typeof verifyHalf>>();
    for (const { toBucket } of orders) {
      if (halves.has(toBucket)) continue;
      const living = await mint.newest(toBucket);
      const isDying = living !== undefined && orders.some(({ wraps }) => wraps.some(isUnder(living)));
      const signed = living === undefined || isDying ? await mint.mint(toBucket) : living;
      await publish([signed]);
      halves.set(toBucket, verifyHalf(signed, vouching));
    }
    return Promise.all(orders.map((order) => moved(order, halves.get(order.toBucket))));
  };

  async function moved(
    order: RewrapOrder,
    half: ReturnType<typeof verifyHalf> | undefined,
  ): Promise<Rewrapped> {
    if (half === undefined) throw refuse("key-wanted");
    const { contact, toClass } = order;
    const wraps: WrapView[] = [];
    for (const wrap of order.wraps) {
      const old = await opener.open(wrap).catch((failure: unknown) => {
        throw failure instanceof KeyGone ? refuse("gone") : failure;
      });
      const key = unwrapKey(old, wrap, bindingOf({ ...order }, wrap.kind));
      wraps.push(wrapKey(half, key, { ...bindingOf({ ...order }, wrap.kind), class: toClass }));
      key.fill(0);
    }
    return { contact, bucket: half.bucket, bucketVersion: half.bucketVersion, wraps };
  }
}

/** Whether a wrap lies under a bucket version: the one that is left is not the one that is moved to. */
function isUnder({ bucket, bucketVersion }: { readonly bucket: string; readonly bucketVersion: number }) {
  return (wrap: WrapView) => wrap.bucket === bucket && wrap.bucketVersion >= bucketVersion;
}
