import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { seededChance, ThreadLost } from "@tallenne/runtime";
import { createHash } from "node:crypto";
import { sealBytes } from "../seal-bytes.ts";
import { type SealingThreads, sealingThreads } from "./sealing-threads.ts";

// Threads beside other suites on two cores.
jest.setTimeout(60_000);

const chance = seededChance("sealing threads");
const plain = Buffer.alloc(2_500_003, chance.bytes(4099));
const sealing = () => ({
  key: chance.bytes(32),
  context: Buffer.from("contact and part"),
  salt: chance.bytes(24),
});
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

let threads: SealingThreads;
afterEach(() => threads.close());

/** What comes out of a sealer that is fed with `bytes` in pieces of `size`. */
async function sealedBy(bytes: Buffer, size: number, under = sealing()) {
  const written: Buffer[] = [];
  const sealer = threads.begin(under, async (piece) => void written.push(Buffer.from(piece)));
  for (let at = 0; at < bytes.length; at += size) await sealer.push(bytes.subarray(at, at + size));
  const digests = await sealer.end();
  return { sealed: Buffer.concat(written), digests, sealer, under };
}

describe("an object sealed in another thread", () => {
  test.each([
    [0, 1],
    [3000, 1],
    [262_143, 262_143],
    [262_144, 262_144],
    [262_145, 100_000],
    [786_432, 65_536],
    [plain.length, 70_001],
    [plain.length, plain.length],
  ])("of %i bytes in pieces of %i is what it is here, with its digests", async (length, size) => {
    threads = sealingThreads();
    const bytes = plain.subarray(0, length);
    const { sealed, digests, sealer, under } = await sealedBy(bytes, size);
    const expected = sealBytes({ ...under, plain: bytes });
    expect(sealed.equals(expected)).toBe(true);
    expect(digests).toEqual({ plain: sha256(bytes), sealed: sha256(expected) });
    expect([sealer.plainLength, sealer.sealedLength]).toEqual([length, expected.length]);
  });

  test("several at once do not mix, and memory used again holds nothing of the one before", async () => {
    threads = sealingThreads();
    for (let round = 0; round < 2; round += 1) {
      const all = await Promise.all(
        [700_000, 1_000_001, 300_000].map((length) => sealedBy(plain.subarray(0, length), 50_000)),
      );
      for (const [at, { sealed, under }] of all.entries()) {
        const bytes = plain.subarray(0, [700_000, 1_000_001, 300_000][at]);
        expect(sealed.equals(sealBytes({ ...under, plain: bytes }))).toBe(true);
      }
    }
  });

  test("waits while the sink is behind, and takes no more memory than that", async () => {
    threads = sealingThreads();
    const sink = Promise.withResolvers<void>();
    const sealer = threads.begin(sealing(), () => sink.promise);
    let taken = 0;
    let waits: Promise<void> | undefined;
    while (waits === undefined && taken < 10_000_000) {
      waits = sealer.push(plain.subarray(0, 100_000));
      taken += 100_000;
    }
    expect(taken).toBeLessThan(2_000_000);
    sink.resolve();
    await waits;
    await sealer.end();
    expect(sealer.plainLength).toBe(taken);
  });

  test("a sink that fails is told, and gets nothing more", async () => {
    threads = sealingThreads();
    let asked = 0;
    const sealer = threads.begin(sealing(), async () => {
      asked += 1;
      if (asked === 2) throw new Error("full");
    });
    const filling = (async () => {
      for (let at = 0; at < 40; at += 1) await sealer.push(plain.subarray(0, 200_000));
      await sealer.end();
    })();
    await expect(filling).rejects.toThrow("full");
    await sealer.stop();
    expect(asked).toBe(2);
  });

  test("one that is given up writes nothing more, and a thread that ends rejects what is under way", async () => {
    threads = sealingThreads();
    let writes = 0;
    const given = threads.begin(sealing(), async () => void (writes += 1));
    void given.push(plain.subarray(0, 900_000));
    await given.stop();
    const before = writes;
    await sealedBy(plain.subarray(0, 600_000), 100_000);
    expect(writes).toBe(before);
    const last = threads.begin(sealing(), () => Promise.resolve());
    void last.push(plain.subarray(0, 600_000));
    await threads.close();
    await expect(last.end()).rejects.toBeInstanceOf(ThreadLost);
  });
});
