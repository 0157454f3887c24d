import { beforeAll, describe, expect, test } from "@jest/globals";
import {
  acceptTerminal,
  checkIn,
  confirmVisit,
  endVisit,
  enrolTerminal,
  keepOffice,
  listOffices,
  listTerminals,
  listVisits,
  makeVisitRecord,
  noteRequestLetter,
  noteVisit,
  noteVisitLetter,
  offerVisit,
  readRoomWeek,
  readVisit,
  readVisitRecord,
  revokeTerminal,
  signVisitRecord,
  type SlotView,
} from "@tallenne/contracts";
import {
  addDays,
  type CaseId,
  clockTimeOf,
  type Id,
  idFrom,
  type IdKind,
  type VisitId,
} from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import { type Browser, customers, type VisitDay, wav } from "@tallenne/testkit";
import { delivered } from "./steps.ts";
import { visitDayOf } from "./visit-day-of.ts";
import { actionsAbout, at, today, type World } from "./world.ts";

const nobody = <K extends IdKind>(kind: K): Id<K> => idFrom(kind, new Uint8Array(16));

/** J3 at the desk: rooms and terminals, times offered and agreed, moved, cancelled; what is refused by name. */
export function booking(world: World): void {
  describe("booking of visits (J3)", () => {
    let day: VisitDay;
    let matter: CaseId;
    let visit: VisitId;
    const clerk = () => day.people.clerk.browser;
    const slot = (days: number, hour: number): SlotView => ({
      office: "mikkeli",
      room: day.room,
      day: addDays(today, days),
      start: clockTimeOf(hour * 60),
    });
    const offer = (slots: readonly SlotView[], more: object = {}) =>
      clerk().call(offerVisit, {
        body: {
          case: matter,
          slots: [...slots],
          interpreter: "none",
          aids: [],
          language: "selko",
          modes: [],
          ...more,
        },
      });

    beforeAll(async () => {
      day = await visitDayOf(world);
      const story = {
        externalId: "to-be-heard",
        startedAt: at("2026-11-20 13.20"),
        customer: customers.aino,
      };
      const contact = await delivered(world, { ...story, agent: "agent-204" }, wav());
      matter = await day.decided([contact], customers.aino);
    }, 60_000);

    test("T-A11.6a offers a choice, agrees on one time, and the week shows what is free", async () => {
      const few = await offer([slot(20, 10), slot(21, 12)]);
      expect([few.problem?.slug, few.problem?.facts]).toEqual([
        "not-at-this-stage",
        { state: "none", guard: "choice-given" },
      ]);
      const made = await offer([slot(10, 10), slot(11, 17), slot(21, 7)]);
      visit = (made.reply as { id: VisitId }).id;
      const params = { visit };
      await clerk().use(confirmVisit, { params, body: { slot: slot(10, 10), proposed: false } });
      const week = await clerk().use(readRoomWeek, {
        params: { office: "mikkeli", room: day.room, day: addDays(today, 10) },
        query: {},
      });
      const ten = week.days[0]?.times.find(({ start }) => start === clockTimeOf(600));
      expect(ten?.state).toBe("taken");
      expect(await actionsAbout(world, visit, "visit.confirmed")).toContain("visit.offered");
    });

    test("is moved and cancelled free of charge; the office owes a new offer", async () => {
      const params = { visit };
      await clerk().use(noteVisit, { params, body: { event: "reminded" } });
      await clerk().use(noteVisit, { params, body: { event: "rescheduled" } });
      await clerk().use(confirmVisit, { params, body: { slot: slot(12, 9), proposed: true } });
      const early = await clerk().call(noteVisit, { params, body: { event: "no-show" } });
      expect(early.problem?.facts).toEqual({ state: "confirmed", guard: "slot-over" });
      const reason = "supervisor-away";
      await clerk().use(noteVisit, { params, body: { event: "cancelled-by-office", reason } });
      const { rows } = await clerk().use(listVisits, { query: { office: "mikkeli" } });
      expect(rows.find(({ id }) => id === visit)).toMatchObject({ state: "cancelled-by-office", reason });
      const { events } = await clerk().use(readVisit, { params });
      expect(events.at(-1)?.event).toBe("cancelled-by-office");
      const again = await offer([slot(10, 11), slot(11, 18), slot(21, 8)], { visit });
      expect(again.reply).toMatchObject({ id: visit, state: "offered", offers: 2 });
      await clerk().use(noteVisit, { params, body: { event: "cancelled-by-citizen" } });
    });

    test("a visit that ends in the room has a record of its events, made and signed by who supervised", async () => {
      const held = await day.booked(matter);
      const { supervisor } = day.people;
      await leftEarly(supervisor.browser, held);
      const params = { visit: held };
      const record = await recordOf(supervisor.browser, held);
      expect(record).toMatchObject({ ended: "walked-out", supervisors: [supervisor.person] });
      await supervisor.browser.use(makeVisitRecord, { params });
      const signed = await supervisor.browser.use(signVisitRecord, {
        params,
        body: { signature: "not-asked" },
      });
      expect(signed.signedOff?.by).toBe(supervisor.person);
      await supervisor.browser.use(noteVisitLetter, { params, body: { ...invitation, letter: "record" } });
      await clerk().use(noteRequestLetter, { params: { case: matter }, body: reply });
      for (const ask of [
        await supervisor.browser.call(makeVisitRecord, { params }),
        await supervisor.browser.call(signVisitRecord, { params, body: { signature: "signed" } }),
      ])
        expect(ask.problem?.slug).toBe("not-at-this-stage");
      expect(await actionsAbout(world, held, "visit.signed-off")).toEqual(
        expect.arrayContaining(["visit.recorded", "visit.letter.made"]),
      );
    });

    test("what does not exist, is another office's or is not over is refused by name", async () => {
      const params = { visit: nobody("visit") };
      const { supervisor } = day.people;
      const answers = [
        await clerk().call(readVisit, { params }),
        await clerk().call(confirmVisit, { params, body: { slot: slot(10, 10), proposed: false } }),
        await clerk().call(noteVisit, { params, body: { event: "reminded" } }),
        await clerk().call(readVisitRecord, { params }),
        await clerk().call(noteVisitLetter, { params, body: invitation }),
        await clerk().call(noteRequestLetter, { params: { case: nobody("case") }, body: reply }),
        await supervisor.browser.call(makeVisitRecord, { params }),
        await supervisor.browser.call(signVisitRecord, { params, body: { signature: "signed" } }),
        await supervisor.browser.call(listVisits, { query: { office: "pori" } }),
        await offer([slot(10, 10)], { case: nobody("case") }),
        await clerk().call(readRoomWeek, {
          params: { office: "pori", room: nobody("room"), day: today },
          query: {},
        }),
        await world.office.administrator.call(revokeTerminal, { params: { terminal: nobody("terminal") } }),
      ];
      expect(answers.map(({ problem }) => problem?.slug)).toEqual(answers.map(() => "unknown"));
      const done = { params: { visit } };
      for (const early of [
        await clerk().call(readVisitRecord, done),
        await clerk().call(confirmVisit, { ...done, body: { slot: slot(10, 10), proposed: true } }),
        await clerk().call(noteVisit, { ...done, body: { event: "reminded" } }),
      ])
        expect(early.problem?.slug).toBe("not-at-this-stage");
    });

    test("a terminal is a device that followed a link once; revoked, it is none", async () => {
      const { administrator } = world.office;
      const body = { office: "mikkeli", room: day.room, name: "Pääte S9" };
      const { terminal, token } = await administrator.use(enrolTerminal, { body });
      expect((await administrator.call(enrolTerminal, { body })).problem?.slug).toBe("conflict");
      const device = world.archive.browser();
      expect(await device.use(acceptTerminal, { body: { token } })).toMatchObject({ id: terminal });
      const again = await world.archive.browser().call(acceptTerminal, { body: { token } });
      expect(again.problem?.slug).toBe("sign-in-refused");
      await administrator.use(revokeTerminal, { params: { terminal } });
      const { rows } = await administrator.use(listTerminals, {});
      expect(rows.find(({ id }) => id === terminal)?.state).toBe("revoked");
    });

    test("two administrators who change one office at the same time do not overwrite each other", async () => {
      const { administrator } = world.office;
      const { rows } = await administrator.use(listOffices, {});
      const mikkeli = rows.find(({ id }) => id === "mikkeli");
      if (mikkeli === undefined) throw new Error("no office");
      const { id: office, ...body } = mikkeli;
      await administrator.use(keepOffice, { params: { office }, body });
      const told = await administrator.call(keepOffice, { params: { office }, body });
      expect(told.problem?.slug).toBe("conflict");
    });
  });
}

/** Checked in, and gone again: the shortest visit that has a record. */
async function leftEarly(supervisor: Browser, visit: VisitId): Promise<void> {
  await supervisor.use(checkIn, { params: { visit } });
  await supervisor.use(endVisit, { params: { visit }, body: { reason: "walked-out" } });
}

const reply = { letter: "reply", language: "sv", digest: "5e".repeat(32) } as const;
const invitation = { letter: "invitation", language: "selko", digest: "5e".repeat(32) } as const;

/** The record, asked for until the room's events have come. */
async function recordOf(supervisor: Browser, visit: VisitId) {
  for (let asked = 0; ; asked += 1) {
    const told = await supervisor.call(readVisitRecord, { params: { visit } });
    if (told.problem === undefined) return told.reply;
    if (asked === 100) throw new Error(`no record: ${told.problem.slug}`);
    await pause(systemClock, 50);
  }
}
