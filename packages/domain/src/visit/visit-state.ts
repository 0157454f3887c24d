import type { Trilingual } from "../trilingual.ts";

/** `catalogue` books, cancels, keeps the record; `reading-room` runs what happens in the room (flows D24). */
export type VisitOwner = "catalogue" | "reading-room";

interface VisitStateFacts {
  /** The service that owns a visit in this state. */
  readonly owner: VisitOwner;
  readonly names: Trilingual;
}

/** Every state of a supervised listening visit (requests-and-visits §7.1), with the service that owns it and its words. Closed. */
export const visitStates = {
  offered: booked("aikoja tarjottu", "tider erbjudna", "times offered"),
  confirmed: booked("vahvistettu", "bekräftad", "confirmed"),
  reminded: booked("muistutettu", "påmind", "reminded"),
  rescheduled: booked("siirretty", "flyttad", "rescheduled"),
  "cancelled-by-citizen": booked("asiakas perui", "avbokad av kunden", "cancelled by the customer"),
  "cancelled-by-office": booked("toimipiste perui", "avbokad av kontoret", "cancelled by the office"),
  "no-show": booked("ei saapunut", "uteblev", "did not come"),
  "checked-in": live("saapunut", "anländ", "arrived"),
  "id-check": live("henkilöllisyys tarkistettavana", "identiteten kontrolleras", "identity being checked"),
  "id-ok": live("henkilöllisyys todettu", "identiteten styrkt", "identity proved"),
  "id-failed": live("henkilöllisyyttä ei todettu", "identiteten inte styrkt", "identity not proved"),
  "participants-cleared": live("läsnäolijat käyty läpi", "de närvarande klara", "companions cleared"),
  briefed: live("ohjeet käyty läpi", "reglerna genomgångna", "briefed"),
  ready: live("kuuntelu avattu", "lyssningen öppnad", "listening open"),
  playing: live("toistaa", "spelar", "playing"),
  paused: live("tauolla", "pausad", "paused"),
  suspended: live("keskeytynyt", "avbruten", "suspended"),
  abandoned: live("jäi kesken", "blev på hälft", "abandoned"),
  stopped: live("valvoja päätti", "avslutad av övervakaren", "stopped by the supervisor"),
  "walked-out": live("asiakas poistui", "kunden gick", "the customer left"),
  emergency: live("hätätilanne", "nödläge", "emergency"),
  heard: live("kuunneltu", "avlyssnad", "heard"),
  "follow-up": live("jatko kirjattu", "uppföljning antecknad", "follow-up noted"),
  recorded: booked("pöytäkirja laadittu", "protokollet upprättat", "record made"),
  "signed-off": booked("pöytäkirja allekirjoitettu", "protokollet undertecknat", "signed off"),
} as const satisfies Readonly<Record<string, VisitStateFacts>>;

/** State of a visit. */
export type VisitState = keyof typeof visitStates;

/** All states, in the order a visit passes them. */
export const visitStateCodes = Object.keys(visitStates) as [VisitState, ...VisitState[]];

/** States in which the citizen is in the room and the listening is not over. */
export const roomStates = [
  "checked-in",
  "id-check",
  "id-ok",
  "id-failed",
  "participants-cleared",
  "briefed",
  "ready",
  "playing",
  "paused",
  "suspended",
] as const satisfies readonly VisitState[];

/** States in which a session key lives: sound may be fetched, or may be again (INV-6, INV-7, INV-8). */
export const openStates = [
  "ready",
  "playing",
  "paused",
  "suspended",
] as const satisfies readonly VisitState[];

/** States in which the listening is over, however it ended; what is left is the record. */
export const listenedStates = [
  "heard",
  "follow-up",
  "stopped",
  "walked-out",
  "emergency",
  "abandoned",
] as const satisfies readonly VisitState[];

const withoutTime: readonly VisitState[] = [
  "offered",
  "rescheduled",
  "cancelled-by-citizen",
  "cancelled-by-office",
  "no-show",
];
const over: readonly VisitState[] = [
  ...listenedStates,
  "id-failed",
  "cancelled-by-citizen",
  "recorded",
  "signed-off",
];

/** Whether a visit in this state keeps its agreed time in the room from others. */
export function holdsTime(state: VisitState): boolean {
  return !withoutTime.includes(state);
}

/** Whether nothing more happens in the room in this visit: a further visit of the same request is another one, with an identity check of its own (T-D4). */
export function isVisitOver(state: VisitState): boolean {
  return over.includes(state);
}

function booked(fi: string, sv: string, en: string) {
  return { owner: "catalogue", names: { fi, sv, en } } as const;
}

function live(fi: string, sv: string, en: string) {
  return { owner: "reading-room", names: { fi, sv, en } } as const;
}
