import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { seededChance } from "@tallenne/runtime";
import { entriesNumbered, entryNumber } from "../testing/entries.ts";
import { folderOf, type LogFiles, readLogFiles } from "../testing/log-files.ts";
import { newFolder, newSigner, openTestLog, removeFolder } from "../testing/test-log.ts";
import { noteKeyOf } from "./signed-note.ts";
import { verifyLog } from "./verify-log.ts";

/** Enough for a full tile, a second one and the level above, small enough to be verified some thousand times. */
const size = 300;
const signer = newSigner();
const key = noteKeyOf(signer.publicKey);
const folder = newFolder();
let files: LogFiles;
let older: string;

beforeAll(async () => {
  const log = await openTestLog([folder], { signer });
  await log.append(entriesNumbered(0, 270));
  older = await log.publish();
  await log.append(entriesNumbered(270, size));
  await log.close();
  files = readLogFiles(folder);
});
afterAll(() => removeFolder(folder));

const verdictOn = (tampered: LogFiles) =>
  verifyLog({ folder: folderOf(tampered), key, older: [{ name: "older", note: older }] });
function changed(path: string, change: (bytes: Uint8Array) => Uint8Array | undefined): LogFiles {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`the log has no ${path}`);
  const next = new Map(files);
  const altered = change(Uint8Array.from(bytes));
  if (altered) next.set(path, altered);
  else next.delete(path);
  return next;
}
const flipped = (at: number) => (bytes: Uint8Array) => {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};
const edited = (bytes: Uint8Array) =>
  Buffer.from(Buffer.from(bytes).toString().replace("\n300\n", "\n299\n"));
const codes = async (tampered: LogFiles) => (await verdictOn(tampered)).findings.map(({ code }) => code);

describe("the verifier", () => {
  test("finds an untouched log right", async () => {
    const verdict = await verdictOn(files);
    expect(verdict).toMatchObject({ verified: true, findings: [], findingCount: 0 });
    expect(verdict.checkpoint?.size).toBe(size);
  });

  test("refuses a flipped bit in an entry, and names the entry (T-E2)", async () => {
    const verdict = await verdictOn(changed("tile/entries/000", flipped(40)));
    expect(verdict.verified).toBe(false);
    expect(verdict.findings.some(({ code, entry }) => code === "entry-changed" && entry === 0)).toBe(true);
  });

  test("refuses a flipped bit in a hash tile", async () => {
    expect(await codes(changed("tile/0/000", flipped(70)))).toEqual(["tile-changed"]);
    expect(await codes(changed("tile/1/000.p/1", flipped(3)))).toEqual(["tile-changed"]);
  });

  test("refuses a log whose bundle was deleted", async () => {
    expect(await codes(changed("tile/entries/000", () => undefined))).toContain("bundle-missing");
    expect(await codes(changed("tile/entries/001.p/44", () => undefined))).toContain("bundle-missing");
  });

  test("refuses one deleted entry, all others in place (T-E2)", async () => {
    const second = 2 + entryNumber(0).bytes.length;
    const without = changed("tile/entries/000", (bytes) => bytes.subarray(second));
    expect(await codes(without)).toContain("bundle-broken");
  });

  test("refuses an edited size", async () => {
    expect(await codes(changed("checkpoint", edited))).toEqual(["checkpoint-refused"]);
  });

  test("refuses a checkpoint by another signer, however right its root", async () => {
    const other = newSigner();
    const text =
      Buffer.from(files.get("checkpoint") ?? [])
        .toString()
        .split("\n\n")[0] ?? "";
    expect(await codes(changed("checkpoint", () => Buffer.from(other.sign(`${text}\n`))))).toEqual([
      "checkpoint-refused",
    ]);
  });

  test("refuses a log cut back to an older, rightly signed checkpoint when the newer one is remembered", async () => {
    const newest = Buffer.from(files.get("checkpoint") ?? []).toString();
    const cut = new Map(files);
    cut.set("checkpoint", Buffer.from(older));
    const verdict = await verifyLog({
      folder: folderOf(cut),
      key,
      older: [{ name: "newest", note: newest }],
    });
    expect(verdict.findings.map(({ code }) => code)).toContain("log-shrunk");
  });

  test("refuses a past rewritten by the very holder of the key when an older checkpoint is remembered", async () => {
    const forged = newFolder();
    try {
      const log = await openTestLog([forged], { signer });
      await log.append([entryNumber(9999), ...entriesNumbered(1, size)]);
      await log.close();
      const tampered = readLogFiles(forged);
      expect((await verifyLog({ folder: folderOf(tampered), key })).verified).toBe(true);
      expect(await codes(tampered)).toContain("history-rewritten");
    } finally {
      removeFolder(forged);
    }
  });

  test("refuses every one of two thousand seeded tamperings (T-E2)", async () => {
    const chance = seededChance("ledger tampering 1");
    const number = (below: number) => Buffer.from(chance.bytes(6)).readUIntBE(0, 6) % below;
    const paths = [...files.keys()].toSorted();
    const undetected: string[] = [];
    for (let round = 0; round < 2000; round += 1) {
      const path = paths[number(paths.length)] ?? "checkpoint";
      const { what, tampered } = tamperingOf(path, number);
      if ((await verdictOn(tampered)).verified) undetected.push(`${round}: ${what} in ${path}`);
    }
    expect(undetected).toEqual([]);
  }, 120_000);
});

/** One change that a thief of evidence could make. Parts that older checkpoints left behind may be gone without harm. */
function tamperingOf(path: string, number: (below: number) => number): { what: string; tampered: LogFiles } {
  const length = files.get(path)?.length ?? 1;
  const at = number(length);
  const isNeeded = !path.endsWith(".p/14");
  const changes: Record<string, (bytes: Uint8Array) => Uint8Array | undefined> = {
    flip: (bytes) => {
      bytes[at] = (bytes[at] ?? 0) ^ (1 << number(8));
      return bytes;
    },
    cut: (bytes) => bytes.subarray(0, at),
    insert: (bytes) => Buffer.concat([bytes.subarray(0, at), Uint8Array.of(number(256)), bytes.subarray(at)]),
    drop: (bytes) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]),
    ...(isNeeded ? { delete: () => undefined } : {}),
  };
  const names = Object.keys(changes);
  const what = names[number(names.length)] ?? "flip";
  return { what: `${what} at ${at}`, tampered: changed(path, changes[what] ?? (() => undefined)) };
}
