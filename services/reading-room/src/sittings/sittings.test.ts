import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { calendarDate, instantOf } from "@tallenne/domain";
import { askSitting, call, keepCall, openPlayer } from "../testing/listening.ts";
import { until } from "../testing/passing-clock.ts";
import { adviser, complaint, handler, testId } from "../testing/people.ts";
import { paivisSecret, type RoomArchive, roomArchive } from "../testing/room-archive.ts";

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

let archive: RoomArchive;
beforeEach(async () => {
  archive = await roomArchive();
  await keepCall(archive);
});
afterEach(() => archive.close());

const otherSecret = "secret-of-another-session-00000002";
const entriesOf = (action: string) => archive.ledger.entries.filter((entry) => entry.action === action);
const rangesOf = (action: string) => entriesOf(action).map(({ facts }) => facts);
const paivi = (...given: Parameters<typeof handler>) => {
  archive.sessions.set(paivisSecret, handler(...given));
  archive.clock.pass(1001);
};

describe("a sitting is opened", () => {
  test("for a purpose and a case, entered before anything is opened; it tells what the player needs", async () => {
    const told = await askSitting(archive);
    expect(told.status).toBe(201);
    const body = told.json() as { contacts: Record<string, unknown>[]; base: string };
    expect(body.base).toBe("/reading-room");
    expect(body.contacts[0]).toMatchObject({
      playable: true,
      sides: ["adviser", "customer"],
      silence: [[1000, 3500]],
      parts: ["original", "peaks", "silence"],
    });
    expect(entriesOf("access.sitting.opened")).toMatchObject([
      { purpose: "p1", case: complaint([]).id, role: "ch", actor: testId("person", 1), outcome: "permitted" },
    ]);
    expect(entriesOf("access.sitting.opened")[0]?.policies).not.toHaveLength(0);
    expect(told.bytes.toString()).not.toContain("+358");
  });

  test.each([
    ["another purpose than the case's", { purpose: "p3" }, 403],
    ["no case", { case: undefined }, 403],
    ["a case of others", { case: testId("case", 2) }, 403],
    ["a contact that nobody knows", { contacts: [testId("contact", 77)] }, 404],
    ["one of several that nobody knows", { contacts: [call, testId("contact", 77)] }, 404],
  ] as const)("not for %s", async (_what, more, status) => {
    const others = complaint([call], { id: testId("case", 2), owner: adviser });
    archive.catalogue.cases.set(others.id, others);
    const told = await askSitting(archive, more);
    expect([told.status, entriesOf("access.denied").length]).toEqual([status, 1]);
    expect(entriesOf("access.sitting.opened")).toEqual([]);
  });

  test("not on a sign-in older than sixty minutes: step up first", async () => {
    paivi({ authenticatedAt: instantOf(archive.clock.now() - 59 * 60_000) });
    expect((await askSitting(archive)).status).toBe(201);
    paivi({ authenticatedAt: instantOf(archive.clock.now() - 61 * 60_000) });
    const told = await askSitting(archive);
    expect([told.status, told.json()["slug"]]).toEqual([401, "step-up-first"]);
  });

  test("not without a commitment: sign first", async () => {
    paivi({ commitment: null });
    const told = await askSitting(archive);
    expect([told.status, told.json()["slug"]]).toEqual([403, "sign-first"]);
  });

  test("not while the ledger is away, nor the catalogue", async () => {
    archive.ledger.away = true;
    expect((await askSitting(archive)).json()["slug"]).toBe("no-ledger");
    archive.ledger.away = false;
    archive.catalogue.away = true;
    expect((await askSitting(archive)).status).toBe(503);
  });

  test("a deleted contact is gone for the members of its case, and unknown to everybody else", async () => {
    archive.catalogue.contacts.delete(call);
    archive.catalogue.tombstones.set(call, calendarDate("2026-11-23"));
    expect((await askSitting(archive)).status).toBe(410);
    archive.sessions.set(
      otherSecret,
      handler({ session: testId("session", 2), person: testId("person", 2) }),
    );
    const body = { purpose: "p1", case: complaint([]).id, contacts: [call] };
    const told = await archive.ask("/reading-room/v1/sittings", { body, session: otherSecret });
    expect(told.status).toBe(404);
  });
});

describe("a sitting of somebody else", () => {
  test("is unknown, whatever is asked of it", async () => {
    const { sitting } = await openPlayer(archive);
    archive.sessions.set(otherSecret, handler({ session: testId("session", 2) }));
    const place = `/reading-room/v1/sittings/${sitting}`;
    const asked = [
      { path: `${place}/contacts/${call}/tickets`, body: { side: "both" } },
      { path: `${place}/contacts/${call}/heard`, body: { ranges: [[0, 1000]] } },
      { path: `${place}/contacts/${call}/peaks` },
      { path: `${place}/contacts/${call}/text` },
      { path: `${place}/reveals`, body: { contacts: [call] } },
      { path: place, method: "DELETE" },
    ];
    for (const { path, ...how } of asked)
      expect((await archive.ask(path, { ...how, session: otherSecret })).status).toBe(404);
    const unseated = `${place}/contacts/${testId("contact", 2)}/tickets`;
    expect((await archive.ask(unseated, { body: { side: "both" } })).status).toBe(404);
  });
});

