import {
  advanceRequest,
  checkReview,
  confirmCandidate,
  confirmVisit,
  decideRequest,
  enrolTerminal,
  keepOffice,
  matchRequest,
  offerVisit,
  type OfficeView,
  readRequest,
  registerRequest,
  type RequestView,
  reviewRequest,
  takeRequest,
} from "@tallenne/contracts";
import type { CalendarDate, CaseId, ContactId, RoomId, VisitId } from "@tallenne/domain";
import { clockTimeOf, minuteOf } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import type { Browser } from "../ask/browser.ts";
import type { Customer } from "../people/customers.ts";
import type { Employee, Employment, Office } from "../people/office.ts";

/** Somebody at work, in a browser of their own. */
export type AtWork = Employee & { readonly browser: Browser };

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
  rooms: [{ name: "Huone 2", accessible: true, hearingLoop: true, quiet: true }],
} as const;

/** Times of a day at which visits of the tests begin; the first lies outside office hours (T-A11.6a). */
const starts = [
  "7.00",
  "8.00",
  "9.00",
  "10.00",
  "11.00",
  "12.00",
  "13.00",
  "14.00",
  "15.00",
  "16.00",
  "17.00",
  "18.00",
];

/** Employs whom it takes and opens a room for listening. To be called before the archive has a second administrator. */
export async function visitDay(office: Office, today: CalendarDate): Promise<VisitDay> {
  const people = {} as Record<keyof typeof staff, AtWork>;
  for (const [who, employment] of Object.entries(staff))
    people[who as keyof typeof staff] = await office.worker(employment);
  const kept: OfficeView = await office.administrator.use(keepOffice, {
    params: { office: "mikkeli" },
    body: mikkeli as never,
  });
  const room = kept.rooms[0]?.id as RoomId;
  const free = [...starts];
  return {
    people,
    room,
    decided: (contacts, customer) => decided(people, { contacts, customer, today }),
    booked: async (matter) => {
      const times = free.splice(0, 3);
      const slots = times.map((start) => ({
        office: "mikkeli",
        room,
        day: today,
        start: clockTimeOf(minuteOf(start)),
      }));
      const { browser } = people.clerk;
      const { id } = await browser.use(offerVisit, {
        body: { case: matter, slots, interpreter: "none", aids: [], language: "fi", modes: ["transcript"] },
      });
      const [slot] = slots;
      if (slot === undefined) throw new Error("the day has no time left");
      await browser.use(confirmVisit, { params: { visit: id }, body: { slot, proposed: false } });
      return id;
    },
    terminalToken: async (name = "Pääte M2") =>
      (await office.administrator.use(enrolTerminal, { body: { office: "mikkeli", room, name } })).token,
  };
}

/** From the paper to the decision: every step by the person whose step it is. */
async function decided(
  { clerk, handler, checker, decider }: Readonly<Record<keyof typeof staff, AtWork>>,
  asked: {
    readonly contacts: readonly ContactId[];
    readonly customer: Customer;
    readonly today: CalendarDate;
  },
): Promise<CaseId> {
  const { contacts, customer, today } = asked;
  const { id } = await clerk.browser.use(registerRequest, {
    body: {
      arrivedOn: today,
      channel: "paper",
      signature: "handwritten",
      tracks: ["gdpr-15"],
      register: "unknown",
      language: "fi",
      fields: {
        requester: { name: customer.name },
        details: [{ kind: "phone", value: customer.phone }],
        times: [],
        aids: [],
      },
    },
  });
  const params = { case: id };
  const step = (event: "check" | "locate") => clerk.browser.use(advanceRequest, { params, body: { event } });
  const matching = (event: "match" | "confirm-match" | "review") =>
    handler.browser.use(matchRequest, { params, body: { event } });
  await located(clerk.browser, id, contacts);
  await step("check");
  await step("locate");
  await handler.browser.use(takeRequest, { params });
  await matching("match");
  for (const contact of contacts)
    await handler.browser.use(confirmCandidate, {
      params: { case: id, contact },
      body: { evidence: ["number", "speaker"] },
    });
  await matching("confirm-match");
  await matching("review");
  await handler.browser.use(reviewRequest, { params, body: { reasons: [] } });
  await checker.browser.use(checkReview, { params, body: { agrees: true } });
  await decider.browser.use(decideRequest, {
    params,
    body: {
      items: contacts.map((contact) => ({
        contact,
        outcome: "granted" as const,
        grounds: [],
        given: ["visit" as const, "transcript" as const],
      })),
      instead: [],
    },
  });
  return id;
}

/** Waits until the reading-room has found what it must by the requester's own number. */
async function located(clerk: Browser, id: CaseId, contacts: readonly ContactId[]): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const request: RequestView = await clerk.use(readRequest, { params: { case: id } });
    const isFound = contacts.every((one) => request.candidates.some(({ contact }) => contact === one));
    if (request.located !== null && isFound) return;
    await pause(systemClock, 100);
  }
  throw new Error("nobody looked for candidates");
}
