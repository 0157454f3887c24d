import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { SlotView } from "@tallenne/contracts";
import { addDays, calendarDate, type CaseId, clockTimeOf, minuteOf, type RoomId } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { testId } from "../testing/invented.ts";
import { clerk, ownCall } from "../testing/requests-at-work.ts";
import { visitsAtWork } from "../testing/visits-at-work.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

const today = calendarDate("2026-11-24");
let archive: CatalogueArchive;
let desk: ReturnType<typeof visitsAtWork>;
let room: RoomId;
let other: RoomId;
let matter: CaseId;
beforeEach(async () => {
  archive = await catalogueArchive(today);
  desk = visitsAtWork(archive);
  await archive.keep(ownCall);
  [room, other] = await desk.rooms();
  matter = await desk.decided([ownCall.id]);
});
afterEach(() => archive.close());

const at = (day: string, start: string, of: RoomId = room): SlotView => ({
  office: "mikkeli",
  room: of,
  day: calendarDate(day),
  start: clockTimeOf(minuteOf(start)),
});
const fair = () => [at("2026-11-26", "10.00"), at("2026-11-27", "16.30"), at("2026-12-03", "8.00")];
const offered = async () => (await desk.offer(matter, fair())).body;
const confirmed = async () => {
  const { id } = await offered();
  return (await desk.confirm(id, at("2026-11-26", "10.00"))).body;
};
const stateOf = (times: readonly { start: string; state: string }[], start: string) =>
  times.find((time) => time.start === start)?.state;

