import { describe, expect, test } from "@jest/globals";
import { isConsistent, rootByInclusion } from "../verify/proof-check.ts";
import { leafHash } from "./hash.ts";
import { consistencyPath, type HashReader, inclusionPath, rootOf } from "./proof.ts";
import { MerkleTree } from "./tree.ts";

/** The entries of the test vectors of RFC 6962's reference implementation (certificate-transparency, merkle tree tests). */
const entries = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
].map((hex) => Buffer.from(hex, "hex"));
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

function treeOf(count: number): { tree: MerkleTree; read: HashReader } {
  const tree = new MerkleTree();
  for (const entry of entries.slice(0, count)) tree.add(leafHash(entry));
  const read: HashReader = (level, from, length) =>
    Promise.resolve(tree.row(level)?.slice(from, from + length) ?? Buffer.alloc(0));
  return { tree, read };
}
const hex = (hash: Uint8Array) => Buffer.from(hash).toString("hex");

describe("the tree of RFC 6962", () => {
  test.each(roots.map((root, size) => ({ size, root })))(
    "has the known root over $size entries",
    async ({ size, root }) => {
      const { tree, read } = treeOf(size);
      expect([hex(tree.root()), hex(await rootOf(read, size))]).toEqual([root, root]);
    },
  );

  test("gives the known audit path of an entry", async () => {
    const { read } = treeOf(8);
    expect((await inclusionPath(read, 0, 8)).map(hex)).toEqual([
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]);
    expect((await inclusionPath(read, 5, 8)).map(hex)).toEqual([
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]);
  });

  test("gives the known consistency proofs", async () => {
    const { read } = treeOf(8);
    expect((await consistencyPath(read, 6, 8)).map(hex)).toEqual([
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]);
    expect(await consistencyPath(read, 8, 8)).toEqual([]);
  });

  test("leads from every entry to the root of every size", async () => {
    for (let size = 1; size <= entries.length; size += 1) {
      const { tree, read } = treeOf(size);
      for (let index = 0; index < size; index += 1) {
        const hashes = await inclusionPath(read, index, size);
        const leaf = leafHash(entries[index] ?? Buffer.alloc(0));
        expect(hex(rootByInclusion(leaf, { index, size, hashes }) ?? Buffer.alloc(0))).toBe(hex(tree.root()));
      }
    }
  });

  test("shows of every size that it begins with every smaller one, and with no other", async () => {
    for (let newer = 1; newer <= entries.length; newer += 1) {
      const { tree, read } = treeOf(newer);
      for (let older = 0; older <= newer; older += 1) {
        const hashes = await consistencyPath(read, older, newer);
        const before = { size: older, root: treeOf(older).tree.root() };
        const now = { size: newer, root: tree.root() };
        expect(isConsistent(before, now, hashes)).toBe(true);
        if (older > 0)
          expect(isConsistent({ ...before, root: leafHash(Buffer.from("x")) }, now, hashes)).toBe(false);
      }
    }
  });
});
