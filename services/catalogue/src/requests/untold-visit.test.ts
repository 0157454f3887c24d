import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { keptLog, seededChance, setCalendar, systemClock } from "@tallenne/runtime";
import { calendarDate } from "@tallenne/domain";
import { type Documents, documentsFrom } from "@tallenne/store";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCases } from "../cases/case.ts";
import { openVisits, type Visit } from "../visits/visit.ts";
import { followVisits } from "./follow-visits.ts";

const chance = seededChance("untold");
let folder: string;
let documents: Documents;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "uv-"));
  documents = await documentsFrom(`sqlite:${folder}`, { service: "catalogue", chance });
});
afterEach(async () => {
  await documents.close();
  await rm(folder, { recursive: true });
});

test("T-W13 a visit whose request could not be told stays untold and is told at the next look; one without a request is let go", async () => {
  const visits = await openVisits(documents);
  const cases = await openCases(documents);
  const visit = await visits.insert(aVisit());
  const asked: string[] = [];
  let failing = true;
  const follow = followVisits({
    visits,
    // The request is there; how it is changed is another matter.
    cases: { ...cases, get: async () => ({}) as never },
    change: async ({ case: matter }) => {
      asked.push(matter);
      if (failing) throw new Error("the process ends between the two");
      return {} as never;
    },
    calendar: setCalendar(calendarDate("2026-11-24")),
    clock: systemClock,
    chance,
    log: keptLog(),
  });
  await follow();
  expect((await visits.get(visit.id))?.isUntold).toBe(true);
  failing = false;
  await follow();
  await follow();
  expect((await visits.get(visit.id))?.isUntold).toBe(false);
  expect(asked).toEqual([visit.case, visit.case]);
});

test("two hundred visits whose requests can never be told starve nobody", async () => {
  const visits = await openVisits(documents);
  const stuck = Array.from({ length: 201 }, aVisit);
  await Promise.all(stuck.map((visit) => visits.insert(visit)));
  // The last of all, in whatever order they are read.
  const highest =
    stuck
      .map(({ id }) => id)
      .toSorted()
      .at(-1) ?? "";
  const last = await visits.insert({ ...aVisit(), id: `${highest.slice(0, -1)}z` as Visit["id"] });
  const cases = await openCases(documents);
  const follow = followVisits({
    visits,
    cases: { ...cases, get: async () => ({}) as never },
    change: async ({ case: matter }) => {
      if (matter !== last.case) throw new Error("this request can never be told");
      return {} as never;
    },
    calendar: setCalendar(calendarDate("2026-11-24")),
    clock: systemClock,
    chance,
    log: keptLog(),
  });
  await follow();
  expect((await visits.get(last.id))?.isUntold).toBe(false);
  expect(await visits.count({ field: "isUntold", is: true })).toBe(stuck.length);
});

test("a visit whose request is gone waits for nobody", async () => {
  const visits = await openVisits(documents);
  const visit = await visits.insert(aVisit());
  const follow = followVisits({
    visits,
    cases: await openCases(documents),
    change: () => Promise.reject(new Error("there is nothing to change")),
    calendar: setCalendar(calendarDate("2026-11-24")),
    clock: systemClock,
    chance,
    log: keptLog(),
  });
  await follow();
  expect((await visits.get(visit.id))?.isUntold).toBe(false);
});

function aVisit(): Visit {
  return {
    id: chance.id("visit"),
    version: 0,
    case: chance.id("case"),
    number: "T-9F3C-7",
    state: "offered",
    office: "mikkeli",
    slot: null,
    day: null,
    offered: [],
    answerBy: null,
    minutes: 60,
    interpreter: "none",
    aids: [],
    language: "fi",
    modes: [],
    items: [],
    due: calendarDate("2026-12-23"),
    disqualified: [],
    follows: null,
    supervisor: null,
    reason: null,
    newOfferBy: null,
    events: [],
    taken: 0,
    isUntold: true,
    pending: [],
    isPending: false,
  };
}
