import { beforeAll, expect, test } from "@jest/globals";
import { readLedgerState } from "@tallenne/contracts";
import type { CaseId, ContactId } from "@tallenne/domain";
import type { Browser } from "@tallenne/testkit";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { filesBelow } from "./testing/files.ts";
import { hear, houseForTests } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

const verify = resolve(import.meta.dirname, "../../services/ledger/src/tallenne-verify.ts");

/** Header of the WAV file that is computed for the player. */
const headerBytes = 44;

promise("A10.1", () => {
  const house = houseForTests();
  let handler: Browser;
  let call: ContactId;
  let matter: CaseId;
  const biggestObject = () => {
    const sizes = filesBelow(join(house().archive.folder, "vault")).map((path) => ({
      path,
      size: statSync(path).size,
    }));
    return sizes.toSorted((a, b) => b.size - a.size)[0]?.path ?? "";
  };
  beforeAll(async () => {
    handler = await house().worker("ch");
    ({ contact: call } = await house().keep({ externalId: "call" }));
    ({ id: matter } = await house().complaint(handler, call));
  });

  test("T-A10.1a a changed byte in a sealed object is found before any byte of its chunk leaves", async () => {
    const asked = { contact: call, purpose: "p1", case: matter } as const;
    const whole = await hear(handler, asked);
    expect(whole.status).toBe(206);
    const sound = whole.sound?.bytes ?? Buffer.alloc(0);
    // Far inside: what stands before the damage may leave, nothing of the damaged chunk does.
    const restored = damage(biggestObject(), 40_000);
    const cut = await hear(handler, asked)
      .then((heard) => heard.sound?.bytes ?? Buffer.alloc(0))
      .catch(() => Buffer.alloc(0));
    expect(cut.length).toBeLessThan(sound.length - 16_384);
    expect(sound.subarray(0, cut.length).equals(cut)).toBe(true);
    restored();
    // At the very beginning: the header is reckoned, not read; not a byte of sound leaves.
    damage(biggestObject(), 200);
    const headless = await hear(handler, asked);
    expect(headless.sound?.bytes.length).toBe(headerBytes);
    const refused = await headless.again(headerBytes);
    expect([refused.status, refused.json()]).toEqual([500, expect.objectContaining({ slug: "damaged" })]);
  });

  test("T-A10.1b a sealed object holds neither the sound nor its header", () => {
    for (const path of filesBelow(join(house().archive.folder, "vault")))
      expect(readFileSync(path).includes("WAVEfmt")).toBe(false);
  });

  test("T-E2 the ledger is checked offline by its public key alone; a copy with one byte changed is not believed", async () => {
    const officer = await house().worker("dp");
    const { verifier } = await officer.use(readLedgerState, {});
    await house().archive.stop();
    const log = join(house().archive.folder, "ledger");
    expect(check(log, verifier)).toBe(0);
    const copy = join(house().archive.folder, "ledger-copy");
    cpSync(log, copy, { recursive: true });
    const entries = filesBelow(copy).find((path) => path.includes("entries"));
    if (entries === undefined) throw new Error("no entries");
    const bytes = readFileSync(entries);
    const at = bytes.indexOf("permitted");
    bytes.write("permutted", at, "latin1");
    writeFileSync(entries, bytes);
    expect(check(copy, verifier)).toBe(1);
  });
});

/** Exit code of the checking command. */
function check(folder: string, key: string): number | null {
  return spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", verify, "--key", key, folder])
    .status;
}

/** Changes one byte of a file; answers what changes it back. */
function damage(path: string, at: number): () => void {
  const bytes = readFileSync(path);
  const change = () => {
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(path, bytes);
  };
  change();
  return change;
}
