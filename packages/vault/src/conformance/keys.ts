import { describe, expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { seededChance } from "@tallenne/runtime";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { type Keyring, KeyGone, KeyringRolledBack } from "../keys/key-port.ts";
import { Damaged } from "../sealing/damaged.ts";
import type { Binding } from "../wraps/binding.ts";
import { type SignedHalf, verifyHalf } from "../wraps/public-half.ts";
import { unwrapKey, wrapKey } from "../wraps/wrap.ts";

/** A place for one test, empty at first. */
export interface KeyringRoom {
  /** Opens the keyring of this place; again opens the same one, as another process would. */
  open(atLeast?: number): Promise<Keyring>;
  leave(): Promise<void>;
}

const chance = seededChance("keyring conformance");
const signingKey = generateKeyPairSync("ed25519").privateKey;
const rootKey = chance.bytes(32);
const bucket = "calls/standard/2027-05-24";
const secret = chance.bytes(32);
const binding: Binding = {
  contact: chance.id("contact"),
  register: "calls",
  class: "standard",
  anchorDate: calendarDate("2026-11-24"),
  lastDay: calendarDate("2027-05-24"),
  kind: "object",
};
const trusted = (half: SignedHalf) => verifyHalf(half, [createPublicKey(signingKey)]);
const mintOf = (ring: Keyring) => ring.minter({ rootKey, signingKey, chance });
const openerOf = (ring: Keyring) => ring.opener({ rootKey });
/** What every adapter of the key port must do. `prepare` makes an empty keyring for one test. */
export function keyringConformance(name: string, prepare: () => Promise<KeyringRoom>): void {
  const inRoom = (act: (ring: Keyring, room: KeyringRoom) => Promise<void>) => async () => {
    const room = await prepare();
    try {
      await act(await room.open(), room);
    } finally {
      await room.leave();
    }
  };

  describe(`keyring in ${name}`, () => {
    test(
      "what is wrapped to a minted half opens with its private half, in another process too",
      inRoom(async (ring, room) => {
        const half = await mintOf(ring).mint(bucket);
        expect(half).toMatchObject({ bucket, bucketVersion: 1, register: "calls", lastDay: "2027-05-24" });
        const wrap = wrapKey(trusted(half), secret, binding);
        for (const one of [ring, await room.open()])
          expect(unwrapKey(await openerOf(one).open(half), wrap, binding).equals(secret)).toBe(true);
      }),
    );

    test(
      "versions of a bucket count from one and are told apart; buckets are",
      inRoom(async (ring) => {
        const mint = mintOf(ring);
        const halves = [
          await mint.mint(bucket),
          await mint.mint(bucket),
          await mint.mint("chat/standard/2027-05-24"),
        ];
        expect(halves.map((half) => half.bucketVersion)).toEqual([1, 2, 1]);
        expect(new Set(halves.map((half) => half.publicKey)).size).toBe(3);
        const wrap = wrapKey(trusted(halves[0] as SignedHalf), secret, binding);
        const second = await openerOf(ring).open(halves[1] as SignedHalf);
        expect(() => unwrapKey(second, wrap, binding)).toThrow(Damaged);
      }),
    );

    test(
      "the newest living half is told again, the same key signed anew",
      inRoom(async (ring, room) => {
        expect(await mintOf(ring).newest(bucket)).toBeUndefined();
        await mintOf(ring).mint(bucket);
        const second = await mintOf(ring).mint(bucket);
        expect(await mintOf(await room.open()).newest(bucket)).toMatchObject({
          bucketVersion: 2,
          publicKey: second.publicKey,
        });
        await ring.destroyer().destroy(second);
        expect(await mintOf(ring).newest(bucket)).toMatchObject({ bucketVersion: 1 });
      }),
    );

    test(
      "a destroyed key is gone from every copy and opens nowhere, and the evidence says so",
      inRoom(async (ring, room) => {
        const half = await mintOf(ring).mint(bucket);
        const destroyer = (await room.open()).destroyer();
        expect(await destroyer.exists(half)).toBe(true);
        expect(await destroyer.list()).toEqual([{ bucket, bucketVersion: 1 }]);
        const evidence = await destroyer.destroy(half);
        expect(evidence).toMatchObject({ bucket, bucketVersion: 1 });
        expect(evidence.copies.length).toBeGreaterThan(0);
        for (const copy of evidence.copies) expect(copy).toEqual({ found: true, absent: true });
        expect(await destroyer.exists(half)).toBe(false);
        expect(await destroyer.list()).toEqual([]);
        for (const one of [ring, await room.open()])
          await expect(openerOf(one).open(half)).rejects.toBeInstanceOf(KeyGone);
      }),
    );

    test(
      "destroying repeats safely: the second time finds nothing",
      inRoom(async (ring) => {
        const half = await mintOf(ring).mint(bucket);
        await ring.destroyer().destroy(half);
        const again = await ring.destroyer().destroy(half);
        for (const copy of again.copies) expect(copy).toEqual({ found: false, absent: true });
      }),
    );

    test(
      "no version is used twice: not after its destruction, and not when it was destroyed before it was",
      inRoom(async (ring, room) => {
        const first = await mintOf(ring).mint(bucket);
        await ring.destroyer().destroy(first);
        await ring.destroyer().destroy({ bucket, bucketVersion: 2 });
        const next = await mintOf(await room.open()).mint(bucket);
        expect(next.bucketVersion).toBe(3);
        await expect(openerOf(ring).open({ bucket, bucketVersion: 2 })).rejects.toBeInstanceOf(KeyGone);
      }),
    );

    test(
      "many who mint at once each get a version of their own",
      inRoom(async (ring, room) => {
        const mints = [mintOf(ring), mintOf(await room.open()), mintOf(await room.open())];
        const halves = await Promise.all(
          mints.flatMap((mint) => [mint.mint(bucket), mint.mint(bucket), mint.mint(bucket)]),
        );
        expect(new Set(halves.map(({ bucketVersion }) => bucketVersion)).size).toBe(9);
        for (const half of halves) await openerOf(ring).open(half);
      }),
    );

    test(
      "an opener remembers nothing: destroyed meanwhile by another process, the key is gone at the next look",
      inRoom(async (ring, room) => {
        const half = await mintOf(ring).mint(bucket);
        const opener = openerOf(ring);
        await opener.open(half);
        await (await room.open()).destroyer().destroy(half);
        await expect(opener.open(half)).rejects.toBeInstanceOf(KeyGone);
      }),
    );

    test(
      "another root key opens nothing, and a key that never was is gone",
      inRoom(async (ring) => {
        const half = await mintOf(ring).mint(bucket);
        const stranger = ring.opener({ rootKey: chance.bytes(32) });
        await expect(stranger.open(half)).rejects.toBeInstanceOf(Damaged);
        await expect(openerOf(ring).open({ bucket, bucketVersion: 7 })).rejects.toBeInstanceOf(KeyGone);
      }),
    );

    test(
      "who destroys holds no root key and can open nothing",
      inRoom((ring) => {
        expect(Object.keys(ring.destroyer()).toSorted()).toEqual(["destroy", "exists", "list"]);
        expect(Object.keys(openerOf(ring))).toEqual(["open"]);
        return Promise.resolve();
      }),
    );

    test.each([
      "../x",
      "calls",
      "calls/standard/2027-5-4",
      "calls/other/2027-05-24",
      "calls/standard/../x",
      "",
    ])("%j is no bucket: nothing is minted", (text) =>
      inRoom(async (ring) => {
        await expect(mintOf(ring).mint(text)).rejects.toBeInstanceOf(RangeError);
        expect(await ring.generation()).toBe(0);
      })(),
    );

    test(
      "the generation grows with every key made or destroyed, and a keyring put back from an old copy is refused",
      inRoom(async (ring, room) => {
        const seen = [await ring.generation()];
        const half = await mintOf(ring).mint(bucket);
        seen.push(await ring.generation());
        await mintOf(ring).mint(bucket);
        seen.push(await ring.generation());
        const { generation } = await ring.destroyer().destroy(half);
        seen.push(generation);
        await ring.destroyer().destroy(half);
        expect(await ring.generation()).toBe(generation);
        expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
        await room.open(generation);
        await expect(room.open(generation + 1)).rejects.toBeInstanceOf(KeyringRolledBack);
      }),
    );
  });
}
