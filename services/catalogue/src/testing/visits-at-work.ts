import {
  type LiveVisitEvent,
  type OfficeView,
  recordVisitEvents,
  type SlotView,
  visitFacts,
  type VisitRecordView,
  type VisitView,
} from "@tallenne/contracts";
import { type CaseId, type ContactId, instant, type RoomId, type VisitId } from "@tallenne/domain";
import type { CatalogueArchive } from "./catalogue-archive.ts";
import { standingOf, testId } from "./invented.ts";
import { caseFiles, clerk, granted, requestsAtWork } from "./requests-at-work.ts";

export const supervisor = standingOf("os", { person: testId("person", 30), unit: "palvelupiste" });
export const otherOffice = standingOf("os", { person: testId("person", 31), office: "pori" });
const administrator = standingOf("aa", { person: testId("person", 32), unit: "hallinto" });

/** An office that is open on weekdays, also early and late. */
export const mikkeli = (more: object = {}) => ({
  names: { fi: "Mikkeli", sv: "S:t Michel", en: "Mikkeli office" },
  kind: "elinvoimakeskus",
  address: "Jääkärinkatu 16, 50100 MIKKELI",
  arrival: { fi: "Aula, 1. kerros.", sv: "Aulan, 1 vån.", en: "Lobby, first floor." },
  validFrom: "2026-01-01",
  validTo: null,
  opening: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "8.00", to: "18.00" })),
  closed: ["2026-11-30"],
  rooms: [
    { name: "Huone 2", accessible: true, hearingLoop: true, quiet: true },
    { name: "Huone 3", accessible: true, hearingLoop: false, quiet: false },
  ],
  ...more,
});

/** Somebody's answer, whatever it was. */
export interface Told<B> {
  readonly status: number;
  readonly body: B & {
    readonly slug?: string;
    readonly facts?: object;
    readonly findings?: readonly object[];
  };
}

/** What desk and room do in a test, one short name each. */
export function visitsAtWork(archive: CatalogueArchive) {
  const requests = requestsAtWork(archive);
  let number = 0;
  const post = async <B>(by: typeof clerk, path: string, body: object = {}): Promise<Told<B>> =>
    (await archive.as(by, { post: path, body })) as unknown as Told<B>;
  const desk = {
    keepOffice: async (id: string, body: object, by = administrator) =>
      (await archive.as(by, { put: `/v1/offices/${id}`, body })) as unknown as Told<OfficeView>,
    /** Rooms of Mikkeli. */
    rooms: async (): Promise<readonly [RoomId, RoomId]> => {
      const { rooms } = (await desk.keepOffice("mikkeli", mikkeli())).body;
      return rooms.map(({ id }) => id) as unknown as readonly [RoomId, RoomId];
    },
    /** A request that is decided: the contacts are granted. */
    decided: async (contacts: readonly ContactId[]): Promise<CaseId> => {
      await archive.publish(caseFiles, 1);
      const id = await requests.untilDecision(contacts);
      await requests.decide(id, { items: contacts.map(granted), instead: [] });
      return id;
    },
    undecided: async (contacts: readonly ContactId[]): Promise<CaseId> => {
      await archive.publish(caseFiles, 1);
      return requests.untilDecision(contacts);
    },
    offer: (matter: CaseId, slots: readonly SlotView[], more: object = {}, by = clerk) =>
      post<VisitView>(by, "/v1/visits", {
        case: matter,
        slots,
        interpreter: "none",
        aids: [],
        language: "fi",
        modes: [],
        ...more,
      }),
    confirm: (visit: VisitId, slot: SlotView, more: object = {}, by = clerk) =>
      post<VisitView>(by, `/v1/visits/${visit}/confirmation`, { slot, proposed: false, ...more }),
    note: (visit: VisitId, event: string, more: object = {}, by = clerk) =>
      post<VisitView>(by, `/v1/visits/${visit}/notes`, { event, ...more }),
    read: async (visit: VisitId, by = clerk) =>
      (await archive.as(by, { get: `/v1/visits/${visit}` })) as unknown as Told<{
        visit: VisitView;
        events: readonly { event: string; by: string | null }[];
      }>,
    list: async (query: string, by = clerk) =>
      (await archive.as(by, { get: `/v1/visits?${query}` })) as unknown as Told<{ rows: VisitView[] }>,
    week: async (room: RoomId, more = "", by = clerk) =>
      (await archive.as(by, {
        get: `/v1/offices/mikkeli/rooms/${room}/weeks/2026-11-24${more}`,
      })) as unknown as Told<{ days: { day: string; times: { start: string; state: string }[] }[] }>,
    record: async (visit: VisitId, by = supervisor) =>
      (await archive.as(by, { get: `/v1/visits/${visit}/record` })) as unknown as Told<VisitRecordView>,
    makeRecord: (visit: VisitId, by = supervisor) => post<VisitRecordView>(by, `/v1/visits/${visit}/record`),
    sign: (visit: VisitId, by = supervisor) =>
      post<VisitRecordView>(by, `/v1/visits/${visit}/record/signature`, { signature: "signed" }),
    facts: async (visit: VisitId) =>
      (await archive.peers["reading-room"].call(visitFacts, { body: { visit } })).visit,
    /** Tells the catalogue what happened in the room, numbered on. */
    happened: (visit: VisitId, events: readonly LiveVisitEvent[]) =>
      archive.peers["reading-room"].call(recordVisitEvents, { body: { visit, events: [...events] } }),
    /** An event of the room. */
    event: (event: LiveVisitEvent["event"], more: Partial<LiveVisitEvent> = {}): LiveVisitEvent => {
      number += 1;
      return {
        id: testId("event", number),
        number,
        event,
        actor: "supervisor",
        by: supervisor.person,
        at: instant(`2026-11-26T08:${String(number % 60).padStart(2, "0")}:00.000Z`),
        facts: {},
        words: null,
        ...more,
      };
    },
  };
  return desk;
}
