import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { intakeRules, pinRules } from "@tallenne/contracts";
import { calendarDate, lineOn, readPolicy } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { standingOf, testId } from "../testing/invented.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

const administrator = standingOf("aa", { person: testId("person", 21) });
const officer = standingOf("dp", { person: testId("person", 22) });
const names = { fi: "Nuorten linja", sv: "Ungdomslinjen", en: "Youth line" };
const youth = {
  kind: "add",
  line: "nuoret",
  names,
  aliases: ["jono-77"],
  recording: "allowed",
  registers: ["calls"],
};

let archive: CatalogueArchive;
beforeAll(async () => {
  archive = await catalogueArchive(calendarDate("2026-11-24"));
});
afterAll(() => archive.close());

const propose = (from: string, changes: readonly object[], by = administrator) =>
  archive.as(by, { post: "/v1/policy-proposals", body: { from, changes } });
const act = (id: unknown, how: "approval" | "end", by = officer) =>
  archive.as(by, { post: `/v1/policy-proposals/${String(id)}/${how}` });
const listed = async (by = officer) =>
  (await archive.as(by, { get: "/v1/policy-versions" })).body as unknown as {
    versions: { version: string; state: string; digest: string; changes: unknown[] }[];
    proposals: { id: string; own: boolean; inTime: boolean }[];
    earliest: string;
  };
const inForce = async () => readPolicy((await archive.peers.intake.call(intakeRules, {})).policy);
const told = (action: string) => archive.entries.filter((entry) => entry.action === action);

describe("versions of the rules", () => {
  test("a line is proposed by one person, approved by another, and in force from its day; nothing changes before", async () => {
    const proposed = await propose("2026-11-25", [youth]);
    expect([proposed.status, proposed.body]).toMatchObject([
      201,
      { version: "policy-2", from: "2026-11-25", own: true, inTime: true },
    ]);
    expect((await listed()).proposals).toMatchObject([{ own: false, inTime: true }]);
    expect((await listed()).versions).toHaveLength(1);
    const approved = await act(proposed.body["id"], "approval");
    expect([approved.status, approved.body]).toEqual([201, { version: "policy-2", from: "2026-11-25" }]);
    const { versions, proposals, earliest } = await listed();
    expect(versions).toMatchObject([
      { version: "policy-2", state: "coming", approvedOn: "2026-11-24", changes: [youth] },
      { version: "policy-1", state: "in-force", approvedOn: null, changes: [] },
    ]);
    expect([proposals, earliest]).toEqual([[], "2026-11-26"]);
    expect((await inForce()).version).toBe("policy-1");
    const pinned = (await archive.peers.steward.call(pinRules, {})).versions;
    expect(pinned.map(({ version, digest }) => [version, digest])).toEqual(
      versions.toReversed().map(({ version, digest }) => [version, digest]),
    );
    archive.calendar.set(calendarDate("2026-11-25"));
    const rules = await inForce();
    expect(rules.version).toBe("policy-2");
    expect(lineOn(rules.lines, "jono-77", calendarDate("2026-11-25"))?.id).toBe("nuoret");
    await until(() => told("governance.policy.proposed").length > 0);
    expect(told("governance.policy.proposed")[0]).toMatchObject({
      actor: administrator.person,
      facts: { kind: "line", version: "policy-2", on: "2026-11-25", count: 1 },
    });
    expect(told("governance.policy.changed")[0]).toMatchObject({
      actor: officer.person,
      objects: [proposed.body["id"]],
    });
  });

  test("T-P12 nobody approves what they proposed, in whatever role; and no administrator approves", async () => {
    const { body } = await propose("2026-11-27", [{ kind: "name", line: "yritys-suomi", alias: "jono-12" }]);
    for (const role of ["dp", "de"] as const) {
      const same = standingOf(role, { person: administrator.person });
      expect((await act(body["id"], "approval", same)).body.slug).toBe("second-person");
    }
    const other = standingOf("aa", { person: testId("person", 23) });
    expect((await act(body["id"], "approval", other)).body.slug).toBe("not-permitted");
    expect((await propose("2026-11-27", [youth], officer)).body.slug).toBe("not-permitted");
    expect((await act(body["id"], "end")).status).toBe(200);
    for (const how of ["approval", "end"] as const)
      expect((await act(body["id"], how)).body.slug).toBe("conflict");
    expect((await listed()).proposals).toEqual([]);
  });

  test("T-A6.2 no version lifts a line that is never recorded; everything wrong is told at once, and the ledger hears nothing", async () => {
    const proposed = told("governance.policy.proposed").length;
    const { status, body } = await propose("2026-11-25", [
      { kind: "end", line: "uraohjaus" },
      { ...youth, line: "uudet", aliases: ["career-guidance"], registers: [] },
    ]);
    expect([status, body.slug, body["findings"]]).toEqual([
      422,
      "bad-input",
      [
        { code: "never-record-lifted", pointer: "#/changes/0/line" },
        { code: "never-record-lifted", pointer: "#/changes/1/aliases/0" },
        { code: "line-without-register", pointer: "#/changes/1/registers" },
        { code: "out-of-bounds", pointer: "#/from", detail: "from 2026-11-26 on" },
      ],
    ]);
    await archive.as(officer, { get: "/v1/policy-versions" });
    expect(told("governance.policy.proposed")).toHaveLength(proposed);
  });

  test("a proposal whose day has come, or that was made from another version, comes into force no more", async () => {
    const late = await propose("2026-11-26", [{ kind: "end", line: "nuoret" }]);
    const [first, second] = [
      await propose("2026-11-28", [{ kind: "name", line: "nuoret", alias: "jono-78" }]),
      await propose("2026-11-29", [{ kind: "name", line: "nuoret", alias: "jono-79" }]),
    ];
    archive.calendar.set(calendarDate("2026-11-26"));
    expect((await act(late.body["id"], "approval")).body.slug).toBe("conflict");
    expect((await act(first.body["id"], "approval")).status).toBe(201);
    expect((await act(second.body["id"], "approval")).body.slug).toBe("conflict");
    expect((await listed()).proposals.map(({ id, inTime }) => [id, inTime])).toEqual([
      [late.body["id"], false],
      [second.body["id"], false],
    ]);
    expect((await act(first.body["id"], "approval")).body.slug).toBe("conflict");
  });

  test("without the ledger nothing is approved", async () => {
    const { body } = await propose("2026-12-05", [{ kind: "end", line: "nuoret" }]);
    archive.ledger.away = true;
    expect((await act(body["id"], "approval")).body.slug).toBe("no-ledger");
    archive.ledger.away = false;
    expect((await listed()).versions[0]).toMatchObject({ version: "policy-3" });
  });
});
