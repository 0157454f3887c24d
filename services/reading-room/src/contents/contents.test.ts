import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { survivingInReadingRoom } from "@tallenne/contracts";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { askSitting, call, keepCall, openPlayer } from "../testing/listening.ts";
import { until } from "../testing/passing-clock.ts";
import { type RoomArchive, roomArchive } from "../testing/room-archive.ts";
import { callBucket, contactNumber } from "../testing/seal-contact.ts";

let archive: RoomArchive;

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);
beforeEach(async () => {
  archive = await roomArchive();
  await keepCall(archive);
});
afterEach(() => archive.close());

const ring = (name: string) => join(archive.folder, name);
const isIndexed = async (contact: typeof call) => {
  const body = { contacts: [contact] };
  const { surviving } = await archive.peers.steward.call(survivingInReadingRoom, { body });
  return surviving.length === 1;
};

describe("a keyring that is not mounted", () => {
  test("is no destroyed key: 503, and all is well when it is back", async () => {
    const { renew } = await openPlayer(archive);
    renameSync(ring("keys"), ring("keys-unmounted"));
    expect((await renew()).json()["slug"]).toBe("store-away");
    expect((await askSitting(archive)).status).toBe(503);
    renameSync(ring("keys-unmounted"), ring("keys"));
    expect((await renew()).status).toBe(201);
  });

  test("lets new contacts wait for the index; none is passed over", async () => {
    const other = contactNumber(2);
    await until(() => archive.ledger.entries.some(({ action }) => action === "contact.indexed"));
    renameSync(ring("keys"), ring("keys-unmounted"));
    const parties = [{ role: "customer" as const, phone: "+358401234567" }];
    await archive.keep({ id: other, bucket: callBucket, channel: "call", parties, parts: {} });
    await until(() => archive.log.lines.some(({ event: name }) => name === "feed-waits"));
    expect(await isIndexed(other)).toBe(false);
    renameSync(ring("keys-unmounted"), ring("keys"));
    await until(() => isIndexed(other));
  });
});

describe("an object that is missing", () => {
  test("is damage like any other: told to the steward, and no sound", async () => {
    const { sweeper } = archive.objects;
    for (const { key } of archive.catalogue.contacts.get(call)?.facts.parts ?? [])
      for (const { version } of await sweeper.versions(key)) await sweeper.remove(key, version);
    const told = await askSitting(archive);
    expect(told.status).toBe(201);
    const place = `/reading-room/v1/sittings/${String(told.json()["sitting"])}/contacts/${call}`;
    const ticket = await archive.ask(`${place}/tickets`, { body: { side: "both" } });
    expect(ticket.json()["slug"]).toBe("damaged");
    await until(() => archive.damages.some(({ part }) => part === "original"));
  });
});
