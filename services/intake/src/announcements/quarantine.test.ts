import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { discardStaging, survivingInIntake } from "@tallenne/contracts";
import { chatLog, wav } from "../testing/contents.ts";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";
import { until } from "../testing/until.ts";

let archive: IntakeArchive;
beforeAll(async () => {
  archive = await intakeArchive();
});
afterAll(() => archive.close());

const told = (action: string) => archive.entries.filter((entry) => entry.action === action);
const overview = async () => (await archive.asAdministrator("/v1/overview")).body;

describe("the gates before the first content byte", () => {
  test("T-A6.2a a career-guidance call is refused, counted and told to the ledger; nothing else of it exists", async () => {
    for (const externalId of ["guidance-1", "guidance-2"]) {
      const refused = await archive.announce({ externalId, line: "career-guidance" });
      expect([refused.status, refused.body.slug, refused.body.facts]).toEqual([
        422,
        "never-record",
        { reason: "career-guidance" },
      ]);
    }
    const { lines, quarantine } = await overview();
    expect(lines).toEqual([
      {
        line: "uraohjaus",
        told: null,
        offered: 2,
        kept: 0,
        neverRecord: 2,
        refused: 0,
        quarantined: 0,
        missing: 0,
      },
    ]);
    expect(quarantine).toEqual([]);
    await until("told", () => told("contact.rejected").length === 2);
    expect(told("contact.rejected")[0]).toMatchObject({
      objects: [],
      outcome: "refused",
      facts: { reason: "career-guidance", line: "uraohjaus", at: "announcement" },
    });
    expect(archive.catalogue.asked).toMatchObject({ find: 0, keys: 0, record: 0 });
  });

  test("T-R3 what is past its last day is refused and counted", async () => {
    const refused = await archive.announce({
      externalId: "expired-1",
      startedAt: "2026-05-20T07:00:00.000Z" as never,
      endedAt: "2026-05-20T07:01:00.000Z" as never,
    });
    expect([refused.status, refused.body.slug]).toEqual([422, "already-expired"]);
    expect((await overview())["lines"]).toContainEqual(
      expect.objectContaining({ line: "henkiloasiakkaat", offered: 1, refused: 1 }),
    );
  });

  test("T-A6.2d an unknown line waits in quarantine: no contact, no content address, and its content is not taken", async () => {
    const waiting = await archive.announce({ externalId: "waiting-1", line: "queue-77", place: "US" });
    expect(waiting.status).toBe(202);
    expect(waiting.body).toMatchObject({
      contact: null,
      state: "quarantined",
      contentAddress: null,
      lastDay: null,
      findings: [
        { code: "line-unknown", pointer: "/line" },
        { code: "outside-eea", pointer: "/place" },
      ],
    });
    const refused = await archive.put(waiting.body, wav());
    expect([refused.status, refused.body.slug]).toEqual([409, "awaiting-repair"]);
    expect((await archive.files()).staging).toEqual([]);
    expect((await overview())["quarantine"]).toMatchObject([
      {
        announcement: waiting.body.announcement,
        findings: ["line-unknown", "outside-eea"],
        line: "queue-77",
      },
    ]);
    await until("told", () => told("contact.quarantined").length === 1);
    expect(told("contact.quarantined")[0]).toMatchObject({
      objects: [waiting.body.announcement],
      facts: { findings: ["line-unknown", "outside-eea"] },
    });
  });

  test("sent again with the same faults it waits on, and the ledger is not told twice", async () => {
    const again = await archive.announce({ externalId: "waiting-1", line: "queue-77", place: "US" });
    expect(again.status).toBe(202);
    await archive.announce({ externalId: "waiting-2", announced: false });
    await until("the next is told", () => told("contact.quarantined").length === 2);
  });

  test("repaired and sent again it is the same announcement, now with a content address", async () => {
    const repaired = await archive.announce({ externalId: "waiting-1" });
    expect(repaired.status).toBe(201);
    expect(repaired.body).toMatchObject({ state: "awaiting-content", findings: [] });
    expect((await archive.put(repaired.body, wav())).status).toBe(201);
  });

  test("a line or register that the source is not enrolled for is refused 403, and the ledger knows it", async () => {
    const token = await archive.enrol("vain-puhelut", { registers: ["calls"], lines: ["henkiloasiakkaat"] });
    const line = await archive.announce({ externalId: "foreign-1", line: "yritys-suomi" }, token);
    const register = await archive.announce({ externalId: "foreign-2", channel: "email" }, token);
    expect([line.body.slug, register.body.slug]).toEqual(["not-permitted", "not-permitted"]);
    expect(told("access.denied")).toHaveLength(2);
    expect((await archive.announce({ externalId: "own-1", line: "personal-customers" }, token)).status).toBe(
      201,
    );
  });

  test("T-A6.2a a career-guidance call is counted as one, whatever the source is enrolled for", async () => {
    const token = await archive.enrol("vain-puhelut-2", { lines: ["henkiloasiakkaat"] });
    const refused = await archive.announce({ externalId: "guidance-3", line: "uraohjaus" }, token);
    expect([refused.status, refused.body.slug]).toEqual([422, "never-record"]);
  });

  test("T-A6.5b a chat that names its customer waits, and its name is kept nowhere", async () => {
    const waiting = await archive.announce({ externalId: "chat-1", channel: "chat" });
    expect(waiting.body.findings).toEqual([{ code: "party-in-chat", pointer: "/parties" }]);
    const good = await archive.announce({ externalId: "chat-1", channel: "chat", parties: [] });
    expect((await archive.put(good.body, chatLog(["Hei", "Hei!"]))).status).toBe(201);
  });
});