describe("an offer of times", () => {
  test("T-A11.6a of three times, one soon and one outside office hours, begins a visit of what the decision grants", async () => {
    const { status, body } = await desk.offer(matter, fair(), { aids: ["hearing-loop"] });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      case: matter,
      state: "offered",
      slot: null,
      offered: fair(),
      answerBy: "2026-11-26",
      minutes: 60,
      items: 1,
      due: "2026-12-23",
      offers: 1,
      follows: null,
    });
    await until(() => archive.entries.some(({ action }) => action === "visit.offered"));
    expect(archive.entries.find(({ action }) => action === "visit.offered")).toMatchObject({
      actor: clerk.person,
      objects: [body.id, matter],
      facts: { office: "mikkeli", slots: 3, first: "2026-11-26" },
    });
  });

  test.each([
    ["two times", () => fair().slice(0, 2)],
    [
      "no time outside nine to sixteen",
      () => [at("2026-11-26", "10.00"), at("2026-11-27", "15.00"), at("2026-12-03", "9.00")],
    ],
    ["no time within fourteen days", () => fair().map((slot) => ({ ...slot, day: addDays(slot.day, 14) }))],
  ])("T-A11.6a of %s is no choice and is refused", async (_what, slots) => {
    const { status, body } = await desk.offer(matter, slots(), { modes: ["transcript"] });
    expect([status, body.slug, body.facts]).toEqual([
      409,
      "not-at-this-stage",
      { state: "none", guard: "choice-given" },
    ]);
    const { days } = (await desk.week(room)).body;
    expect(stateOf(days[2]?.times ?? [], "10.00")).toBe("free");
  });

  test("T-A11.6b INV-10 whose first time lies past the due date is made only with transcript or audio offered now", async () => {
    archive.calendar.set(addDays(today, 25));
    const late = [at("2026-12-28", "10.00"), at("2026-12-29", "16.30"), at("2026-12-30", "8.00")];
    const { body } = await desk.offer(matter, late);
    expect(body.facts).toEqual({ state: "none", guard: "due-date-kept" });
    const told = await desk.offer(matter, late, { modes: ["transcript", "audio"] });
    expect(told.body).toMatchObject({ state: "offered", due: "2026-12-23", modes: ["transcript", "audio"] });
  });

  test("before the decision is refused, and of an unknown request is unknown", async () => {
    const undecided = await desk.undecided([ownCall.id]);
    const told = await desk.offer(undecided, fair());
    expect(told.body.facts).toEqual({ state: "none", guard: "decision-made" });
    expect((await desk.offer(testId("case", 404), fair())).status).toBe(404);
  });

  test("names every time that cannot be", async () => {
    const slots = [
      at("2026-11-23", "10.00"),
      at("2026-11-26", "10.15"),
      at("2026-11-26", "17.30"),
      { ...at("2026-11-26", "8.00"), office: "pori" },
      at("2026-11-26", "8.00", testId("room", 9)),
      at("2026-11-27", "8.00"),
      at("2026-11-27", "8.00"),
    ];
    const { status, body } = await desk.offer(matter, slots);
    expect(status).toBe(422);
    expect(body.findings).toMatchObject([
      { pointer: "/slots/0/day", code: "past" },
      { pointer: "/slots/1/start", code: "outside-hours" },
      { pointer: "/slots/2/start", code: "outside-hours" },
      { pointer: "/slots/3/office", code: "unknown-office" },
      { pointer: "/slots/4/room", code: "unknown-room" },
      { pointer: "/slots/6", code: "twice" },
    ]);
  });

  test("A11.6 on a day on which the office is not in use is refused", async () => {
    const closed = [...fair().slice(0, 2), at("2026-11-30", "8.00")];
    expect((await desk.offer(matter, closed)).body.facts).toEqual({ state: "none", guard: "point-valid" });
  });

  test("holds its times: no other desk is offered them, and in the week they are taken", async () => {
    await offered();
    const second = await desk.decided([ownCall.id]);
    expect((await desk.offer(second, fair())).body.facts).toEqual({ state: "none", guard: "slot-free" });
    const { days } = (await desk.week(room)).body;
    const thursday = days.find(({ day }) => day === "2026-11-26")?.times ?? [];
    expect(["9.00", "9.30", "10.00", "10.30", "11.00"].map((start) => stateOf(thursday, start))).toEqual([
      "free",
      "taken",
      "taken",
      "taken",
      "free",
    ]);
    expect(
      (
        await desk.offer(
          second,
          fair().map((slot) => ({ ...slot, room: other })),
        )
      ).status,
    ).toBe(201);
  });

  test("that nobody answers in time holds nothing any more", async () => {
    await offered();
    archive.clock.pass(120_000);
    archive.calendar.set(addDays(today, 3));
    const second = await desk.decided([ownCall.id]);
    const { days } = (await desk.week(room)).body;
    expect(stateOf(days.find(({ day }) => day === "2026-12-03")?.times ?? [], "8.00") ?? "free").toBe("free");
    const told = await desk.offer(second, [
      at("2026-11-27", "16.30"),
      at("2026-12-03", "8.00"),
      at("2026-12-03", "10.00"),
    ]);
    expect(told.status).toBe(201);
  });

  test("of two desks that want the same time at the same moment one gets it", async () => {
    const second = await desk.decided([ownCall.id]);
    const both = await Promise.all([desk.offer(matter, fair()), desk.offer(second, fair())]);
    const won = both.filter(({ status }) => status === 201);
    expect(won.length).toBeLessThanOrEqual(1);
    for (const { status, body } of both)
      if (status !== 201) expect(body.facts).toEqual({ state: "none", guard: "slot-free" });
  });

  test("of a request with another visit under way is refused", async () => {
    await confirmed();
    const again = [at("2026-11-26", "12.00"), at("2026-11-27", "17.00"), at("2026-12-04", "8.00")];
    expect((await desk.offer(matter, again)).body.facts).toEqual({ state: "confirmed" });
  });

  test("T-P1 with an interpreter takes twice the time; every aid can be booked", async () => {
    const told = await desk.offer(matter, fair(), {
      interpreter: "speech",
      aids: ["hearing-loop", "second-headphones", "large-print", "spoken-page", "text-beside", "extra-time"],
    });
    // 16.30 with two and a half hours ends after the office does.
    expect(told.body.findings).toMatchObject([{ pointer: "/slots/1/start", detail: "150 minutes" }]);
    const early = [at("2026-11-26", "10.00"), at("2026-11-27", "8.30"), at("2026-12-03", "8.00")];
    expect((await desk.offer(matter, early, { interpreter: "sign" })).body).toMatchObject({ minutes: 120 });
  });
});
