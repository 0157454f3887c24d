import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { systemClock } from "@tallenne/runtime";
import { entriesNumbered, entryNumber } from "../testing/entries.ts";
import { faultyDisk } from "../testing/faulty-disk.ts";
import { newFolder, newSigner, openTestLog, removeFolder } from "../testing/test-log.ts";
import type { MerkleLog } from "./log.ts";

// Real disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

const folders: string[] = [];
const logs: MerkleLog[] = [];
afterEach(async () => {
  for (const log of logs.splice(0)) await log.close();
  folders.splice(0).forEach(removeFolder);
});
const folder = () => {
  folders.push(newFolder());
  return folders.at(-1) ?? "";
};
const opened = async (...given: Parameters<typeof openTestLog>) => {
  const log = await openTestLog(...given);
  logs.push(log);
  return log;
};

describe("appending", () => {
  test("many writers share syncs: two hundred entries by sixty-four writers take a few", async () => {
    const path = folder();
    const { disk, faults } = faultyDisk(path);
    const log = await opened([path], { signer: newSigner(), disk });
    const before = faults.syncs;
    const receipts = await Promise.all(
      entriesNumbered(0, 200).map(async (entry) => await log.append([entry])),
    );
    expect(receipts.map(([receipt]) => receipt?.index)).toEqual(Array.from({ length: 200 }, (_, at) => at));
    expect(faults.syncs - before).toBeLessThan(10);
  });

  test("an entry is acknowledged only after its sync", async () => {
    const path = folder();
    const { disk, faults } = faultyDisk(path);
    const log = await opened([path], { signer: newSigner(), disk });
    const gate = Promise.withResolvers<void>();
    faults.syncWaits = gate.promise;
    let acknowledged = false;
    const appended = log.append([entryNumber(1)]).then(() => (acknowledged = true));
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    expect([acknowledged, log.state().size]).toEqual([false, 0]);
    gate.resolve();
    await appended;
    expect(log.state().size).toBe(1);
  });

  test("the same id again gets the first receipt, in the same call, later and after a new start", async () => {
    const path = folder();
    const signer = newSigner();
    const log = await opened([path], { signer });
    const [first, twice] = await log.append([entryNumber(1), entryNumber(1)]);
    expect(twice).toEqual(first);
    expect(await log.append([entryNumber(2), entryNumber(1)])).toMatchObject([{ index: 1 }, first]);
    await log.close();
    const again = await opened([path], { signer });
    expect(await again.append([entryNumber(1)])).toEqual([first]);
    expect(again.state().size).toBe(2);
  });

  test("the same id with other bytes is refused, and nothing of the call is taken", async () => {
    const log = await opened([folder()], { signer: newSigner() });
    const { id } = entryNumber(1);
    await log.append([entryNumber(1)]);
    await expect(log.append([entryNumber(2), entryNumber(7, { id })])).rejects.toMatchObject({
      code: "id-taken",
    });
    expect(log.state().size).toBe(1);
  });

  test("a checkpoint is signed every 256 entries without waiting for the clock", async () => {
    const log = await opened([folder()], { signer: newSigner() });
    await log.append(entriesNumbered(0, 256));
    while (log.state().published < 256) await new Promise(setImmediate);
    expect(log.checkpoint().split("\n")[1]).toBe("256");
  });
});

describe("a full disk", () => {
  test("refuses the entries, keeps none of them, and takes them again as soon as there is room", async () => {
    const path = folder();
    const signer = newSigner();
    const { disk, faults } = faultyDisk(path);
    const log = await opened([path], { signer, disk });
    await log.append([entryNumber(0)]);
    faults.full = { written: 17 };
    await expect(log.append([entryNumber(1)])).rejects.toMatchObject({
      code: "log-unavailable",
      reason: "disk-full",
    });
    expect(log.state().size).toBe(1);
    faults.full = undefined;
    expect(await log.append([entryNumber(1)])).toMatchObject([{ index: 1 }]);
    await log.close();
    const again = await opened([path], { signer });
    expect(again.state().size).toBe(2);
  });

  test("on one of two disks stops nobody; that copy is filled up when there is room", async () => {
    const [first, second] = [folder(), folder()];
    const { disk, faults } = faultyDisk(second);
    const log = await opened([first, second], { signer: newSigner(), disk });
    faults.full = { written: 0 };
    await log.append(entriesNumbered(0, 5));
    expect(log.state()).toMatchObject({
      size: 5,
      degraded: true,
      folders: [{ is: "live" }, { is: "behind" }],
    });
    faults.full = undefined;
    while (log.state().degraded) await new Promise(setImmediate);
    await log.append([entryNumber(5)]);
    expect(log.state().folders.map(({ is }) => is)).toEqual(["live", "live"]);
  });
});

describe("a disk that does not answer", () => {
  test("loses its place after the patience; the other copy goes on, and nobody waits longer", async () => {
    const [first, second] = [folder(), folder()];
    const { disk, faults } = faultyDisk(second);
    const log = await opened([first, second], { signer: newSigner(), disk, patience: 100 });
    const gate = Promise.withResolvers<void>();
    faults.syncWaits = gate.promise;
    const begun = systemClock.monotonic();
    await log.append([entryNumber(1)]);
    expect(systemClock.monotonic() - begun).toBeLessThan(1000);
    expect(log.state().folders).toMatchObject([{ is: "live" }, { is: "behind" }]);
    faults.syncWaits = undefined;
    gate.resolve();
  });

  test("and has no copy ends the log: nothing is promised any more", async () => {
    const path = folder();
    const { disk, faults } = faultyDisk(path);
    const log = await opened([path], { signer: newSigner(), disk, patience: 100 });
    const gate = Promise.withResolvers<void>();
    faults.syncWaits = gate.promise;
    await expect(log.append([entryNumber(1)])).rejects.toMatchObject({ code: "log-closed" });
    await expect(log.append([entryNumber(2)])).rejects.toMatchObject({ code: "log-closed" });
    gate.resolve();
  });

  test("a sync that fails ends the log, because nobody knows what lies on the disk", async () => {
    const path = folder();
    const signer = newSigner();
    const { disk, faults } = faultyDisk(path);
    const log = await opened([path], { signer, disk });
    await log.append([entryNumber(0)]);
    faults.syncFails = "EIO";
    await expect(log.append([entryNumber(1)])).rejects.toMatchObject({ code: "log-closed" });
    await log.close();
    const again = await opened([path], { signer });
    // Whether the entry is there or not, appending it again is safe.
    expect(await again.append([entryNumber(1)])).toMatchObject([{ index: 1 }]);
  });
});