describe("enrolment", () => {
  test("a taken name is a conflict, and the ledger knows who enrolled what before the token exists", async () => {
    const again = { name: "vaihde-1", registers: ["calls"], lines: ["henkiloasiakkaat"] };
    const refused = await archive.asAdministrator("/v1/sources", again);
    expect([refused.status, refused.body.slug]).toEqual([409, "conflict"]);
    expect(told("source.enrolled")[0]).toMatchObject({ outcome: "permitted" });
  });

  test("a source is given another line: its token stays, and the ledger knows what it may announce now", async () => {
    const token = await archive.enrol("vain-yritys", { lines: ["yritys-suomi"] });
    const { sources } = (await archive.asAdministrator("/v1/sources")).body as {
      sources: { id: string; name: string }[];
    };
    const id = sources.find(({ name }) => name === "vain-yritys")?.id ?? "";
    expect((await archive.announce({ externalId: "given-1" }, token)).body.slug).toBe("not-permitted");
    const rights = { registers: ["calls"], lines: ["yritys-suomi", "Henkilöasiakkaat"] };
    expect((await archive.asAdministratorPuts(`/v1/sources/${id}`, rights)).status).toBe(200);
    expect((await archive.announce({ externalId: "given-1" }, token)).status).toBe(201);
    expect(told("source.changed")[0]).toMatchObject({
      objects: [id],
      facts: { lines: ["yritys-suomi", "henkil-asiakkaat"] },
    });
    const nobodys = `/v1/sources/source_${"0".repeat(26)}`;
    expect((await archive.asAdministratorPuts(nobodys, rights)).body.slug).toBe("unknown");
  });

  test("without the ledger nobody is enrolled", async () => {
    archive.ledger.away = true;
    const refused = await archive.asAdministrator("/v1/sources", {
      name: "vaihde-9",
      registers: ["calls"],
      lines: ["henkiloasiakkaat"],
    });
    archive.ledger.away = false;
    expect([refused.status, refused.body.slug]).toEqual([503, "no-ledger"]);
    expect(await archive.enrol("vaihde-9")).toHaveLength(43);
  });
});

describe("what has had its time", () => {
  test("the steward's order forgets a contact's announcement, and says so", async () => {
    const { body } = await archive.announce({ externalId: "forget-1" });
    const contacts = [body.contact ?? ""] as never;
    const { steward } = archive.peers;
    expect(await steward.call(survivingInIntake, { body: { contacts } })).toEqual({ surviving: contacts });
    expect(await steward.call(discardStaging, { body: { contacts } })).toEqual({ gone: 1 });
    expect(await steward.call(survivingInIntake, { body: { contacts } })).toEqual({ surviving: [] });
    expect(await steward.call(discardStaging, { body: { contacts } })).toEqual({ gone: 0 });
  });

  test("what is done goes after a day, what waits after thirty, and counts after six months", async () => {
    const waits = await archive.announce({ externalId: "old-1" });
    const done = await archive.announce({ externalId: "old-2" });
    await archive.put(done.body, wav());
    const { steward } = archive.peers;
    const surviving = async () => {
      await archive.restart();
      const contacts = [waits.body.contact ?? "", done.body.contact ?? ""] as never;
      return (await steward.call(survivingInIntake, { body: { contacts } })).surviving;
    };
    expect(await surviving()).toEqual([waits.body.contact, done.body.contact]);
    archive.clock.skip(25 * 3_600_000);
    expect(await surviving()).toEqual([waits.body.contact]);
    archive.clock.skip(30 * 24 * 3_600_000);
    expect(await surviving()).toEqual([]);
    expect((await archive.asAdministrator("/v1/overview?day=2026-11-24")).body["lines"]).not.toEqual([]);
    archive.calendar.set("2027-05-25" as never);
    await archive.restart();
    expect((await archive.asAdministrator("/v1/overview?day=2026-11-24")).body["lines"]).toEqual([]);
  });

  test("past its last day an announcement goes, however young it is", async () => {
    archive.calendar.set("2026-11-24" as never);
    archive.clock.skip(-(25 + 30 * 24) * 3_600_000);
    const { body } = await archive.announce({
      externalId: "short-1",
      startedAt: "2026-05-24T07:00:00.000Z" as never,
      endedAt: "2026-05-24T07:00:02.000Z" as never,
    });
    expect(body).toMatchObject({ lastDay: "2026-11-24" });
    archive.calendar.set("2026-11-25" as never);
    const late = await archive.put(body, wav());
    expect([late.status, late.body.slug]).toEqual([422, "already-expired"]);
    const refusal = () => archive.entries.find(({ objects }) => objects.includes(body.announcement as never));
    await until("the ledger knows of the refusal", () => Promise.resolve(refusal() !== undefined));
    expect(refusal()).toMatchObject({
      action: "contact.rejected",
      outcome: "refused",
      facts: { reason: "expired", line: "henkiloasiakkaat", at: "content" },
    });
    await archive.restart();
    expect((await archive.put(body, wav())).status).toBe(404);
  });
});
