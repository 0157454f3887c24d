import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { keptLog, setCalendar, setClock, systemChance } from "@tallenne/runtime";
import { type Documents, sqliteDocuments } from "@tallenne/store";
import { calendarDate } from "@tallenne/domain";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openGrants } from "../grants/grant.ts";
import { openPeople } from "../people/person.ts";
import { endSessionsOf, sweepSessions } from "./end-sessions.ts";
import { sessionBehind } from "./find-session.ts";
import { openSession } from "./open-session.ts";
import { openSessions } from "./session.ts";

let folder: string;
let documents: Documents;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tis-"));
  documents = await sqliteDocuments({ folder, service: "identity" });
});
afterAll(async () => {
  await documents.close();
  await rm(folder, { recursive: true, force: true });
});

async function room() {
  const people = await openPeople(documents);
  const id = systemChance.id("person");
  const sanna = await people.insert({
    id,
    name: "Sanna Ketovuori",
    signInName: id,
    unit: "tiimi-1",
    office: "mikkeli",
    language: "fi",
    agentKeys: [],
    state: "active",
    usedStep: 0,
    sessions: 1,
  });
  const ports = {
    people,
    sessions: await openSessions(documents),
    grants: await openGrants(documents),
    clock: setClock(Date.UTC(2026, 10, 24, 10)),
    calendar: setCalendar(calendarDate("2026-11-24")),
    chance: systemChance,
    log: keptLog(),
  };
  return { ports, sanna };
}

const terms = { method: "password", brought: undefined } as const;

test("a sign-in that was under way when everything was signed out opens nothing", async () => {
  const { ports, sanna } = await room();
  await endSessionsOf(ports, sanna.id);
  const late = await openSession(ports, { ...terms, person: sanna });
  expect(await sessionBehind(ports, late.secret)).toBeUndefined();
  expect(await ports.sessions.get(late.session.id)).toBeUndefined();
});

test("a clock set back before the beginning ends a session, a small correction does not", async () => {
  const { ports, sanna } = await room();
  const { secret, session } = await openSession(ports, { ...terms, person: sanna });
  const at = (ms: number) => ({ ...ports, clock: setClock(session.startedAt + ms) });
  expect(await sessionBehind(at(-30_000), secret)).toBeDefined();
  expect(await sessionBehind(at(-61_000), secret)).toBeUndefined();
});

test("what is over is swept, what is not stays", async () => {
  const { ports, sanna } = await room();
  const old = await openSession(ports, { ...terms, person: sanna });
  ports.clock.advance(14 * 60_000);
  const fresh = await openSession(ports, { ...terms, person: sanna });
  ports.clock.advance(60_000);
  await sweepSessions(ports);
  expect(await ports.sessions.get(old.session.id)).toBeUndefined();
  expect(await ports.sessions.get(fresh.session.id)).toBeDefined();
});

test("a use is noted at most every ten seconds, and counts in full", async () => {
  const { ports, sanna } = await room();
  const { secret, session } = await openSession(ports, { ...terms, person: sanna });
  ports.clock.advance(9_000);
  expect((await sessionBehind(ports, secret))?.session.version).toBe(session.version);
  ports.clock.advance(1_000);
  const noted = await sessionBehind(ports, secret);
  expect([noted?.session.version, noted?.session.usedAt]).toEqual([
    session.version + 1,
    session.startedAt + 10_000,
  ]);
});
