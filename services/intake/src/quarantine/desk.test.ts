import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Announced, Announcement } from "@tallenne/contracts";
import { firstPolicy } from "@tallenne/domain";
import { wav } from "../testing/contents.ts";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";
import { until } from "../testing/until.ts";

let archive: IntakeArchive;
beforeAll(async () => {
  archive = await intakeArchive();
});
afterAll(() => archive.close());

const told = (action: string) => archive.entries.filter((entry) => entry.action === action);
const repair = ({ announcement }: Announced, body: object) =>
  archive.asAdministrator(`/v1/announcements/${announcement}/repair`, { reason: "source-line", ...body });
const reject = ({ announcement }: Announced, reason: string) =>
  archive.asAdministrator(`/v1/announcements/${announcement}/rejection`, { reason });
const overview = async () => (await archive.asAdministrator("/v1/overview")).body;
const rowOf = async ({ announcement }: Announced) =>
  ((await overview())["quarantine"] as { announcement: string }[]).find(
    (row) => row.announcement === announcement,
  );
const countsOf = async (line: string) =>
  ((await overview())["lines"] as { line: string; refused: number }[]).find((row) => row.line === line);
const refusedOf = async () => (await countsOf("henkiloasiakkaat"))?.refused ?? 0;
const at = (text: string) => text as Announcement["startedAt"];

test("a line that a person names lets the same announcement in: nothing changes at the source, and the ledger tells who and why", async () => {
  const sent = { externalId: "named-1", line: "queue-77" };
  const { body } = await archive.announce(sent);
  expect(await rowOf(body)).toMatchObject({ source: "vaihde-1", again: "by-source", times: null });
  const done = await repair(body, { line: "yritys-suomi" });
  expect([done.status, done.body]).toMatchObject([200, { state: "repaired", lastDay: "2027-05-24" }]);
  expect(await rowOf(body)).toMatchObject({
    findings: ["line-unknown"],
    repaired: { reason: "source-line", line: "yritys-suomi" },
  });
  expect((await archive.put(body, wav())).body.slug).toBe("awaiting-repair");
  const again = await archive.announce(sent);
  expect([again.status, again.body]).toMatchObject([
    201,
    { announcement: body.announcement, state: "awaiting-content" },
  ]);
  expect((await archive.put(again.body, wav())).status).toBe(201);
  const [kept] = [...archive.catalogue.records.values()].filter(({ id }) => id === again.body.contact);
  expect(kept).toMatchObject({ line: "yritys-suomi", findings: expect.arrayContaining(["put-right"]) });
  await until("the ledger knows", () => told("contact.repaired").length === 1);
  expect(told("contact.repaired")[0]).toMatchObject({
    actor: expect.stringMatching(/^person_/),
    objects: [body.announcement],
    outcome: "done",
    facts: {
      findings: ["line-unknown"],
      corrected: ["line"],
      reason: "source-line",
      line: "yritys-suomi",
    },
  });
});

test("what was put right, taken and forgotten gets the first answer when its source sends it once more", async () => {
  archive.clock.skip(25 * 3_600_000);
  await archive.restart();
  const again = await archive.announce({
    externalId: "named-1",
    line: "queue-77",
    sentAt: at("2026-11-24T10:00:00.000Z"),
  });
  archive.clock.skip(-25 * 3_600_000);
  await archive.restart();
  expect([again.status, again.body.state]).toEqual([200, "kept"]);
});

test("a time that a person puts right sets the term; the wrong clock of the source proves nothing any more", async () => {
  const sent = {
    externalId: "late-clock",
    startedAt: at("2026-12-03T07:00:00.000Z"),
    endedAt: at("2026-12-03T07:00:02.000Z"),
    sentAt: at("2026-12-03T10:00:00.000Z"),
  };
  const { body } = await archive.announce(sent);
  expect(await rowOf(body)).toMatchObject({
    findings: ["time-in-future", "clock-skew"],
    times: { startedAt: sent.startedAt, endedAt: sent.endedAt, sentAt: sent.sentAt },
  });
  const half = await repair(body, { reason: "source-clock", startedAt: "2026-11-23T07:00:00.000Z" });
  expect([half.status, half.body.slug]).toEqual([422, "still-held"]);
  expect(half.body.findings).toContainEqual({ code: "time-in-future", pointer: "#/endedAt" });
  const done = await repair(body, {
    reason: "source-clock",
    startedAt: "2026-11-23T07:00:00.000Z",
    endedAt: "2026-11-23T07:00:02.000Z",
  });
  expect(done.body).toMatchObject({ state: "repaired", lastDay: "2027-05-23" });
  const again = await archive.announce(sent);
  expect([again.status, again.body.lastDay]).toEqual([201, "2027-05-23"]);
  expect((await archive.put(again.body, wav())).status).toBe(201);
  const [kept] = [...archive.catalogue.records.values()].filter(({ id }) => id === again.body.contact);
  expect(kept).toMatchObject({ anchorDate: "2026-11-23", startedAt: "2026-11-23T07:00:00.000Z" });
});

