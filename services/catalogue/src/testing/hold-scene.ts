import { afterEach, beforeEach, jest } from "@jest/globals";
import { type CaseView, type HeldView, keepingFacts } from "@tallenne/contracts";
import { calendarDate } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until as waitFor } from "./catalogue-archive.ts";
import { colleague, contactOf, standingOf, testId } from "./invented.ts";

export const day = calendarDate("2026-05-25");
export const call = contactOf({ number: 1, day, agent: colleague });
/** Month five. */
export const today = calendarDate("2026-10-25");
export const ceiling = calendarDate("2027-05-25");
export const handler = standingOf("ch", { person: testId("person", 9), unit: "reklamaatiot" });
export const lead = standingOf("tl", { person: testId("person", 7) });
export const trainer = standingOf("qa", { person: testId("person", 11) });
export const officer = standingOf("dp", { person: testId("person", 12), unit: "tietosuoja" });

/** Somebody who asks. */
export type Person = typeof handler;

/** A call in month five of its life, in a catalogue of its own for each test, and the acts of those who hold it. */
export function holdScene() {
  // Real sockets and real files: a busy machine may take its time.
  jest.setTimeout(120_000);
  let archive: CatalogueArchive;
  beforeEach(async () => {
    archive = await catalogueArchive(day);
    await archive.keep(call);
    archive.calendar.set(today);
  });
  afterEach(() => archive.close());

  const holds = `/v1/contacts/${call.id}/holds`;
  const post = (by: Person, path: string, body: object = {}) => archive.as(by, { post: path, body });
  const opened = async (by: Person, kind: string, contact?: string): Promise<CaseView> => {
    const matter = (await post(by, "/v1/cases", { kind, members: [] })).body as unknown as CaseView;
    if (contact !== undefined)
      await post(by, `/v1/cases/${matter.id}/contacts`, { contact, evidence: ["number", "time"] });
    return matter;
  };
  const complaint = () => opened(handler, "complaint", call.id);
  const ask = (matter: CaseView, more: object = {}, by = handler, contact: string = call.id) =>
    post(by, `/v1/contacts/${contact}/holds`, {
      case: matter.id,
      reason: "evidence",
      until: ceiling,
      ...more,
    });
  const asked = async (matter: CaseView, more: object = {}) =>
    (await ask(matter, more)).body as unknown as HeldView;
  const approve = (held: HeldView, by: Person = lead) => post(by, `${holds}/${held.hold.id}/approval`);
  const inForce = async (): Promise<{ matter: CaseView; held: HeldView }> => {
    const matter = await complaint();
    const held = await asked(matter);
    return { matter, held: (await approve(held)).body as unknown as HeldView };
  };
  const release = (held: HeldView, by: Person = handler) => post(by, `${holds}/${held.hold.id}/release`);
  const read = (by: Person, matter?: CaseView) =>
    archive.as(by, {
      get: `/v1/contacts/${call.id}?purpose=${matter?.purpose ?? "p0"}${matter === undefined ? "" : `&case=${matter.id}`}`,
    });
  const told = async (action: string) => {
    await waitFor(() => archive.entries.some((entry) => entry.action === action));
    return archive.entries.filter((entry) => entry.action === action);
  };
  const keptUntil = async () =>
    (await archive.peers.steward.call(keepingFacts, { body: { contacts: [call.id] } })).contacts[0]
      ?.keptUntil;

  return {
    archive: () => archive,
    holds,
    post,
    opened,
    complaint,
    ask,
    asked,
    approve,
    inForce,
    release,
    read,
    told,
    keptUntil,
  };
}
