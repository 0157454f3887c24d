import { describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { chunkKeys } from "./chunk-keys.ts";
import { Damaged } from "./damaged.ts";
import { openBytes } from "./open-bytes.ts";
import { openSealed } from "./open-sealed.ts";
import { chunkLength, headerLength, saltLength, sealedLength } from "./sealed-layout.ts";
import { sealBytes } from "./seal-bytes.ts";

interface Case {
  readonly tcId: number;
  readonly comment: string;
  readonly result: "valid" | "invalid";
  readonly key: string;
  readonly ctx: string;
  /** The sealed object, compressed with zlib. */
  readonly ct: string;
  readonly aeadKey?: string;
  readonly baseNonce?: string;
  readonly msgLength?: number;
  readonly msgSha512?: string;
  readonly flags: readonly string[];
}

const folder = join(__dirname, "../../vectors");
const vectors = JSON.parse(
  readFileSync(join(folder, "c2sp_chunked_encryption_aes_256_gcm_test.json"), "utf8"),
) as { numberOfTests: number; testGroups: { tests: Case[] }[] };
const cases = vectors.testGroups.flatMap((group) => group.tests);
const bytes = (hex: string): Buffer => Buffer.from(hex, "hex");
const sha512 = (plain: Uint8Array): string => createHash("sha512").update(plain).digest("hex");

/** Plain bytes that leave a reader who goes through the whole object in order, and whether it ended well. */
async function readThrough(one: Case): Promise<{ plain: Buffer; failure: unknown }> {
  const sealed = inflateSync(bytes(one.ct));
  const given: Buffer[] = [];
  try {
    const opened = await openSealed({
      key: bytes(one.key),
      context: bytes(one.ctx),
      sealedLength: sealed.length,
      read: async (from, to) => sealed.subarray(from, to),
    });
    for (let at = 0; at < opened.plainLength; at += chunkLength)
      given.push(await opened.bytes(at, Math.min(at + chunkLength, opened.plainLength)));
    await opened.proveEnds();
    return { plain: Buffer.concat(given), failure: undefined };
  } catch (failure) {
    return { plain: Buffer.concat(given), failure };
  }
}

describe("Wycheproof cases of c2sp.org/chunked-encryption with AES-256-GCM", () => {
  test("all 35 are here, with their licence", () => {
    expect(cases).toHaveLength(35);
    expect(vectors.numberOfTests).toBe(35);
    expect(readFileSync(join(folder, "LICENSE"), "utf8")).toContain("Apache License");
  });

  for (const one of cases) {
    const sealed = inflateSync(bytes(one.ct));
    const open = (): Buffer => openBytes({ key: bytes(one.key), context: bytes(one.ctx), sealed });

    test(`case ${one.tcId} is ${one.result}: ${one.comment}`, async () => {
      const read = await readThrough(one);
      if (one.result === "valid") {
        expect(open()).toHaveLength(one.msgLength ?? -1);
        expect(sha512(open())).toBe(one.msgSha512);
        expect(sealed).toHaveLength(sealedLength(one.msgLength ?? -1));
        expect(read.failure).toBeUndefined();
        expect(sha512(read.plain)).toBe(one.msgSha512);
        return;
      }
      const kind = one.flags.includes("InvalidKeySize") ? RangeError : Damaged;
      expect(open).toThrow(kind);
      expect(read.failure).toBeInstanceOf(kind);
      // What a reader in order may have seen before the failure is at most the valid beginning.
      const valid = one.msgLength ?? 0;
      expect(read.plain.length).toBeLessThanOrEqual(valid);
      if (read.plain.length === valid && valid > 0) expect(sha512(read.plain)).toBe(one.msgSha512);
    });

    if (one.aeadKey !== undefined)
      test(`case ${one.tcId} derives the key and base nonce that the reference derived`, () => {
        const keys = chunkKeys(bytes(one.key), bytes(one.ctx), sealed.subarray(0, saltLength));
        expect(keys.key.export().toString("hex")).toBe(one.aeadKey);
        expect(keys.baseNonce.toString("hex")).toBe(one.baseNonce);
        expect(keys.commitment.equals(sealed.subarray(saltLength, headerLength))).toBe(true);
      });

    if (one.result === "valid")
      test(`case ${one.tcId} sealed again with its salt gives the same bytes`, () => {
        const again = sealBytes({
          key: bytes(one.key),
          context: bytes(one.ctx),
          salt: sealed.subarray(0, saltLength),
          plain: open(),
        });
        expect(again.equals(sealed)).toBe(true);
      });
  }
});
