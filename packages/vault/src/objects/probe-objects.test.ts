import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { seededChance, systemClock } from "@tallenne/runtime";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diskObjects } from "./disk/disk-objects.ts";
import type { Objects } from "./object-port.ts";
import { probeObjects } from "./probe-objects.ts";

const chance = seededChance("probe");
let folder: string;
let objects: Objects;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tp-"));
  objects = await diskObjects({ folder, clock: systemClock });
});
afterAll(() => rm(folder, { recursive: true }));

const broken = async (lying: Partial<{ [P in keyof Objects]: Partial<Objects[P]> }>) => {
  const store = {
    ...objects,
    reader: { ...objects.reader, ...lying.reader },
    writer: { ...objects.writer, ...lying.writer },
    sweeper: { ...objects.sweeper, ...lying.sweeper },
  };
  const statement = await probeObjects(store, { chance });
  return {
    isSound: statement.isSound,
    failed: statement.checks.filter(({ holds }) => !holds).map(({ code }) => code),
  };
};

type Put = Objects["writer"]["put"];
const overwriting: Put = (key, source, expected) =>
  objects.writer.put(key, source, expected).catch(() => ({ length: 7, sha256: "", version: "1" }));
const aByteOff: Objects["reader"]["getSpan"] = (key, { from, to }) =>
  objects.reader.getSpan(key, { from: from + 1, to: to + 1 });
async function* changing(key: string): AsyncGenerator<Uint8Array> {
  for await (const piece of objects.reader.get(key)) yield Buffer.from(piece).fill(0, 0, 1);
}
const keeping = () => Promise.resolve(true);

describe("a lying store is found out before anything is trusted to it", () => {
  test("an honest one is sound, and says that its locks are simulated (the control)", async () => {
    expect(await broken({})).toEqual({ isSound: true, failed: [] });
    expect((await probeObjects(objects, { chance })).banner).toBe("locks-are-simulated");
  });

  test.each([
    ["overwrites", "second-put-refused", { writer: { put: overwriting } }],
    ["gives ranges a byte off", "range-exact", { reader: { getSpan: aByteOff } }],
    ["changes a byte", "read-after-write", { reader: { get: changing } }],
    ["keeps what was removed", "gone-after-remove", { sweeper: { remove: keeping } }],
  ])("one that %s: %s", async (_what, code, lying) => {
    expect(await broken(lying)).toEqual({ isSound: false, failed: [code] });
  });
});
