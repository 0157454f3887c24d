import { type Finding, officeView, type OfficeView, refuse } from "@tallenne/contracts";
import { type CalendarDate, isOfficeOpen, minuteOf, type RoomId, startTimes } from "@tallenne/domain";
import { type Collection, type Documents, keepsNothingPersonal } from "@tallenne/store";

/** A listening point: an office with rooms, when it may be used, how one gets there (A11.6). */
export type Office = OfficeView;
export type Offices = Collection<Office>;

const officesKept = keepsNothingPersonal<Office>(
  "catalogue.offices",
  "offices, rooms and opening hours: public reference data",
  { small: true, parse: (value) => officeView.parse(value) },
);

/** Opens the offices. */
export function openOffices(documents: Documents): Promise<Offices> {
  return documents.open(officesKept);
}

/** Every office, by code. */
export async function allOffices(offices: Offices): Promise<readonly Office[]> {
  const all: Office[] = [];
  for await (const office of offices.each()) all.push(office);
  return all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The room of an office, with the office. Throws Problem `unknown` where there is none. */
export async function roomOf(
  offices: Offices,
  asked: { readonly office: string; readonly room: RoomId },
): Promise<Office> {
  const office = await offices.get(asked.office);
  if (office?.rooms.every(({ id }) => id !== asked.room) ?? true) throw refuse("unknown");
  return office as Office;
}

/** Whether a visit of so many minutes may begin at a time of a day there. */
export function begins(office: Office, at: { day: CalendarDate; start: string; minutes: number }): boolean {
  return startTimes(office, at.day, at.minutes).some((time) => time === at.start);
}

/** Whether the office exists and is open on a day. */
export function isUsable(office: Office, day: CalendarDate): boolean {
  return isOfficeOpen(office, day);
}

/** What is wrong with an office as typed. Throws Problem `bad-input` with all of it. */
export function requireSoundOffice(
  office: Pick<Office, "validFrom" | "validTo" | "opening"> & { readonly rooms: readonly { name: string }[] },
): void {
  const findings: Finding[] = [];
  if (office.validTo !== null && office.validTo < office.validFrom)
    findings.push({ pointer: "/validTo", code: "out-of-bounds", detail: `from ${office.validFrom} on` });
  for (const [at, { from, to }] of office.opening.entries())
    if (minuteOf(to) <= minuteOf(from))
      findings.push({ pointer: `/opening/${at}/to`, code: "out-of-bounds", detail: `after ${from}` });
  const names = office.rooms.map(({ name }) => name.trim().toLowerCase());
  for (const [at, name] of names.entries())
    if (names.indexOf(name) < at)
      findings.push({ pointer: `/rooms/${at}/name`, code: "taken", detail: "another room has this name" });
  if (findings.length > 0) throw refuse("bad-input", { findings });
}
