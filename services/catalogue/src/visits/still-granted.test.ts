import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { calendarDate, clockTimeOf, minuteOf } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive } from "../testing/catalogue-archive.ts";
import { checker, clerk, granted, handler, ownCall, requestsAtWork } from "../testing/requests-at-work.ts";
import { visitsAtWork } from "../testing/visits-at-work.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

let archive: CatalogueArchive;
beforeEach(async () => {
  archive = await catalogueArchive(calendarDate("2026-11-24"));
  await archive.keep(ownCall);
});
afterEach(() => archive.close());

test("INV-2 T-Q3 a visit agreed on before its request was withdrawn gives nothing to hear", async () => {
  const desk = visitsAtWork(archive);
  const [room] = await desk.rooms();
  const matter = await desk.decided([ownCall.id]);
  const at = (day: string, start: string) => ({
    office: "mikkeli",
    room,
    day: calendarDate(day),
    start: clockTimeOf(minuteOf(start)),
  });
  const slots = [at("2026-11-26", "10.00"), at("2026-11-27", "16.30"), at("2026-12-03", "8.00")];
  const { id } = (await desk.offer(matter, slots)).body;
  await desk.confirm(id, at("2026-11-26", "10.00"));
  expect((await desk.facts(id))?.items).toEqual([ownCall.id]);
  const withdrawn = await archive.as(clerk, { post: `/v1/requests/${matter}/withdrawal`, body: {} });
  expect(withdrawn.status).toBe(200);
  expect((await desk.facts(id))?.items).toEqual([]);
});

test("INV-9 who reviewed a contact supervises no visit of it, also when the review was sent back and done by another", async () => {
  const desk = visitsAtWork(archive);
  const requests = requestsAtWork(archive);
  const [room] = await desk.rooms();
  const matter = await desk.undecided([ownCall.id]);
  expect((await requests.check(matter, false)).status).toBe(200);
  await requests.take(matter, checker);
  expect((await requests.review(matter, [], checker)).status).toBe(200);
  expect((await requests.check(matter, true, handler)).status).toBe(200);
  await requests.decide(matter, { items: [granted(ownCall.id)], instead: [] });
  const at = (day: string, start: string) => ({
    office: "mikkeli",
    room,
    day: calendarDate(day),
    start: clockTimeOf(minuteOf(start)),
  });
  const slots = [at("2026-11-26", "10.00"), at("2026-11-27", "16.30"), at("2026-12-03", "8.00")];
  const { id } = (await desk.offer(matter, slots)).body;
  await desk.confirm(id, at("2026-11-26", "10.00"));
  const { disqualified = [] } = (await desk.facts(id)) ?? {};
  expect(disqualified).toEqual(expect.arrayContaining([handler.person, checker.person]));
});
