import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { dropBucket } from "@tallenne/contracts";
import { calendarDate } from "@tallenne/domain";
import { call, keepCall, openPlayer } from "../testing/listening.ts";
import { until } from "../testing/passing-clock.ts";
import { complaint, handler, testId } from "../testing/people.ts";
import { paivisSecret, type RoomArchive, roomArchive } from "../testing/room-archive.ts";
import { callBucket, wholeWav } from "../testing/seal-contact.ts";

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

let archive: RoomArchive;
beforeEach(async () => {
  archive = await roomArchive();
  await keepCall(archive);
});
afterEach(() => archive.close());

const served = () =>
  archive.ledger.entries
    .filter(({ action }) => action === "access.served")
    .map(({ facts }) => facts?.["range"]);
const second = 8000 * 2 * 2;

describe("sound goes out window by window", () => {
  test("a player that asks on gets the whole virtual file, sixteen seconds an answer, each told to the ledger", async () => {
    const { hear, length } = await openPlayer(archive);
    const pieces: Uint8Array[] = [];
    for (let from = 0; from < length;) {
      const told = await hear(`bytes=${from}-`);
      expect([told.status, told.bytes.length <= 16 * second]).toEqual([206, true]);
      expect(told.headers.get("content-range")).toBe(
        `bytes ${from}-${from + told.bytes.length - 1}/${length}`,
      );
      expect(told.headers.get("accept-ranges")).toBe("bytes");
      expect(told.headers.get("cache-control")).toContain("no-store");
      pieces.push(told.bytes);
      from += told.bytes.length;
    }
    expect(Buffer.concat(pieces).equals(wholeWav())).toBe(true);
    await until(() => served().length === 3);
    expect(served().flat().at(-1)).toBe(40_000);
  });

  test("a tool without ranges gets the whole file in one answer", async () => {
    const { hear, length } = await openPlayer(archive);
    const told = await hear();
    expect([told.status, told.headers.get("content-length")]).toEqual([200, String(length)]);
    expect(Buffer.from(told.bytes).equals(wholeWav())).toBe(true);
    await until(() => served().length === 3);
  });

  test.each(["adviser", "customer"] as const)("the %s alone is put on both channels", async (side) => {
    const { hear } = await openPlayer(archive, side);
    const told = await hear("bytes=0-99999");
    expect(Buffer.from(told.bytes).equals(wholeWav(side).subarray(0, 100_000))).toBe(true);
    expect(Buffer.from(told.bytes).equals(wholeWav().subarray(0, 100_000))).toBe(false);
  });

  test("the end of the file by a suffix, a range outside it is 416", async () => {
    const { hear, length } = await openPlayer(archive);
    expect(Buffer.from((await hear("bytes=-10")).bytes).equals(wholeWav().subarray(-10))).toBe(true);
    for (const wrong of [`bytes=${length}-`, "bytes=9-3", "bytes=0-1,5-6", "lines=1-2"])
      expect((await hear(wrong)).status).toBe(416);
  });

  test("the next window waits until the ledger has the one before", async () => {
    const { hear } = await openPlayer(archive);
    const gate = Promise.withResolvers<void>();
    await hear("bytes=0-1");
    archive.ledger.gate = gate.promise;
    await hear(`bytes=44-${second}`);
    let came = false;
    const next = hear(`bytes=${second}-${2 * second}`).then((told) => {
      came = true;
      return told;
    });
    await archive.ask("/reading-room/health");
    expect(came).toBe(false);
    archive.ledger.gate = undefined;
    gate.resolve();
    expect((await next).status).toBe(206);
  });

  test("windows asked for at once are told one after another, none twice", async () => {
    const { hear } = await openPlayer(archive);
    const told = await Promise.all(
      [0, 5, 10, 15].map((from) => hear(`bytes=${44 + from * second}-${43 + (from + 1) * second}`)),
    );
    expect(told.map(({ status }) => status)).toEqual([206, 206, 206, 206]);
    await until(() => served().length === 4);
    expect(served().toSorted((a, b) => Number((a as number[])[0]) - Number((b as number[])[0]))).toEqual([
      [0, 1000],
      [5000, 6000],
      [10_000, 11_000],
      [15_000, 16_000],
    ]);
  });

  test("without the ledger the sound ends within a window, and goes on by itself when it is back", async () => {
    const { hear } = await openPlayer(archive);
    await hear("bytes=0-9999");
    await until(() => served().length === 1);
    archive.ledger.away = true;
    expect((await hear("bytes=10000-19999")).status).toBe(206);
    expect(await hear("bytes=20000-29999")).toMatchObject({ status: 503 });
    expect((await hear("bytes=30000-39999")).json()).toMatchObject({ slug: "no-ledger" });
    archive.ledger.away = false;
    expect((await hear("bytes=20000-29999")).status).toBe(206);
    await until(() => served().length === 3);
  });
});

