import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { addDays, type CalendarDate, calendarDate } from "@tallenne/domain";
import { systemChance } from "@tallenne/runtime";
import { type Documents, documentsFrom } from "@tallenne/store";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { halfOf } from "../testing/invented.ts";
import { openSealingKeys } from "./sealing-key.ts";
import { type SealingKeys, sealingKeysIn } from "./sealing-keys.ts";

const today = calendarDate("2026-11-24");
const { privateKey } = generateKeyPairSync("ed25519");

let folder: string;
let documents: Documents;
let keys: SealingKeys;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tk-"));
  documents = await documentsFrom(`sqlite:${folder}`, { service: "catalogue", chance: systemChance });
  keys = sealingKeysIn(await openSealingKeys(documents));
});
afterEach(async () => {
  await documents.close();
  rmSync(folder, { recursive: true, force: true });
});

const callsOf = (day: CalendarDate) => `calls/standard/${day}`;
const publish = (bucket: string, version = 1) => keys.publish(halfOf(bucket, version, privateKey));
const told = async (on = today) => {
  const { wanted, held } = await keys.overview(on);
  return { wanted, held: held.map(({ id, state }) => `${id} ${state}`).toSorted() };
};

test("the overview tells what is wanted and what is not past, not the archive's whole history", async () => {
  const [past, now, coming] = [addDays(today, -1), today, addDays(today, 1)].map(callsOf) as [
    string,
    string,
    string,
  ];
  for (const bucket of [past, now, coming]) await publish(bucket);
  await keys.close(past, 1);
  await keys.close(now, 1);
  expect(await told()).toEqual({ wanted: [], held: [`${now}#1 closed`, `${coming}#1 open`] });
  await keys.current(past);
  expect(await told()).toEqual({
    wanted: [past],
    held: [`${past}#1 closed`, `${now}#1 closed`, `${coming}#1 open`],
  });
});

test("a closed version whose half was lost is told too: nobody shall open it again", async () => {
  await keys.close(callsOf(today), 1);
  expect((await told()).held).toEqual([`${callsOf(today)}#1 closed`]);
});

test("a closed version goes a year after its last day, an open one and a younger one stay", async () => {
  const buckets = [-367, -366, -365].map((days) => callsOf(addDays(today, days)));
  for (const bucket of buckets) {
    await publish(bucket);
    await keys.close(bucket, 1);
  }
  const open = callsOf(addDays(today, -400));
  await publish(open);
  await keys.close(callsOf(addDays(today, -500)), 1);
  await keys.current(callsOf(addDays(today, -2)));
  expect(await keys.dropOld(today)).toBe(3);
  expect((await told(addDays(today, -1000))).held).toEqual(
    [`${open}#1 open`, `${buckets[1]}#1 closed`, `${buckets[2]}#1 closed`].toSorted(),
  );
  expect((await told()).wanted).toEqual([]);
  expect(await keys.dropOld(today)).toBe(0);
});
