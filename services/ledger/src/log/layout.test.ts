import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { entriesNumbered } from "../testing/entries.ts";
import { newFolder, newSigner, openTestLog, removeFolder } from "../testing/test-log.ts";
import { leafHash } from "./hash.ts";
import { tilePath } from "./tile-path.ts";

// Real disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach(removeFolder));

/** Writes a log, a checkpoint at each of the sizes; answers its files. */
async function logOfSizes(...sizes: number[]) {
  const folder = newFolder();
  folders.push(folder);
  const log = await openTestLog([folder], { signer: newSigner() });
  let from = 0;
  for (const size of sizes) {
    await log.append(entriesNumbered(from, size));
    await log.publish();
    from = size;
  }
  const checkpoint = log.checkpoint();
  await log.close();
  return { folder, checkpoint, files: filesBelow(join(folder, "tile"), folder) };
}

function filesBelow(path: string, root: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted();
}

describe("a log folder is laid out as C2SP tlog-tiles says", () => {
  test.each([
    { size: 1, files: ["tile/0/000.p/1", "tile/entries/000.p/1"] },
    { size: 255, files: ["tile/0/000.p/255", "tile/entries/000.p/255"] },
    { size: 256, files: ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"] },
    {
      size: 257,
      files: ["tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/1"],
    },
  ])("at $size entries", async ({ size, files }) => {
    const written = await logOfSizes(size);
    expect(written.files).toEqual(files);
    expect(written.checkpoint.split("\n").slice(0, 2)).toEqual([
      "ledger.tallenne.example/test",
      String(size),
    ]);
  });

  test("partial tiles of every checkpoint stay until the full tile stands", async () => {
    expect((await logOfSizes(3, 10)).files).toEqual([
      "tile/0/000.p/10",
      "tile/0/000.p/3",
      "tile/entries/000.p/10",
      "tile/entries/000.p/3",
    ]);
    expect((await logOfSizes(3, 256)).files).toEqual(["tile/0/000", "tile/1/000.p/1", "tile/entries/000"]);
  });

  test("a hash tile is leaf hashes one after another, a bundle each entry after its 16-bit length", async () => {
    const { folder } = await logOfSizes(3);
    const entries = entriesNumbered(0, 3).map(({ bytes }) => bytes);
    expect(readFileSync(join(folder, "tile/0/000.p/3"))).toEqual(Buffer.concat(entries.map(leafHash)));
    const framed = entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]);
    expect(readFileSync(join(folder, "tile/entries/000.p/3"))).toEqual(Buffer.concat(framed));
  });

  test("a level 1 tile holds the root of each full level 0 tile", async () => {
    const { folder } = await logOfSizes(256);
    let row = Array.from({ length: 256 }, (_, at) =>
      readFileSync(join(folder, "tile/0/000")).subarray(at * 32, (at + 1) * 32),
    );
    while (row.length > 1)
      row = row.flatMap((left, at) =>
        at % 2 === 1
          ? []
          : [hash("sha256", Buffer.concat([Uint8Array.of(1), left, row[at + 1] ?? left]), "buffer")],
      );
    expect(readFileSync(join(folder, "tile/1/000.p/1"))).toEqual(row[0]);
  });

  test("long indexes are written in groups of three digits", () => {
    expect(tilePath("entries", 1_234_067)).toBe("tile/entries/x001/x234/067");
    expect(tilePath(0, 1000, 112)).toBe("tile/0/x001/000.p/112");
  });
});