describe("a right that ends stops the sound within a second", () => {
  const lapses = {
    "the commitment lapses": () => archive.sessions.set(paivisSecret, handler({ commitment: null })),
    "the session ends": () => archive.sessions.delete(paivisSecret),
    "the right is taken": () => archive.sessions.set(paivisSecret, handler({ grants: [] })),
    "the person is disqualified": () => archive.sessions.set(paivisSecret, handler({ disqualified: [call] })),
  } as const;
  test.each([
    ["the commitment lapses", 403, "sign-first"],
    ["the session ends", 401, "sign-in-first"],
    ["the right is taken", 403, "not-permitted"],
    ["the person is disqualified", 403, "own-matter"],
  ] as const)("when %s", async (what, status, slug) => {
    const { hear } = await openPlayer(archive);
    expect((await hear("bytes=0-9999")).status).toBe(206);
    lapses[what]();
    archive.clock.pass(1001);
    const told = await hear("bytes=10000-19999");
    expect([told.status, told.json()["slug"]]).toEqual([status, slug]);
    expect((await hear()).status).toBe(status);
  });

  test("when the last day passes at midnight, 410", async () => {
    const { hear } = await openPlayer(archive);
    archive.calendar.set(calendarDate("2027-05-24"));
    archive.catalogue.cases.set(complaint([]).id, complaint([call], { until: calendarDate("2027-06-24") }));
    const [grant] = handler().grants;
    if (!grant) throw new Error("no right");
    archive.sessions.set(
      paivisSecret,
      handler({ grants: [{ ...grant, until: calendarDate("2027-12-31") }] }),
    );
    archive.clock.pass(1001);
    const again = await openPlayer(archive);
    expect((await again.hear("bytes=0-9")).status).toBe(206);
    archive.calendar.set(calendarDate("2027-05-25"));
    expect((await again.hear("bytes=10-19")).status).toBe(410);
    expect((await hear("bytes=10-19")).status).not.toBe(206);
  });

  test("when its bucket is dropped, 410 for this session and 404 for another; a renewal opens nothing", async () => {
    const { hear, sound, cookie, renew } = await openPlayer(archive);
    await hear("bytes=0-9");
    const bucketVersion = archive.catalogue.halves.get(callBucket)?.bucketVersion ?? 0;
    const dropped = await archive.peers.steward.call(dropBucket, {
      body: { bucket: callBucket, bucketVersion },
    });
    expect(dropped.sittings).toBe(1);
    expect((await hear("bytes=10-19")).status).toBe(410);
    const other = "secret-of-another-session-00000002";
    archive.sessions.set(other, handler({ session: testId("session", 2) }));
    expect((await archive.ask(sound, { cookie, session: other })).status).toBe(404);
    // The key file still stands: the bucket is on its way out all the same.
    expect((await renew()).status).toBe(410);
    await archive.keys.destroy({ bucket: callBucket, bucketVersion });
    expect((await renew()).status).toBe(410);
  });
});
