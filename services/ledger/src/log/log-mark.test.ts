import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entriesNumbered } from "../testing/entries.ts";
import { newFolder, newSigner, openTestLog, removeFolder } from "../testing/test-log.ts";
import { type LogNotice } from "./log.ts";
import { fileMark, type LogMark } from "./log-mark.ts";

// Real disks: generous where many suites share two cores.
jest.setTimeout(30_000);
const signer = newSigner();
let place: string;
let folder: string;
let mark: LogMark;
const heard: LogNotice[] = [];
beforeEach(() => {
  place = newFolder();
  folder = join(place, "log");
  mark = fileMark(join(place, "mark"));
  heard.length = 0;
});
afterEach(() => removeFolder(place));

const start = (more: { mark?: LogMark; signer?: typeof signer } = {}) =>
  openTestLog([folder], { signer, mark, notice: (notice) => void heard.push(notice), ...more });
const events = () => heard.map(({ event }) => event);
async function entered(from: number, to: number, more: Parameters<typeof start>[0] = {}): Promise<void> {
  const log = await start(more);
  await log.append(entriesNumbered(from, to));
  await log.close();
}
const refuse = () => Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" }));
const rolledBack = { code: "log-rolled-back" };
/** What lies in the folder but the lock that every try takes. */
const logFiles = () => readdirSync(folder).filter((name) => !name.startsWith(".ledger."));

describe("a log and the mark of its newest checkpoint", () => {
  test("are both new: the log starts, and the mark follows every checkpoint", async () => {
    await entered(0, 300);
    expect(readFileSync(mark.where, "utf8")).toBe(readFileSync(join(folder, "checkpoint"), "utf8"));
    expect(readFileSync(mark.where, "utf8").split("\n")[1]).toBe("300");
    await entered(300, 310);
    expect(readFileSync(mark.where, "utf8").split("\n")[1]).toBe("310");
    expect(events()).toEqual([]);
  });

  test("the folder is empty: refused, with words that say what to do, and nothing is written there", async () => {
    await entered(0, 3);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    await expect(start()).rejects.toMatchObject(rolledBack);
    await expect(start()).rejects.toThrow(/Is the disk mounted/);
    expect(logFiles()).toEqual([]);
  });

  test.each([
    [3, 5],
    [300, 600],
  ])(
    "an older copy of the folder was put back (%i of %i entries): refused, and it stays as it is",
    async (before, after) => {
      await entered(0, before);
      cpSync(folder, join(place, "older"), { recursive: true });
      await entered(before, after);
      rmSync(folder, { recursive: true });
      cpSync(join(place, "older"), folder, { recursive: true });
      const checkpoint = readFileSync(join(folder, "checkpoint"), "utf8");
      await expect(start()).rejects.toMatchObject(rolledBack);
      expect(readFileSync(join(folder, "checkpoint"), "utf8")).toBe(checkpoint);
    },
  );

  test("another log of the same key is in the folder, a longer one: refused", async () => {
    await entered(0, 300);
    rmSync(folder, { recursive: true });
    await entered(1000, 1600, { mark: fileMark(join(place, "elsewhere")) });
    await expect(start()).rejects.toMatchObject(rolledBack);
  });

  test("the mark is of another key or changed: refused", async () => {
    await entered(0, 3);
    writeFileSync(mark.where, readFileSync(mark.where, "utf8").replace("\n3\n", "\n0\n"));
    await expect(start()).rejects.toMatchObject(rolledBack);
  });

  test("the mark was lost, or the log is older than marks: it starts, tells it, and has a mark again", async () => {
    await entered(0, 3);
    rmSync(mark.where);
    await (await start()).close();
    expect(events()).toEqual(["ledger-unmarked"]);
    expect(existsSync(mark.where)).toBe(true);
  });

  test("a crash came between a checkpoint and its mark: the older mark holds, and is brought up to date", async () => {
    await entered(0, 300);
    const older = readFileSync(mark.where, "utf8");
    await entered(300, 700);
    writeFileSync(mark.where, older);
    await entered(700, 701);
    expect(readFileSync(mark.where, "utf8").split("\n")[1]).toBe("701");
    expect(events()).toEqual([]);
  });

  test("the mark's disk takes nothing: entries are taken all the same, the log is degraded and says why", async () => {
    const log = await start({ mark: { ...mark, write: refuse } });
    await log.append(entriesNumbered(0, 3));
    expect(log.state().degraded).toBe(true);
    await log.close();
    expect(heard).toEqual([{ event: "ledger-mark-failed", because: "ENOSPC" }]);
  });
});
