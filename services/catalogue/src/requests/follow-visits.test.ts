import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import {
  calendarDate,
  type CaseId,
  clockTimeOf,
  minuteOf,
  type RoomId,
  type VisitId,
} from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { otherCall, ownCall, requestsAtWork } from "../testing/requests-at-work.ts";
import { storyOf } from "../testing/visit-story.ts";
import { visitsAtWork } from "../testing/visits-at-work.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

const day = calendarDate("2026-11-26");
let archive: CatalogueArchive;
let desk: ReturnType<typeof visitsAtWork>;
let room: RoomId;
let matter: CaseId;
beforeEach(async () => {
  archive = await catalogueArchive(calendarDate("2026-11-24"));
  desk = visitsAtWork(archive);
  for (const contact of [ownCall, otherCall]) await archive.keep(contact);
  [room] = await desk.rooms();
  matter = await desk.decided([ownCall.id, otherCall.id]);
});
afterEach(() => archive.close());

const at = (start: string) => ({
  office: "mikkeli",
  room,
  day,
  start: clockTimeOf(minuteOf(start)),
});
const offered = async (): Promise<VisitId> =>
  (await desk.offer(matter, [at("10.00"), at("16.30"), at("8.00")])).body.id;
const request = () => requestsAtWork(archive).read(matter);
const told = (action: string) =>
  archive.entries.filter((entry) => entry.action === action && entry.objects[0] === matter);

describe("a request follows its visit", () => {
  test("times offered: it is known, and nothing is on its way yet; agreed: delivery has begun, and the ledger knows", async () => {
    expect(await request()).toMatchObject({ state: "granted", visit: null });
    const visit = await offered();
    expect(await request()).toMatchObject({
      state: "granted",
      visit: { visit, phase: "offered", heard: false },
    });
    await desk.confirm(visit, at("10.00"));
    expect(await request()).toMatchObject({
      state: "delivery",
      visit: { visit, phase: "agreed", heard: false },
    });
    await until(() => told("request.stepped").some(({ facts }) => facts["event"] === "deliver"));
    expect(told("request.stepped").at(-1)).toMatchObject({ actor: "service:catalogue" });
  });

  test("T-W11 nobody came: a new time is needed, the request stays open and says so", async () => {
    const visit = await offered();
    await desk.confirm(visit, at("10.00"));
    archive.calendar.set(calendarDate("2026-11-27"));
    expect((await desk.note(visit, "no-show")).status).toBe(200);
    expect(await request()).toMatchObject({ state: "delivery", visit: { phase: "needs-time" } });
  });

  test("heard: that part has reached the requester, once; the desk says when everything has", async () => {
    const visit = await offered();
    await desk.confirm(visit, at("10.00"));
    archive.calendar.set(day);
    await desk.happened(visit, storyOf(desk).untilEnd());
    const after = await request();
    expect(after.visit).toEqual({ visit, phase: "ended", heard: true });
    expect(after.delivered).toEqual([
      { what: "visit", means: "in-person", at: expect.stringMatching(/^2026-11-26T/) },
    ]);
    await desk.makeRecord(visit);
    expect((await request()).delivered).toHaveLength(1);
    await until(() => told("request.delivered").length === 1);
    expect((await requestsAtWork(archive).deliver(matter, "information", true)).body.state).toBe("fulfilled");
  });

  test("T-W9 whoever walks out has not been given it: a further visit can be offered", async () => {
    const visit = await offered();
    await desk.confirm(visit, at("10.00"));
    archive.calendar.set(day);
    await desk.happened(visit, [
      ...storyOf(desk).untilHeard(),
      desk.event("walked-out", { actor: "supervisor" }),
    ]);
    expect(await request()).toMatchObject({
      state: "delivery",
      delivered: [],
      visit: { visit, phase: "ended", heard: false },
    });
    const { status, body } = await desk.offer(matter, [at("12.00"), at("16.30"), at("8.30")]);
    expect(status).toBe(201);
    expect((await request()).visit).toEqual({ visit: body.id, phase: "offered", heard: false });
  });
});