describe("what was heard", () => {
  test("is cut to what was served, joined, and told once, confirmed, with purpose and case", async () => {
    const { hear, report } = await openPlayer(archive);
    await hear("bytes=0-320043");
    await until(() => entriesOf("access.served").length === 1);
    const first = await report([0, 4000], [3000, 6000], [8000, 99_000]);
    expect(first.json()).toEqual({ heardMs: 8000 });
    expect((await report([0, 6000])).json()).toEqual({ heardMs: 8000 });
    expect((await report([0, 7000])).json()).toEqual({ heardMs: 9000 });
    await until(() => entriesOf("access.listened").length === 2);
    expect(rangesOf("access.listened")).toEqual([
      {
        ranges: [
          [0, 6000],
          [8000, 10_000],
        ],
        confirmed: true,
      },
      { ranges: [[6000, 7000]], confirmed: true },
    ]);
    expect(entriesOf("access.listened")[0]).toMatchObject({
      purpose: "p1",
      case: complaint([]).id,
      actor: testId("person", 1),
      objects: expect.arrayContaining([call]) as unknown,
    });
    await until(() => archive.catalogue.heard.length === 1);
    expect(archive.catalogue.heard).toMatchObject([{ contact: call, on: "2026-11-24", role: "ch" }]);
  });

  test("reaches the adviser's page also when the catalogue was away, through a restart, once (T-P15)", async () => {
    const { hear, report } = await openPlayer(archive);
    await hear("bytes=0-320043");
    await until(() => entriesOf("access.served").length === 1);
    archive.catalogue.away = true;
    expect((await report([0, 4000])).json()).toEqual({ heardMs: 4000 });
    await until(() => archive.log.lines.some(({ event }) => event === "heard-waits"));
    expect(archive.catalogue.heard).toEqual([]);
    await archive.restart();
    archive.catalogue.away = false;
    await until(() => archive.catalogue.heard.length > 0);
    await report([4000, 5000]);
    expect(archive.catalogue.heard).toMatchObject([{ contact: call, on: "2026-11-24", role: "ch" }]);
  });

  test("what was never served was never heard", async () => {
    const { report } = await openPlayer(archive);
    expect((await report([0, 40_000])).json()).toEqual({ heardMs: 0 });
    expect(archive.catalogue.heard).toEqual([]);
  });

  test("reaches the ledger when it is back, for the sitting holds it until then", async () => {
    const { hear, report } = await openPlayer(archive);
    await hear("bytes=0-32043");
    await until(() => entriesOf("access.served").length === 1);
    archive.ledger.away = true;
    expect((await report([0, 1000])).status).toBe(200);
    archive.ledger.away = false;
    await until(() => entriesOf("access.listened").length === 1);
    await until(async () => (await archive.room().ready()).facts["waiting"] === 0);
  });

  test("after a crash stands as served, not confirmed, and only what was not reported", async () => {
    const { hear, report } = await openPlayer(archive);
    await hear("bytes=0-320043");
    await until(() => entriesOf("access.served").length === 1);
    await report([0, 4000]);
    await archive.restart();
    await until(() => entriesOf("access.listened").length === 2);
    expect(rangesOf("access.listened")).toEqual([
      { ranges: [[0, 4000]], confirmed: true },
      { ranges: [[4000, 10_000]], confirmed: false },
    ]);
    expect(entriesOf("access.listened")[1]).toMatchObject({ actor: testId("person", 1), purpose: "p1" });
    await archive.restart();
    await until(async () => (await archive.room().ready()).facts["waiting"] === 0);
    expect(entriesOf("access.listened")).toHaveLength(2);
  });

  test("the sitting goes on after a new start: the player takes another ticket and reports what it played", async () => {
    const { hear, report, renew } = await openPlayer(archive);
    await hear("bytes=0-320043");
    await until(() => entriesOf("access.served").length === 1);
    await archive.restart();
    expect((await renew()).status).toBe(201);
    expect((await report([0, 2000])).json()).toEqual({ heardMs: 2000 });
  });
});

describe("a sitting is closed", () => {
  test("and forgets its keys; closing again changes nothing; nothing is opened in it any more", async () => {
    const { sitting, hear } = await openPlayer(archive);
    const place = `/reading-room/v1/sittings/${sitting}`;
    expect((await archive.ask(place, { method: "DELETE" })).status).toBe(200);
    expect((await archive.ask(place, { method: "DELETE" })).status).toBe(200);
    expect((await hear("bytes=0-9")).status).toBe(404);
    const again = await archive.ask(`${place}/contacts/${call}/tickets`, { body: { side: "both" } });
    expect(again.status).toBe(404);
    await until(() => entriesOf("access.sitting.closed").length > 0);
    expect(entriesOf("access.sitting.closed")).toMatchObject([
      { facts: { reason: "closed-by-person" }, purpose: "p1" },
    ]);
  });

  test("by itself when nobody used it for a working day", async () => {
    await openPlayer(archive);
    archive.clock.pass(8 * 3_600_000 + 1);
    await archive.restart();
    await until(() => entriesOf("access.sitting.closed").length === 1);
    expect(rangesOf("access.sitting.closed")).toEqual([{ reason: "abandoned" }]);
  });
});

describe("peaks", () => {
  test("are given to who may listen, opened under an entry of their own", async () => {
    const { sitting } = await openPlayer(archive);
    const told = await archive.ask(`/reading-room/v1/sittings/${sitting}/contacts/${call}/peaks`);
    expect([told.status, Buffer.from(told.bytes).toString()]).toEqual([200, "peaks"]);
    expect(rangesOf("access.granted")).toContainEqual({ part: "peaks" });
  });
});