test("T-A6.2 no repair opens a line that is never recorded: naming it refuses the announcement for good, counted once", async () => {
  const sent = { externalId: "guidance-by-hand", line: "queue-78" };
  const { body } = await archive.announce(sent);
  const done = await repair(body, { line: "uraohjaus" });
  expect(done.body).toMatchObject({ state: "refused", refused: "never-record", lastDay: null });
  expect(await countsOf("uraohjaus")).toMatchObject({ offered: 1, neverRecord: 1, quarantined: 0 });
  expect(await rowOf(body)).toBeUndefined();
  expect((await archive.announce(sent)).body.slug).toBe("never-record");
  expect((await repair(body, { line: "henkiloasiakkaat" })).body.slug).toBe("conflict");
  expect(await countsOf("uraohjaus")).toMatchObject({ neverRecord: 1 });
  await until("the ledger knows", () =>
    told("contact.rejected").some(({ objects }) => objects.includes(body.announcement)),
  );
  expect(told("contact.rejected").at(-1)).toMatchObject({
    outcome: "refused",
    facts: { reason: "career-guidance", line: "uraohjaus", at: "quarantine" },
  });
});

test("nobody puts right what no gate found wrong, opens a line that the source is not enrolled for, or lifts an untold recording", async () => {
  const untold = await archive.announce({ externalId: "untold-1", announced: false });
  const line = await repair(untold.body, { line: "yritys-suomi" });
  expect([line.status, line.body.slug, line.body.findings]).toEqual([
    422,
    "bad-input",
    [{ code: "not-found-wrong", pointer: "#/line" }],
  ]);
  expect((await repair(untold.body, {})).body.findings).toEqual([
    { code: "nothing-put-right", pointer: "#" },
  ]);
  const both = await archive.announce({ externalId: "untold-2", announced: false, line: "queue-79" });
  expect((await repair(both.body, { line: "yritys-suomi" })).body).toMatchObject({
    slug: "still-held",
    findings: [{ code: "announcement-missing", pointer: "#/announced" }],
  });
  const token = await archive.enrol("vain-henkilo", { lines: ["henkiloasiakkaat"] });
  const narrow = await archive.announce({ externalId: "narrow-1", line: "queue-80" }, token);
  expect((await repair(narrow.body, { line: "yritys-suomi" })).body.findings).toEqual([
    { code: "line-not-enrolled", pointer: "#/line" },
  ]);
  expect((await repair(narrow.body, { line: "henkiloasiakkaat" })).body["state"]).toBe("repaired");
});

test("a source that says something else answers for it itself: what a person put right is void", async () => {
  const { body } = await archive.announce({ externalId: "changed-1", line: "queue-81" });
  await repair(body, { line: "yritys-suomi" });
  const other = await archive.announce({ externalId: "changed-1", line: "queue-82" });
  expect([other.status, other.body.state]).toEqual([202, "quarantined"]);
  expect(await rowOf(body)).toMatchObject({ line: "queue-82", repaired: null });
});

test("a chat that names its customer is repaired by its source alone, whatever line a person names", async () => {
  const { body } = await archive.announce({ externalId: "chat-9", channel: "chat", line: "queue-83" });
  expect((await repair(body, { line: "yritys-suomi" })).body.findings).toEqual([
    { code: "party-in-chat", pointer: "#/parties" },
  ]);
});

test("rejected it is gone from the desk and counted as refused, and its source is told so", async () => {
  const before = await refusedOf();
  const sent = { externalId: "test-call-1", announced: false };
  const { body } = await archive.announce(sent);
  expect((await reject(body, "test-call")).body).toEqual({ state: "rejected" });
  expect(await rowOf(body)).toBeUndefined();
  expect(await refusedOf()).toBe(before + 1);
  const again = await archive.announce(sent);
  expect([again.status, again.body.slug]).toEqual([422, "rejected-by-person"]);
  expect((await archive.announce({ ...sent, announced: true })).body.slug).toBe("rejected-by-person");
  expect((await reject(body, "test-call")).body.slug).toBe("conflict");
  await until("the ledger knows", () =>
    told("contact.rejected").some(({ facts }) => facts["reason"] === "test-call"),
  );
});

test("when the rules change everything that waits goes through the gates again: what passes now may come, no line is lifted", async () => {
  const [alias, closed] = await Promise.all([
    archive.announce({ externalId: "alias-1", line: "queue-90" }),
    archive.announce({ externalId: "alias-2", line: "queue-91" }),
  ]);
  const lines = firstPolicy.lines.map((line) => ({
    ...line,
    aliases: [...line.aliases, ...({ "yritys-suomi": ["queue-90"], uraohjaus: ["queue-91"] }[line.id] ?? [])],
  }));
  archive.catalogue.rules = { ...firstPolicy, version: "policy-2", lines };
  archive.clock.skip(61_000);
  const done = await archive.asAdministrator("/v1/quarantine/replays", {});
  expect([done.status, done.body]).toMatchObject([201, { passed: 1, refused: 1 }]);
  expect(await rowOf(alias.body)).toMatchObject({
    repaired: { reason: "rules-changed", line: "yritys-suomi" },
  });
  expect(await rowOf(closed.body)).toBeUndefined();
  expect((await archive.announce({ externalId: "alias-1", line: "queue-90" })).status).toBe(201);
  expect((await archive.asAdministrator("/v1/quarantine/replays", {})).body).toMatchObject({
    passed: 0,
    refused: 0,
  });
});
