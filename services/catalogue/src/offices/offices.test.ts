import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { type CatalogueArchive, catalogueArchive } from "../testing/catalogue-archive.ts";
import { clerk } from "../testing/requests-at-work.ts";
import { mikkeli, visitsAtWork } from "../testing/visits-at-work.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

let archive: CatalogueArchive;
let desk: ReturnType<typeof visitsAtWork>;
beforeEach(async () => {
  archive = await catalogueArchive();
  desk = visitsAtWork(archive);
});
afterEach(() => archive.close());

describe("an office with rooms", () => {
  test("is kept by the administrator, seen by everybody who is signed in", async () => {
    const { status, body } = await desk.keepOffice("mikkeli", mikkeli());
    expect([status, body.version, body.rooms.map(({ name }) => name)]).toEqual([
      200,
      1,
      ["Huone 2", "Huone 3"],
    ]);
    expect((await desk.keepOffice("pori", mikkeli(), clerk)).body.slug).toBe("not-permitted");
    const { rows } = (await archive.as(clerk, { get: "/v1/offices" })).body as { rows: unknown[] };
    expect(rows).toEqual([body]);
    expect(archive.entries.find(({ action }) => action === "governance.policy.changed")).toMatchObject({
      facts: { kind: "office", version: "mikkeli" },
    });
  });

  test("is changed by the version one has before oneself; its rooms keep their ids", async () => {
    const { version, rooms } = (await desk.keepOffice("mikkeli", mikkeli())).body;
    const changed = mikkeli({
      rooms: [...rooms.slice(1), { ...rooms[0], id: undefined, name: "Huone 4" }],
      version,
    });
    const { body } = await desk.keepOffice("mikkeli", changed);
    expect([body.version, body.rooms[0]?.id]).toEqual([2, rooms[1]?.id]);
    expect(body.rooms[1]?.id).not.toBe(rooms[0]?.id);
    expect((await desk.keepOffice("mikkeli", changed)).body.slug).toBe("conflict");
    expect((await desk.keepOffice("mikkeli", mikkeli())).body.slug).toBe("conflict");
  });

  test("with hours or days that cannot be is refused with every finding", async () => {
    const wrong = mikkeli({
      validTo: "2025-12-31",
      opening: [{ weekday: 1, from: "16.00", to: "8.00" }],
      rooms: mikkeli().rooms.map((room) => ({ ...room, name: "Huone" })),
    });
    expect((await desk.keepOffice("mikkeli", wrong)).body.findings).toMatchObject([
      { pointer: "/validTo" },
      { pointer: "/opening/0/to" },
      { pointer: "/rooms/1/name", code: "taken" },
    ]);
  });

  test("shows a week of a room by half hours: free, or closed for a visit of that length", async () => {
    const [room] = await desk.rooms();
    const { days } = (await desk.week(room, "?minutes=120")).body;
    expect(days).toHaveLength(7);
    const state = (day: number, start: string) =>
      days[day]?.times.find((time) => time.start === start)?.state;
    expect([
      state(0, "8.00"),
      state(0, "16.00"),
      state(0, "16.30"),
      state(4, "10.00"),
      state(6, "10.00"),
    ]).toEqual(["free", "free", "closed", "closed", "closed"]);
    const path = `/v1/offices/pori/rooms/${room}/weeks/2026-11-24`;
    expect((await archive.as(clerk, { get: path })).status).toBe(404);
  });
});
