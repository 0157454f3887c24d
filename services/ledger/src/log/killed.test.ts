import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { entryNumber } from "../testing/entries.ts";
import { newFolder, openTestLog, removeFolder, testOrigin } from "../testing/test-log.ts";
import { logFolderAt } from "../verify/log-folder.ts";
import { noteKeyOf } from "../verify/signed-note.ts";
import { verifyLog } from "../verify/verify-log.ts";
import type { LogNotice } from "./log.ts";
import { noteSigner } from "./note-signer.ts";

// Real disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

const { privateKey } = generateKeyPairSync("ed25519");
const signer = noteSigner(testOrigin, privateKey);
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach(removeFolder));
const folder = () => {
  folders.push(newFolder());
  return folders.at(-1) ?? "";
};

/** Appends in a process of its own, kills it without warning after some acknowledgements; answers the numbers acknowledged. */
async function appendAndKill(paths: readonly string[], from: number, after: number): Promise<number[]> {
  const key = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
  const script = fileURLToPath(new URL("../testing/append-forever.ts", import.meta.url));
  const child = spawn(process.execPath, [script, String(from), key, ...paths], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  const ended = new Promise((resolve) => child.once("close", resolve));
  for await (const piece of child.stdout) {
    text += String(piece);
    if (text.split("\n").length > after) child.kill("SIGKILL");
  }
  await ended;
  const whole = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
  return whole.filter((line) => /^\d+$/.test(line)).map(Number);
}

describe("killed without warning", () => {
  test("the log has every acknowledged entry at the next start, again and again", async () => {
    const paths = [folder(), folder()] as const;
    const acknowledged = new Set<string>();
    let next = 0;
    for (const after of [3, 40, 300, 700, 15]) {
      const numbers = await appendAndKill(paths, next, after);
      expect(numbers.length).toBeGreaterThan(0);
      for (const number of numbers) acknowledged.add(entryNumber(number).id);
      next += 100_000;
      const log = await openTestLog([...paths], { signer });
      const missing: string[] = [];
      for (const id of acknowledged) if ((await log.indexOf(id)) === undefined) missing.push(id);
      expect(missing).toEqual([]);
      await log.close();
      for (const path of paths) {
        const verdict = await verifyLog({ folder: logFolderAt(path), key: noteKeyOf(signer.publicKey) });
        expect(verdict.findings).toEqual([]);
      }
    }
  }, 60_000);

  test("a half-written entry at the end is cut, and told", async () => {
    const path = folder();
    await appendAndKill([path], 0, 20);
    const [journal = ""] = readdirSync(join(path, "journal"));
    appendFileSync(join(path, "journal", journal), Buffer.from("TLJ1 and then the power went"));
    const notices: LogNotice[] = [];
    const log = await openTestLog([path], { signer, notice: (notice) => void notices.push(notice) });
    expect(notices).toContainEqual({ event: "ledger-tail-cut", place: "first", bytes: 28 });
    await log.append([entryNumber(500_000)]);
    await log.close();
    const again = await openTestLog([path], { signer });
    expect(await again.indexOf(entryNumber(500_000).id)).toBe(again.state().size - 1);
    await again.close();
  });

  test("two folders that tell two stories are not opened", async () => {
    const [first, second] = [folder(), folder()];
    for (const [path, number] of [
      [first, 1],
      [second, 2],
    ] as const) {
      const log = await openTestLog([path], { signer });
      await log.append([entryNumber(number)]);
      await log.close();
    }
    await expect(openTestLog([first, second], { signer })).rejects.toMatchObject({ code: "log-damaged" });
  });
});
