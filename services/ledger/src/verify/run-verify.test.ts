import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entriesNumbered, entryNumber } from "../testing/entries.ts";
import { newFolder, newSigner, openTestLog, removeFolder } from "../testing/test-log.ts";
import { runVerify } from "./run-verify.ts";

// Real disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

const signer = newSigner();
const key = signer.publicKey;
const place = newFolder();
const log = join(place, "log");
const at = (name: string) => join(place, name);

beforeAll(async () => {
  const opened = await openTestLog([log], { signer });
  await opened.append(entriesNumbered(0, 20));
  writeFileSync(at("older"), await opened.publish());
  await opened.append(entriesNumbered(20, 40));
  await opened.publish();
  writeFileSync(at("17.tlog-proof"), await opened.proofFile(17));
  writeFileSync(at("17.json"), entryNumber(17).bytes);
  writeFileSync(at("18.json"), entryNumber(18).bytes);
  writeFileSync(at("key"), `${key}\n`);
  await opened.close();
});
afterAll(() => removeFolder(place));

/** A copy of the log in which something was changed. */
function tampered(name: string, change: (folder: string) => void): string {
  const folder = at(name);
  cpSync(log, folder, { recursive: true });
  change(folder);
  return folder;
}

describe("tallenne-verify", () => {
  test("ends with 0 for a log that is right, the key given as text or as a file", async () => {
    for (const given of [key, at("key")]) {
      const { exitCode, output } = await runVerify(["--key", given, "--older", at("older"), log]);
      expect([exitCode, output]).toEqual([0, expect.stringContaining("The log is right")]);
      expect(output).toContain("40 entries");
    }
  });

  test("ends with 1 for a log that is not, and says where", async () => {
    const folder = tampered("changed", (copy) => {
      const path = join(copy, "tile/entries/000.p/40");
      const bytes = readFileSync(path);
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    });
    const { exitCode, output } = await runVerify(["--key", key, folder]);
    expect([exitCode, output]).toEqual([1, expect.stringContaining("entry 0 (number 1 in tile/entries/000")]);
  });

  test("tells everything to a program as one JSON line", async () => {
    const right = JSON.parse((await runVerify(["--key", key, "--json", log])).output) as unknown;
    expect(right).toMatchObject({ verified: true, log: { checkpoint: { size: 40 }, findings: [] } });
    const folder = tampered("bundle-gone", (copy) => rmSync(join(copy, "tile/entries/000.p/40")));
    const { exitCode, output } = await runVerify(["--key", key, "--json", folder]);
    expect(exitCode).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      verified: false,
      log: {
        findings: expect.arrayContaining([expect.objectContaining({ code: "bundle-missing" })]) as unknown,
      },
    });
    expect(output.trimEnd()).not.toContain("\n");
  });

  test("shows how far it is in a log that takes long, and nothing to a program", async () => {
    const long = join(place, "long");
    const opened = await openTestLog([long], { signer });
    await opened.append(entriesNumbered(0, 600));
    await opened.publish();
    await opened.close();
    const shown = async (isTTY: boolean, ...more: string[]) => {
      let text = "";
      let now = 0;
      // Every look at the clock costs a second: nothing has to be waited for.
      const clock = { monotonic: () => (now += 1000), every: () => () => undefined };
      const stderr = { isTTY, write: (piece: string) => (text += piece) };
      expect((await runVerify(["--key", key, ...more, long], { clock, stderr })).exitCode).toBe(0);
      return text;
    };
    expect(await shown(true)).toMatch(/\r.*files of entries replayed · 1\/3 · \d+:\d\d left/);
    expect(await shown(false)).toMatch(/^[^\r]*files of entries replayed · 3\/3\n$/);
    expect(await shown(true, "--json")).toBe("");
  });

  test("checks a single proof file without any log", async () => {
    const words = ["--key", key, "--proof", at("17.tlog-proof"), "--entry"];
    expect(await runVerify([...words, at("17.json")])).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining("entry 17") as unknown,
    });
    expect((await runVerify([...words, at("18.json")])).exitCode).toBe(1);
    const byOther = ["--key", newSigner().publicKey, ...words.slice(2), at("17.json")];
    expect((await runVerify(byOther)).exitCode).toBe(1);
  });

  test("checks a proof against the entry in the log", async () => {
    expect((await runVerify(["--key", key, "--proof", at("17.tlog-proof"), log])).exitCode).toBe(0);
  });

  test("ends with 1 when an older checkpoint is not the beginning of the log", async () => {
    const other = newSigner();
    writeFileSync(at("foreign"), other.sign("ledger.tallenne.example/test\n20\nAAAA\n"));
    expect((await runVerify(["--key", key, "--older", at("foreign"), log])).exitCode).toBe(1);
  });

  test("ends with 2 for a call it does not understand or a folder that is not there", async () => {
    expect((await runVerify([log])).exitCode).toBe(2);
    expect((await runVerify(["--key", key])).exitCode).toBe(2);
    expect((await runVerify(["--key", key, at("nowhere")])).exitCode).toBe(2);
    expect((await runVerify(["--key", "no-key-and-no-file", log])).exitCode).toBe(2);
    expect((await runVerify(["--help"])).exitCode).toBe(0);
  });
});
