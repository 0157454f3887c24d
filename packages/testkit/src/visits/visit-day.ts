import { confirmVisit, enrolTerminal, keepOffice, offerVisit, type OfficeView } from "@tallenne/contracts";
import type { CalendarDate, CaseId, ContactId, RoomId, VisitId } from "@tallenne/domain";
import { addDays, clockTimeOf } from "@tallenne/domain";
import type { Customer } from "../people/customers.ts";
import type { Employment, Office } from "../people/office.ts";
import { type AtWork, decidedRequest } from "./decided-request.ts";

/** Who it takes until somebody can listen: desk, handler, the one who checks, the one who decides, two supervisors. */
const staff = {
  clerk: {
    name: "Marketta Rantasalmi",
    signInName: "marketta.rantasalmi",
    unit: "kirjaamo",
    rights: [{ role: "rc" }],
  },
  handler: {
    name: "Tuomas Kivelä",
    signInName: "tuomas.kivela",
    unit: "reklamaatiot",
    rights: [{ role: "ch" }],
  },
  checker: {
    name: "Saara Niemelä",
    signInName: "saara.niemela",
    unit: "reklamaatiot",
    rights: [{ role: "ch" }],
  },
  decider: { name: "Eeva Harjula", signInName: "eeva.harjula", unit: "johto", rights: [{ role: "de" }] },
  supervisor: {
    name: "Kai Södergård",
    signInName: "kai.sodergard",
    unit: "palvelupiste",
    rights: [{ role: "os" }],
  },
  substitute: {
    name: "Riitta Lahtinen",
    signInName: "riitta.lahtinen",
    unit: "palvelupiste",
    rights: [{ role: "os" }],
  },
} as const satisfies Readonly<Record<string, Employment>>;

/** A day in an office on which visits can be booked and held. */
export interface VisitDay {
  readonly people: Readonly<Record<keyof typeof staff, AtWork>>;
  readonly room: RoomId;
  /** A request of somebody who may hear these contacts, decided. */
  decided(contacts: readonly ContactId[], customer: Customer): Promise<CaseId>;
  /** A visit of today to what a request was granted. Each has a time of its own. */
  booked(matter: CaseId): Promise<VisitId>;
  /** The token of a one-time link that makes a device the terminal of the room. */
  terminalToken(name?: string): Promise<string>;
}

/** The office of the tests: open on all days, early and late, so that today is always one of them. */
const mikkeli = {
  names: { fi: "Mikkeli", sv: "S:t Michel", en: "Mikkeli" },
  kind: "elinvoimakeskus",
  address: "Jääkärinkatu 16, 50100 MIKKELI",
  arrival: { fi: "Aula, 1. kerros.", sv: "Aulan, 1 vån.", en: "Lobby, first floor." },
  validFrom: "2026-01-01",
  validTo: null,
  opening: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: "7.00", to: "20.00" })),
  closed: [],
  rooms: ["Huone 1", "Huone 2", "Huone 3", "Huone 4"].map((name) => ({
    name,
    accessible: true,
    hearingLoop: true,
    quiet: true,
  })),
} as const;

/** Hours of a day at which visits of the tests begin; the first lies outside office hours (T-A11.6a). */
const hours = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18] as const;

const slotAt = (room: RoomId, day: CalendarDate, hour: number) => ({
  office: "mikkeli",
  room,
  day,
  start: clockTimeOf(hour * 60),
});

/** Employs whom it takes and opens a room for listening. To be called before the archive has a second administrator. */
export async function visitDay(office: Office, today: CalendarDate): Promise<VisitDay> {
  const people = {} as Record<keyof typeof staff, AtWork>;
  for (const [who, employment] of Object.entries(staff))
    people[who as keyof typeof staff] = await office.worker(employment);
  const kept: OfficeView = await office.administrator.use(keepOffice, {
    params: { office: "mikkeli" },
    body: mikkeli as never,
  });
  const rooms = kept.rooms.map(({ id }) => id);
  const [room] = rooms;
  if (room === undefined) throw new Error("the office has no room");
  let count = 0;
  return {
    people,
    room,
    decided: (contacts, customer) => decidedRequest(people, { contacts, customer, today }),
    booked: async (matter) => {
      const hour = hours[count % hours.length];
      const of = rooms[Math.floor(count / hours.length)];
      if (hour === undefined || of === undefined) throw new Error("the day has no time left");
      count += 1;
      const slot = slotAt(of, today, hour);
      const other = addDays(today, count);
      const slots = [slot, slotAt(of, other, 7), slotAt(of, other, 12)];
      const { browser } = people.clerk;
      const { id } = await browser.use(offerVisit, {
        body: { case: matter, slots, interpreter: "none", aids: [], language: "fi", modes: ["transcript"] },
      });
      await browser.use(confirmVisit, { params: { visit: id }, body: { slot, proposed: false } });
      return id;
    },
    terminalToken: async (name = "Pääte M2") =>
      (await office.administrator.use(enrolTerminal, { body: { office: "mikkeli", room, name } })).token,
  };
}
