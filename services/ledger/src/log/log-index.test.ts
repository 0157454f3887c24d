import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { entriesNumbered, entryNumber } from "../testing/entries.ts";
import { newFolder, newSigner, openTestLog, removeFolder } from "../testing/test-log.ts";
import { IdFilter } from "./id-filter.ts";
import type { MerkleLog } from "./log.ts";
import { lookupThread } from "./lookup-thread.ts";
import { Lookup } from "./lookup.ts";

// Real disks, threads and processes: generous where many suites share two cores.
jest.setTimeout(60_000);

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

describe("ids told from memory", () => {
  test("an id that was given is never denied, and hardly any other is taken for known", () => {
    const filter = new IdFilter();
    const ids = Array.from({ length: 50_000 }, (_, at) => entryNumber(at).id);
    for (const id of ids) filter.add(id);
    expect(ids.every((id) => filter.mayHave(id))).toBe(true);
    const others = Array.from({ length: 50_000 }, (_, at) => entryNumber(at + 50_000).id);
    expect(others.filter((id) => filter.mayHave(id)).length).toBeLessThan(50);
  });
});

describe("entries that come faster than the lookup takes them", () => {
  test("are taken by another thread; repeats get their first receipts meanwhile, afterwards and after a new start", async () => {
    const path = folder();
    const signer = newSigner();
    const log = await opened([path], { signer });
    const entries = entriesNumbered(0, 3000);
    const first = await log.append(entries);
    // Some are in the lookup by now, some on the way, some in memory.
    for (const at of [0, 1023, 1024, 2048, 2999])
      expect(await log.append([entryNumber(at)])).toEqual([first[at]]);
    expect((await log.page({ about: [], limit: 1 })).entries).toEqual([]);
    expect(await log.indexOf(entryNumber(2999).id)).toBe(2999);
    expect(await log.append([entryNumber(1500)])).toEqual([first[1500]]);
    await expect(log.append([entryNumber(9999, { id: entryNumber(7).id })])).rejects.toMatchObject({
      code: "id-taken",
    });
    await log.close();
    const again = await opened([path], { signer });
    for (const at of [0, 2500, 2999]) expect(await again.append([entryNumber(at)])).toEqual([first[at]]);
    expect(again.state().size).toBe(3000);
    await again.close();
    rmSync(join(path, "lookup.sqlite"));
    const rebuilt = await opened([path], { signer });
    expect(await rebuilt.append([entryNumber(1)])).toEqual([first[1]]);
    expect(await rebuilt.indexOf(entryNumber(2000).id)).toBe(2000);
  });

  test("what the other thread cannot take is kept and told as failed", async () => {
    const path = join(folder(), "lookup.sqlite");
    const lookup = Lookup.open(path);
    const thread = lookupThread(path);
    const at = { first: 0, leaf: Buffer.alloc(32) };
    const one = { id: "entry_1", at: 1, about: [] };
    await thread.add([one], at);
    await expect(thread.add([{ ...one, id: "entry_2" }], at)).rejects.toThrow(/UNIQUE/);
    expect([lookup.indexOf("entry_1"), lookup.indexOf("entry_2")]).toEqual([0, undefined]);
    await thread.add([{ ...one, id: "entry_2" }], { ...at, first: 1 });
    expect([lookup.indexOf("entry_2"), lookup.covers()?.size]).toEqual([1, 2]);
    await thread.end();
    lookup.close();
  });
});
