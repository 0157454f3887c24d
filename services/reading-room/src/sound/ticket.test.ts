import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { call, cookieOf, keepCall, openPlayer } from "../testing/listening.ts";
import { until } from "../testing/passing-clock.ts";
import { complaint, handler, testId } from "../testing/people.ts";
import { type RoomArchive, roomArchive } from "../testing/room-archive.ts";
import { wholeWav } from "../testing/seal-contact.ts";

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

let archive: RoomArchive;
beforeEach(async () => {
  archive = await roomArchive();
  await keepCall(archive);
});
afterEach(() => archive.close());

describe("a ticket", () => {
  test("lives two minutes, is renewed under the same address, and forgets the key at its end", async () => {
    const { hear, renew, handle } = await openPlayer(archive);
    archive.clock.pass(100_000);
    const again = await renew();
    expect([again.status, again.json()["handle"]]).toEqual([201, handle]);
    archive.clock.pass(100_000);
    expect((await hear("bytes=0-9")).status).toBe(206);
    archive.clock.pass(21_000);
    expect((await hear("bytes=0-9")).status).toBe(404);
  });

  test("of another session opens nothing, nor does none, nor one of another recording", async () => {
    const { sound, cookie, hear } = await openPlayer(archive);
    const other = "secret-of-another-session-00000002";
    archive.sessions.set(other, handler({ session: testId("session", 2) }));
    expect((await archive.ask(sound, { cookie, session: other })).status).toBe(404);
    expect((await archive.ask(sound)).status).toBe(404);
    expect((await archive.ask(sound, { cookie: "tallenne-ticket=forged" })).status).toBe(404);
    await keepCall(archive, testId("contact", 2));
    const sitting = await archive.ask("/reading-room/v1/sittings", {
      body: { purpose: "p1", case: complaint([]).id, contacts: [testId("contact", 2)] },
    });
    const place = `/reading-room/v1/sittings/${String(sitting.json()["sitting"])}/contacts/${testId("contact", 2)}`;
    const second2 = await archive.ask(`${place}/tickets`, { body: { side: "both" } });
    expect((await archive.ask(sound, { cookie: cookieOf(second2) })).status).toBe(404);
    expect((await hear("bytes=0-9")).status).toBe(206);
  });

  test("travels in a cookie of the sound's own address, which no script reads", async () => {
    const opened = await openPlayer(archive);
    const line = (await opened.renew()).headers.get("set-cookie") ?? "";
    expect(line).toContain(`Path=${opened.sound};`);
    expect(line).toMatch(/HttpOnly; Secure; SameSite=Strict$/);
    expect(line).toContain("Max-Age=120");
  });

  test("is entered as granted before it is given", async () => {
    await openPlayer(archive);
    expect(archive.ledger.entries.map(({ action }) => action)).toContain("access.granted");
    archive.ledger.away = true;
    const sitting = archive.ledger.entries.find(({ action }) => action === "access.sitting.opened")
      ?.objects[0];
    const asked = await archive.ask(`/reading-room/v1/sittings/${String(sitting)}/contacts/${call}/tickets`, {
      body: { side: "both" },
    });
    expect(asked.status).toBe(503);
  });
});

describe("a damaged recording", () => {
  test("is heard up to the damage, then cut, and the steward is told once", async () => {
    const { key } =
      archive.catalogue.contacts.get(call)?.facts.parts.find(({ kind }) => kind === "original") ?? {};
    const path = filesBelow(join(archive.folder, "vault")).find((file) =>
      file.includes(String(key).split("/")[1] ?? "-"),
    );
    if (path === undefined) throw new Error("the object is not there");
    const { hear } = await openPlayer(archive);
    // Chunk 10 of the master: second 10.24 on.
    const bytes = readFileSync(path);
    const at = 56 + 10 * 16_400 + 5;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    chmodSync(path, 0o600);
    writeFileSync(path, bytes);
    const told = await hear("bytes=0-");
    expect(told.status).toBe(206);
    expect(told.bytes.length).toBe(44 + (10 * 16_384 - 44) * 2);
    expect(Buffer.from(told.bytes).equals(wholeWav().subarray(0, told.bytes.length))).toBe(true);
    const next = await hear(`bytes=${told.bytes.length}-`);
    expect(next.json()["slug"]).toBe("damaged");
    await until(() => archive.damages.length > 0);
    expect(archive.damages).toEqual([expect.objectContaining({ contact: call, part: "original" })]);
    await expect(hear()).rejects.toThrow();
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
