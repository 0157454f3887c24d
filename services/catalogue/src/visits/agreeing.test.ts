import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { SlotView } from "@tallenne/contracts";
import { addDays, calendarDate, type CaseId, clockTimeOf, minuteOf, type RoomId } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { clerk, decider, handler, officer, ownCall } from "../testing/requests-at-work.ts";
import { otherOffice, supervisor, visitsAtWork } from "../testing/visits-at-work.ts";

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

describe("an agreed time", () => {
  test("is one of those offered; the others are free again", async () => {
    const { id } = await offered();
    const told = await desk.confirm(id, at("2026-11-27", "16.30"));
    expect(told.body).toMatchObject({ state: "confirmed", slot: at("2026-11-27", "16.30"), answerBy: null });
    const { days } = (await desk.week(room)).body;
    expect(stateOf(days[2]?.times ?? [], "10.00")).toBe("free");
    expect(stateOf(days[3]?.times ?? [], "16.30")).toBe("taken");
    const listed = (await desk.list("office=mikkeli&day=2026-11-27")).body.rows;
    expect(listed.map((visit) => visit.id)).toEqual([id]);
  });

  test("T-A11.6a may be a free one that the citizen proposes, and no other", async () => {
    const { id } = await offered();
    const wish = at("2026-12-01", "12.00");
    expect((await desk.confirm(id, wish)).body.facts).toEqual({ state: "offered", guard: "slot-offered" });
    expect((await desk.confirm(id, wish, { proposed: true })).body).toMatchObject({ slot: wish });
    const second = await desk.decided([ownCall.id]);
    const { body } = await desk.offer(
      second,
      fair().map((slot) => ({ ...slot, room: other })),
    );
    expect((await desk.confirm(body.id, wish, { proposed: true })).body.facts).toEqual({
      state: "offered",
      guard: "slot-free",
    });
  });

  test("is reminded of once, moved free of charge, and chosen anew", async () => {
    const { id } = await confirmed();
    expect((await desk.note(id, "reminded")).body.state).toBe("reminded");
    expect((await desk.note(id, "reminded")).body.facts).toEqual({ state: "reminded" });
    expect((await desk.note(id, "rescheduled")).body).toMatchObject({ state: "rescheduled", slot: null });
    const told = await desk.confirm(id, at("2026-12-02", "9.00"), { proposed: true });
    expect(told.body).toMatchObject({ state: "confirmed", slot: at("2026-12-02", "9.00") });
    const { days } = (await desk.week(room)).body;
    expect(stateOf(days[2]?.times ?? [], "10.00")).toBe("free");
  });

  test("that the office cancels owes a reason and a new offer within two working days", async () => {
    archive.calendar.set(calendarDate("2026-12-04"));
    const soon = [at("2026-12-08", "10.00"), at("2026-12-09", "16.30"), at("2026-12-10", "8.00")];
    const { id } = (await desk.offer(matter, soon)).body;
    await desk.confirm(id, at("2026-12-08", "10.00"));
    expect((await desk.note(id, "cancelled-by-office")).status).toBe(422);
    const { body } = await desk.note(id, "cancelled-by-office", { reason: "supervisor-away" });
    // Independence Day is a Sunday in 2026; Saturday and Sunday are no working days.
    expect(body).toMatchObject({
      state: "cancelled-by-office",
      reason: "supervisor-away",
      newOfferBy: "2026-12-08",
    });
    expect((await desk.list("office=mikkeli")).body.rows.map((visit) => visit.id)).toEqual([id]);
    const again = await desk.offer(
      matter,
      soon.map((slot) => ({ ...slot, room: other })),
      { visit: id },
    );
    expect(again.body).toMatchObject({ id, state: "offered", offers: 2, newOfferBy: null, reason: null });
  });

  test("that the citizen cancels leaves the request open for another visit, linked to this one", async () => {
    const { id } = await confirmed();
    expect((await desk.note(id, "cancelled-by-citizen")).body.state).toBe("cancelled-by-citizen");
    expect((await desk.note(id, "cancelled-by-citizen", { reason: "room-closed" })).status).toBe(422);
    expect((await desk.offer(matter, fair())).body).toMatchObject({ state: "offered", follows: id });
  });

  test("T-W11 nobody came: two more offers, then other ways; the request is never closed by it", async () => {
    const { id } = await confirmed();
    expect((await desk.note(id, "no-show")).body.facts).toEqual({ state: "confirmed", guard: "slot-over" });
    let day = calendarDate("2026-11-26");
    for (const more of [true, true, false]) {
      archive.calendar.set(addDays(day, 1));
      expect((await desk.note(id, "no-show")).body.state).toBe("no-show");
      day = addDays(day, 7);
      const next = [at(day, "10.00"), at(day, "16.30"), at(addDays(day, 1), "8.00")];
      const { body } = await desk.offer(matter, next, { visit: id, modes: ["transcript"] });
      if (!more) {
        expect(body.facts).toEqual({ state: "no-show", guard: "offers-left" });
        continue;
      }
      expect(body.state).toBe("offered");
      await desk.confirm(id, at(day, "10.00"));
    }
    await until(() => archive.entries.filter(({ action }) => action === "visit.no-show").length === 3);
    const left = archive.entries.filter(({ action }) => action === "visit.no-show").map(({ facts }) => facts);
    expect(left).toEqual([{ offersLeft: 2 }, { offersLeft: 1 }, { offersLeft: 0 }]);
    const request = (await archive.as(clerk, { get: `/v1/requests/${matter}` })).body;
    expect(["granted", "delivery"]).toContain(request["state"]);
  });
});

describe("who books", () => {
  test("the clerk for every office, a supervisor for the own one, a handler for the own request; nobody else", async () => {
    const { id } = await offered();
    expect((await desk.read(id, supervisor)).status).toBe(200);
    expect((await desk.read(id, otherOffice)).body.slug).toBe("unknown");
    expect((await desk.read(id, handler)).status).toBe(200);
    expect((await desk.read(id, officer)).status).toBe(200);
    expect((await desk.read(id, decider)).body.slug).toBe("not-permitted");
    expect((await desk.list("office=mikkeli&day=2026-11-26", otherOffice)).body.slug).toBe("unknown");
    expect((await desk.offer(matter, fair(), {}, otherOffice)).body.slug).toBe("unknown");
    expect((await desk.confirm(id, at("2026-11-26", "10.00"), {}, supervisor)).status).toBe(200);
    expect((await desk.note(id, "reminded", {}, officer)).body.slug).toBe("not-permitted");
  });

  test("and a visit shows no name, only who did what by pseudonym", async () => {
    const { id } = await confirmed();
    const { body } = await desk.read(id);
    expect(body.events.map(({ event, by }) => [event, by])).toEqual([
      ["offered", clerk.person],
      ["confirmed", clerk.person],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Aino|Koivuranta|Testikatu|040/);
  });
});
