import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { dropBucket, forgetContacts, rewrap, survivingInReadingRoom } from "@tallenne/contracts";
import { askSitting, call, keepCall, openPlayer } from "../testing/listening.ts";
import { complaint } from "../testing/people.ts";
import { until } from "../testing/passing-clock.ts";
import { type RoomArchive, roomArchive } from "../testing/room-archive.ts";
import { callBucket, contactNumber, wholeWav } from "../testing/seal-contact.ts";

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

let archive: RoomArchive;
beforeEach(async () => {
  archive = await roomArchive();
  await keepCall(archive);
});
afterEach(() => archive.close());

const steward = () => archive.peers.steward;
const factsOfCall = () => {
  const kept = archive.catalogue.contacts.get(call);
  if (!kept) throw new Error("the call is not kept");
  return kept;
};
const disputed = "calls/disputed/2027-05-24";
const move = () => {
  const { facts } = factsOfCall();
  const { register, class: from, anchorDate, wraps, row } = facts;
  return steward().call(rewrap, {
    body: {
      moves: [
        {
          contact: call,
          register,
          class: from,
          anchorDate,
          lastDay: row.lastDay,
          wraps,
          toClass: "disputed",
          toBucket: disputed,
        },
      ],
    },
  });
};

describe("the keys of a survivor", () => {
  test("move to another bucket, which gets its own key first, and open there what they opened here", async () => {
    const { moves } = await move();
    expect(moves).toMatchObject([{ contact: call, bucket: disputed, bucketVersion: 1 }]);
    expect(moves[0]?.wraps.map(({ kind, bucket }) => [kind, bucket])).toEqual([
      ["object", disputed],
      ["record", disputed],
    ]);
    expect(archive.catalogue.halves.has(disputed)).toBe(true);
    expect(archive.ledger.entries).toContainEqual(
      expect.objectContaining({ action: "keys.minted", facts: { bucket: disputed, bucketVersion: 1 } }),
    );
    const { facts, envelope } = factsOfCall();
    archive.catalogue.contacts.set(call, {
      envelope,
      facts: { ...facts, class: "disputed", wraps: moves[0]?.wraps ?? [] },
    });
    const bucketVersion = archive.catalogue.halves.get(callBucket)?.bucketVersion ?? 0;
    await archive.keys.destroy({ bucket: callBucket, bucketVersion });
    const { hear } = await openPlayer(archive);
    const told = await hear("bytes=0-999");
    expect(Buffer.from(told.bytes).equals(wholeWav().subarray(0, 1000))).toBe(true);
  });

  test("move with what it is found by: its old hashes die with the old bucket, a search still finds it", async () => {
    await archive.keep({
      id: call,
      bucket: callBucket,
      channel: "call",
      parties: [{ role: "customer", phone: "+358401234567" }],
      parts: {},
    });
    const { moves } = await move();
    const { facts, envelope } = factsOfCall();
    archive.catalogue.contacts.set(call, {
      envelope,
      facts: { ...facts, class: "disputed", wraps: moves[0]?.wraps ?? [] },
    });
    const bucketVersion = archive.catalogue.halves.get(callBucket)?.bucketVersion ?? 0;
    await steward().call(dropBucket, { body: { bucket: callBucket, bucketVersion } });
    await archive.keys.destroy({ bucket: callBucket, bucketVersion });
    const detail = { kind: "phone", value: "040 1234567" };
    const told = await archive.ask("/reading-room/v1/searches", {
      body: { purpose: "p1", case: complaint([]).id, detail },
    });
    expect(told.json()).toMatchObject({ candidates: [{ id: call }], more: false });
  });

  test("do not move once the old key is destroyed", async () => {
    const bucketVersion = archive.catalogue.halves.get(callBucket)?.bucketVersion ?? 0;
    await archive.keys.destroy({ bucket: callBucket, bucketVersion });
    await expect(move()).rejects.toMatchObject({ slug: "gone" });
  });
});

describe("a bucket on its way out", () => {
  test("ends what was opened with its keys; the other buckets' sound goes on", async () => {
    const { hear } = await openPlayer(archive);
    expect((await hear("bytes=0-9")).status).toBe(206);
    const other = { bucket: callBucket, bucketVersion: 99 };
    expect(await steward().call(dropBucket, { body: other })).toEqual({ sittings: 0 });
    expect((await hear("bytes=0-9")).status).toBe(206);
    const bucketVersion = archive.catalogue.halves.get(callBucket)?.bucketVersion ?? 0;
    const dying = { bucket: callBucket, bucketVersion };
    expect(await steward().call(dropBucket, { body: dying })).toEqual({ sittings: 1 });
    expect((await hear("bytes=0-9")).status).toBe(410);
  });

  test("whose key is gone opens no sitting on what it held", async () => {
    const bucketVersion = archive.catalogue.halves.get(callBucket)?.bucketVersion ?? 0;
    await archive.keys.destroy({ bucket: callBucket, bucketVersion });
    const told = await askSitting(archive);
    expect([told.status, told.json()["slug"]]).toEqual([410, "gone"]);
  });
});

describe("forgotten contacts", () => {
  test("leave index and sittings, and none survives; a sitting with others in it goes on", async () => {
    const other = contactNumber(2);
    await keepCall(archive, other);
    await askSitting(archive, { contacts: [call, other] });
    const { hear, report } = await openPlayer(archive);
    await hear("bytes=0-99999");
    await until(() => archive.ledger.entries.some(({ action }) => action === "access.served"));
    await report([0, 1000]);
    const contacts = [call];
    const surviving = () => steward().call(survivingInReadingRoom, { body: { contacts } });
    expect(await surviving()).toEqual({ surviving: contacts });
    await steward().call(forgetContacts, { body: { contacts } });
    expect(await surviving()).toEqual({ surviving: [] });
    const still = { contacts: [other] };
    expect(await steward().call(survivingInReadingRoom, { body: still })).toEqual({ surviving: [other] });
  });
});
