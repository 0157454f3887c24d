import { beforeAll, expect, test } from "@jest/globals";
import { confirmVisit, offerVisit, type OfficeView, keepOffice, type SlotView } from "@tallenne/contracts";
import {
  addDays,
  type CaseId,
  clockTimeOf,
  type ContactId,
  type RoomId,
  type VisitId,
} from "@tallenne/domain";
import { customers, decidedRequest, type VisitDay, visitDay } from "@tallenne/testkit";
import { houseForTests, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A11.6", () => {
  const house = houseForTests();
  let day: VisitDay;
  let contact: ContactId;
  let matter: CaseId;
  const slot = (days: number, hour: number, room: RoomId = day.room): SlotView => ({
    office: "mikkeli",
    room,
    day: addDays(today, days),
    start: clockTimeOf(hour * 60),
  });
  const offer = (of: CaseId, slots: SlotView[], modes: ("transcript" | "audio")[] = []) =>
    day.people.clerk.browser.call(offerVisit, {
      body: { case: of, slots, interpreter: "none", aids: [], language: "fi", modes },
    });
  const guardOf = async (asked: ReturnType<typeof offer>) => (await asked).problem?.facts?.["guard"];

  beforeAll(async () => {
    day = await visitDay(house().office, today);
    contact = (await house().keep({ externalId: "to-be-heard", customer: customers.aino })).contact;
    matter = await day.decided([contact], customers.aino);
  });

  test("T-A11.6a no choice, no offer: three times, one within 14 days, one outside 9–16", async () => {
    for (const unfair of [
      [slot(3, 10), slot(4, 17)],
      [slot(3, 10), slot(4, 11), slot(5, 15)],
      [slot(15, 10), slot(16, 11), slot(17, 17)],
    ])
      expect(await guardOf(offer(matter, unfair))).toBe("choice-given");
  });

  test("T-A11.6a the citizen takes one, or proposes a free time of their own", async () => {
    const { reply } = await offer(matter, [slot(3, 10), slot(4, 11), slot(5, 17)]);
    const params = { visit: (reply as { id: VisitId }).id };
    const { browser } = day.people.clerk;
    const stranger = await browser.call(confirmVisit, {
      params,
      body: { slot: slot(6, 12), proposed: false },
    });
    expect(stranger.problem?.facts?.["guard"]).toBe("slot-offered");
    const agreed = await browser.use(confirmVisit, { params, body: { slot: slot(6, 12), proposed: true } });
    expect(agreed).toMatchObject({ state: "confirmed", slot: slot(6, 12) });
  });

  test("no time is offered at a place on a day on which it is no place for listening", async () => {
    const kept: OfficeView = await house().office.administrator.use(keepOffice, {
      params: { office: "pieksamaki" },
      body: {
        names: { fi: "Pieksämäki", sv: "Pieksämäki", en: "Pieksämäki" },
        kind: "joint-service-point",
        address: "Esimerkkikatu 1, 76100 PIEKSÄMÄKI",
        arrival: { fi: "Aula.", sv: "Aulan.", en: "Lobby." },
        validFrom: today,
        validTo: addDays(today, 4),
        opening: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
          weekday,
          from: clockTimeOf(420),
          to: clockTimeOf(1200),
        })),
        closed: [],
        rooms: [{ name: "Huone 1", accessible: true, hearingLoop: true, quiet: true }],
      },
    });
    const other = await day.decided([contact], customers.aino);
    const [room] = kept.rooms;
    const there = (days: number, hour: number) => ({ ...slot(days, hour, room?.id), office: "pieksamaki" });
    expect(await guardOf(offer(other, [there(3, 10), there(4, 17), there(5, 10)]))).toBe("point-valid");
    expect((await offer(other, [there(2, 10), there(3, 17), there(4, 10)])).problem).toBeUndefined();
  });

  test("T-A11.6b a visit past the due date is offered only beside transcript or audio, and never moves the date", async () => {
    const late = await decidedRequest(day.people, {
      customer: customers.aino,
      contacts: [contact],
      today: addDays(today, -26),
    });
    const slots = [slot(7, 10), slot(8, 11), slot(9, 17)];
    expect(await guardOf(offer(late, slots))).toBe("due-date-kept");
    const { reply } = await offer(late, slots, ["transcript"]);
    expect(reply).toMatchObject({ state: "offered", due: "2026-11-29" });
  });
});
