import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { addDays, calendarDate, firstPolicy } from "@tallenne/domain";
import { bucketNamed } from "@tallenne/vault";
import { until } from "../testing/passing-clock.ts";
import { today } from "../testing/people.ts";
import { type RoomArchive, roomArchive } from "../testing/room-archive.ts";
import { bucketsAhead } from "./buckets-ahead.ts";

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

let archive: RoomArchive;
afterEach(() => archive.close());
const minted = () =>
  archive.ledger.entries
    .filter(({ action }) => action === "keys.minted")
    .map(({ facts }) => String(facts?.["bucket"]));
describe("minting", () => {
  test("begins at the start: today's buckets are published first, in the ledger before", async () => {
    archive = await roomArchive({ mintsAhead: true });
    await until(() => archive.catalogue.halves.has("eform/standard/2027-05-23"));
    expect(minted().length).toBeLessThanOrEqual(16);
    expect(minted().slice(0, 2)).toContain("calls/standard/2027-05-24");
    for (const bucket of archive.catalogue.halves.keys()) expect(minted()).toContain(bucket);
  });

  test("goes on day after day when the calendar runs, and mints nothing twice", async () => {
    archive = await roomArchive();
    const known = new Set(bucketsAhead(firstPolicy, today));
    for (const day of [1, 2, 3]) {
      archive.calendar.set(addDays(today, day));
      const due = bucketsAhead(firstPolicy, addDays(today, day)).filter((bucket) => !known.has(bucket));
      expect(due.length).toBeGreaterThan(0);
      await until(() => due.every((bucket) => archive.catalogue.halves.has(bucket)));
    }
    expect(new Set(minted()).size).toBe(minted().length);
  });

  test("publishes again after a new start what was minted and not published, under the same version", async () => {
    archive = await roomArchive();
    const bucket = "calls/standard/2027-05-24";
    await until(() => archive.catalogue.halves.has(bucket));
    const half = archive.catalogue.halves.get(bucket);
    archive.catalogue.halves.delete(bucket);
    archive.catalogue.wanted.add(bucket);
    await archive.restart();
    await until(() => archive.catalogue.halves.has(bucket));
    expect(archive.catalogue.halves.get(bucket)?.publicKey).toBe(half?.publicKey);
  });

  test("opens a new version of a closed bucket only when somebody wants it", async () => {
    archive = await roomArchive();
    const bucket = "calls/standard/2027-05-24";
    await until(() => archive.catalogue.halves.has(bucket));
    archive.catalogue.halves.delete(bucket);
    archive.catalogue.closed.push({ bucket, bucketVersion: 1 });
    archive.catalogue.ahead = [];
    archive.catalogue.wanted.add(bucket);
    await until(() => archive.catalogue.halves.has(bucket));
    expect(archive.catalogue.halves.get(bucket)?.bucketVersion).toBe(2);
    expect(calendarDate(bucketNamed(bucket).lastDay)).toBe("2027-05-24");
  });

  test("without the ledger nothing is published", async () => {
    archive = await roomArchive();
    await until(() => archive.catalogue.halves.size > 0);
    archive.ledger.away = true;
    archive.catalogue.wanted.add("calls/standard/2027-07-01");
    await until(() => archive.log.lines.some(({ event }) => event === "minting-waits"));
    expect(archive.catalogue.halves.has("calls/standard/2027-07-01")).toBe(false);
    archive.ledger.away = false;
    await until(() => archive.catalogue.halves.has("calls/standard/2027-07-01"));
  });
});
