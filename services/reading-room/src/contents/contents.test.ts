import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { survivingInReadingRoom } from "@tallenne/contracts";
import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { askSitting, call, keepCall, openPlayer } from "../testing/listening.ts";
import { until } from "../testing/passing-clock.ts";
import { complaint } from "../testing/people.ts";
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

describe("a keyring that is emptied", () => {
  test("is not taken for a new one, and a lost root key is not made anew: refused until they are back", async () => {
    for (const name of ["keys", "secrets/root-key"]) {
      renameSync(ring(name), ring("put-aside"));
      await expect(archive.restart()).rejects.toMatchObject({
        code: name === "keys" ? "keyring-away" : "secret-changed",
      });
      expect(existsSync(ring(name))).toBe(false);
      renameSync(ring("put-aside"), ring(name));
    }
    await archive.restart();
    expect((await askSitting(archive)).status).toBe(201);
  });

  test("but for its name: before the last day that is damage and an alarm, never `gone`; what was found stays findable", async () => {
    const other = contactNumber(2);
    const parties = [{ role: "customer" as const, phone: "+358401234567" }];
    await archive.keep({ id: other, bucket: callBucket, channel: "call", parties, parts: {} });
    await until(() => isIndexed(other));
    const { renew } = await openPlayer(archive);
    for (const copy of ["keys/first", "keys/second"])
      for (const name of readdirSync(ring(copy))) if (name.endsWith(".key")) rmSync(join(ring(copy), name));
    expect((await renew()).json()["slug"]).toBe("damaged");
    expect(archive.log.lines.some(({ event }) => event === "key-lost")).toBe(true);
    const detail = { kind: "phone", value: "040 1234567" };
    const body = { purpose: "p1", case: complaint([]).id, detail };
    expect((await archive.ask("/reading-room/v1/searches", { body })).status).toBe(200);
    expect(await isIndexed(other)).toBe(true);
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
