import { afterAll, beforeAll, jest } from "@jest/globals";
import {
  type Announced,
  type CaseView,
  issueTicket,
  linkContact,
  openCase,
  openSitting,
  type Standing,
} from "@tallenne/contracts";
import {
  type CalendarDate,
  calendarDate,
  type CaseId,
  type ContactId,
  type SittingId,
  startOfHelsinkiDay,
} from "@tallenne/domain";
import {
  announcementOf,
  type Archive,
  type Browser,
  enrolRecorder,
  type Office,
  officeOf,
  type Recorder,
  startArchive,
  type Story,
  type Told,
  wav,
} from "@tallenne/testkit";

/** The product with an office, a recorder, and people as they are asked for. */
export interface House {
  readonly archive: Archive;
  readonly office: Office;
  readonly recorder: Recorder;
  /** Somebody of a role, signed in, commitment signed; the same one each time. */
  worker(role: Standing["role"]): Promise<Browser>;
  /** Delivers a contact; the story's usual content is a recording of two seconds. */
  keep(
    story: Partial<Story> & { externalId: string },
    bytes?: Uint8Array,
  ): Promise<Announced & { contact: ContactId }>;
  /** A complaint of the handler's own to which the contacts are linked. */
  complaint(handler: Browser, ...contacts: readonly ContactId[]): Promise<CaseView>;
  close(): Promise<void>;
}

/** Day on which the house opens. */
export const today = calendarDate("2026-11-24");

/** Ten in the morning of a Helsinki day. */
export function morningOf(day: string): number {
  return startOfHelsinkiDay(calendarDate(day)) + 10 * 3_600_000;
}

/** The key by which the recorder names the adviser of the house. */
export const agentKey = "agent-204";

const names: Partial<Record<Standing["role"], readonly [name: string, signInName: string]>> = {
  ag: ["Sanna Ketovuori", "sanna.ketovuori"],
  tl: ["Petri Hallanoro", "petri.hallanoro"],
  ch: ["Leena Tervasuo", "leena.tervasuo"],
  dp: ["Katri Vuolukka", "katri.vuolukka"],
  au: ["Olli Rintakoski", "olli.rintakoski"],
  pt: ["Teppo Saarelma", "teppo.saarelma"],
};

async function openHouse(on: CalendarDate): Promise<House> {
  const archive = await startArchive({ today: on });
  try {
    return await furnish(archive, on);
  } catch (failure) {
    await archive.close();
    throw failure;
  }
}

async function furnish(archive: Archive, on: CalendarDate): Promise<House> {
  const office = await officeOf(archive, on);
  const recorder = await enrolRecorder(office.administrator, () => archive.address);
  const hired = new Map<Standing["role"], Promise<Browser>>();
  const hire = async (role: Standing["role"]): Promise<Browser> => {
    const [name, signInName] = names[role] ?? [`Veikko ${role}`, `veikko.${role}`];
    const agentKeys = role === "ag" ? [agentKey] : [];
    const { browser } = await office.worker({ name, signInName, agentKeys, rights: [{ role }] });
    return browser;
  };
  return {
    archive,
    office,
    recorder,
    worker(role) {
      const known = hired.get(role) ?? hire(role);
      hired.set(role, known);
      return known;
    },
    async keep(story, bytes = wav()) {
      const whole = { startedAt: archive.now() - 2 * 3_600_000, ...story };
      const kept = await recorder.deliver(announcementOf(whole, archive.now()), bytes);
      if (kept.contact === null) throw new Error(`kept without a contact: ${kept.state}`);
      return { ...kept, contact: kept.contact };
    },
    async complaint(handler, ...contacts) {
      let matter = await handler.use(openCase, { body: { kind: "complaint", members: [] } });
      for (const contact of contacts)
        matter = await handler.use(linkContact, {
          params: { case: matter.id },
          body: { contact, evidence: ["time", "speaker"] },
        });
      return matter;
    },
    close: () => archive.close(),
  };
}

/** What a person met who wanted to hear a contact: status and slug of the first refusal, or of the sound itself. */
export async function hear(
  person: Browser,
  asked: { readonly contact: ContactId; readonly purpose: "p0" | "p1" | "p2" | "p3"; readonly case?: CaseId },
): Promise<{
  readonly status: number;
  readonly slug?: string;
  readonly sound?: Told;
  /** The sitting in which it was heard. */
  readonly sitting?: SittingId;
  /** Asks again for the sound, from a byte on. */
  readonly again: (from?: number) => Promise<Told>;
}> {
  const body = {
    contacts: [asked.contact],
    purpose: asked.purpose,
    ...(asked.case === undefined ? {} : { case: asked.case }),
  };
  const opened = await person.call(openSitting, { body });
  if (opened.reply === undefined)
    return { status: opened.status, slug: opened.problem?.slug ?? "", again: never };
  const params = { sitting: opened.reply.sitting, contact: asked.contact };
  const ticket = await person.call(issueTicket, { params, body: { side: "both" } });
  if (ticket.reply === undefined)
    return { status: ticket.status, slug: ticket.problem?.slug ?? "", again: never };
  const { sound: path } = ticket.reply;
  const again = (from = 0) => person.ask(path, { headers: { range: `bytes=${from}-` } });
  const sound = await again();
  return { status: sound.status, sound, sitting: params.sitting, again };
}

function never(): Promise<Told> {
  return Promise.reject(new Error("there is no sound to ask for"));
}

/** A house for the tests of a file: opened before the first, closed after the last. Ask for it inside a test or hook. */
export function houseForTests(on: CalendarDate = today): () => House {
  // The product runs in a process of its own, and the machine may be busy with other suites.
  jest.setTimeout(60_000);
  let house: House | undefined;
  beforeAll(async () => void (house = await openHouse(on)));
  afterAll(() => house?.close());
  return () => {
    if (house === undefined) throw new Error("the house is not open");
    return house;
  };
}
