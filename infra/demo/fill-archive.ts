import { type Announcement, openCase } from "@tallenne/contracts";
import {
  addDays,
  type CalendarDate,
  type ContactId,
  type PersonId,
  startOfHelsinkiDay,
} from "@tallenne/domain";
import {
  announcementOf,
  type AtWork,
  chatLog,
  contactRequest,
  decidedRequest,
  type Employment,
  enrolRecorder,
  located,
  mailFile,
  type Office,
  type Recorder,
  registeredRequest,
} from "@tallenne/testkit";
import { holdForComplaint } from "./hold-call.ts";
import { drawnProject } from "./drawn-project.ts";
import { bookToday, type ListeningOffice, openListeningOffice } from "./listening-office.ts";
import { firstStillKept } from "./stories/last-day.ts";
import { calls } from "./stories/calls.ts";
import { everydayCalls, everydayWritten } from "./stories/everyday.ts";
import { type Paper, papers } from "./stories/paper.ts";
import { sampleRecording } from "./stories/recordings.ts";
import { administratorCard, colleagues, preparers, staff } from "./stories/staff.ts";
import type { DemoStory } from "./stories/story.ts";
import { written } from "./stories/written.ts";

/** What the demonstration is filled with, and for whom there are cards. */
export interface Filled {
  readonly cards: Readonly<Record<string, PersonId>>;
  readonly contacts: number;
  /** Short number of the complaint that waits. */
  readonly complaint: string;
  /** Where the listening terminal stands, and when the visit of today is. */
  readonly listening: ListeningOffice;
}

/** When the demonstration is told: the stories are counted from its today. */
interface Moment {
  readonly now: number;
  readonly today: CalendarDate;
}

const atOnce = 4;
/** Contacts that somebody works on before the demonstration opens: they go first. */
const workedOn: ReadonlySet<string> = new Set([
  "C8",
  "C5",
  ...Object.values<Paper>(papers).flatMap(({ call, alike = [] }) => [call, ...alike]),
]);

/**
 * Fills an empty archive through its own doors: people and rights, recorders, contacts of four channels, a coaching session, a drawn sample, a complaint with a held call,
 * requests on paper, a visit of today. `say` is told what is happening.
 */
export async function fillArchive(
  office: Office,
  at: Moment & { readonly address: () => string },
  say: (words: string) => void,
): Promise<Filled> {
  say("People and their rights…");
  const { administrator } = office;
  const [cards, , people, listening, recorder] = await Promise.all([
    employed(staff, async (employment) => (await office.newcomer(employment)).person),
    employed(colleagues, (employment) => office.employ(employment)),
    employed(preparers, (employment) => office.worker(employment)),
    openListeningOffice(administrator, at),
    enrolRecorder(administrator, at.address, { name: "vaihde-1" }),
  ]);
  const stories = [...calls, ...written, ...everydayCalls, ...everydayWritten];
  say(`${stories.length} contacts through the recorder's door…`);
  const first = await deliverAll(
    recorder,
    stories.filter(({ id }) => workedOn.has(id)),
    at,
  );
  const rest = deliverAll(
    recorder,
    stories.filter(({ id }) => !workedOn.has(id)),
    at,
  );
  say("A coaching session, a drawn sample, a complaint with a held call, requests and a visit…");
  const [complaint, others] = await Promise.all([
    holdForComplaint(
      { handler: people.complaints, approver: people.lead, members: [cards.ch] },
      { contact: kept(first, "C5"), today: at.today },
    ),
    rest.then(async (delivered) => {
      // Drawn once everything is there to be drawn from.
      await drawnProject(people.trainer, { members: [cards.qa], today: at.today });
      return delivered;
    }),
    people.lead.browser.use(openCase, {
      body: { kind: "training", contact: kept(first, "C8"), members: [cards.ag] },
    }),
    workOnPapers(people, { first, listening, today: at.today }),
  ]);
  const last = (await office.newcomer(administratorCard)).person;
  return { cards: { ...cards, aa: last }, contacts: first.size + others.size, complaint, listening };
}

/** Employs people side by side. */
async function employed<K extends string, T>(
  all: Readonly<Record<K, Employment>>,
  employ: (employment: Employment) => Promise<T>,
): Promise<Record<K, T>> {
  const made = await Promise.all(
    Object.entries<Employment>(all).map(
      async ([key, employment]) => [key, await employ(employment)] as const,
    ),
  );
  return Object.fromEntries(made) as Record<K, T>;
}

/** Requests on paper: one heard today, one granted that waits for times, one that came today and has its candidates. */
async function workOnPapers(
  people: Readonly<Record<keyof typeof preparers, AtWork>>,
  {
    first,
    listening,
    today,
  }: { readonly first: Delivered; readonly listening: ListeningOffice; readonly today: CalendarDate },
): Promise<void> {
  const { clerk, complaints: handler, checker, decider } = people;
  const askedBy = ({ customer, language, call, alike = [] }: Paper) => {
    const ago = calls.find(({ id }) => id === call)?.ago;
    if (typeof ago !== "number") throw new TypeError(`${call} has no day of its own`);
    const times = [{ from: addDays(today, -ago - 3), to: addDays(today, -ago + 3) }];
    return {
      customer,
      language,
      today,
      times,
      contacts: [call, ...alike].map((story) => kept(first, story)),
    };
  };
  const decide = (paper: Paper) => decidedRequest({ clerk, handler, checker, decider }, askedBy(paper));
  const comeToday = async () => {
    const asked = askedBy(papers.fresh);
    await located(clerk.browser, await registeredRequest(clerk.browser, asked), asked.contacts);
  };
  const bookedToday = async () => bookToday(clerk.browser, listening, await decide(papers.today));
  await Promise.all([bookedToday(), decide(papers.granted), comeToday()]);
}

type Delivered = ReadonlyMap<string, ContactId>;

function kept(contacts: Delivered, story: string): ContactId {
  const contact = contacts.get(story);
  if (contact === undefined) throw new TypeError(`${story} was not kept`);
  return contact;
}

async function deliverAll(recorder: Recorder, stories: readonly DemoStory[], at: Moment): Promise<Delivered> {
  const contacts = new Map<string, ContactId>();
  const waiting = [...stories];
  const work = async (): Promise<void> => {
    for (let story = waiting.shift(); story !== undefined; story = waiting.shift()) {
      const contact = await deliver(recorder, story, at);
      if (contact !== null) contacts.set(story.id, contact);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return contacts;
}

/** Sends one story as its recorder would; answers the contact, or null where the archive keeps none. */
async function deliver(
  recorder: Recorder,
  story: DemoStory,
  { now, today }: Moment,
): Promise<ContactId | null> {
  const date = story.ago === "last-day" ? firstStillKept(today) : addDays(today, -story.ago);
  const [hour = 0, minute = 0] = story.at.split(".").map(Number);
  const startedAt = startOfHelsinkiDay(date) + (hour * 60 + minute) * 60_000;
  const { bytes, seconds, channel } = contentOf(story, startedAt);
  const announcement = announcementOf(
    {
      externalId: `demo-${story.id}`,
      startedAt,
      seconds,
      channel,
      language: story.language,
      ...(story.line === undefined ? {} : { line: story.line }),
      ...(story.agent === undefined ? {} : { agent: story.agent }),
      ...(story.customer === undefined ? {} : { customer: story.customer }),
    },
    now,
  );
  if (story.fate === undefined) return (await recorder.deliver(announcement, bytes)).contact;
  const { status } = await recorder.announce(announcement);
  const expected = story.fate === "refused" ? 422 : 202;
  if (status !== expected)
    throw new Error(`${story.id} was expected to be ${story.fate}, and was answered ${status}`);
  return null;
}

interface Content {
  readonly channel: Announcement["channel"];
  readonly bytes: Buffer;
  readonly seconds: number;
}

function contentOf({ content, customer }: DemoStory, startedAt: number): Content {
  if ("recording" in content) return { channel: "call", ...sampleRecording(content.recording, content.hold) };
  if ("chat" in content)
    return { channel: "chat", bytes: chatLog(startedAt, content.chat), seconds: content.chat.length * 20 };
  if ("form" in content) return { channel: "eform", bytes: contactRequest(content.form), seconds: 0 };
  const { attachment, ...mail } = content.mail;
  const bytes = mailFile({
    ...mail,
    from: customer?.email ?? "asiakas@example.fi",
    fromName: customer?.name ?? "Asiakas",
    at: startedAt,
    ...(attachment === undefined
      ? {}
      : { attachment: { name: attachment, mediaType: "application/pdf", bytes: smallPdf() } }),
  });
  return { channel: "email", bytes, seconds: 0 };
}

/** The smallest page a reader opens. */
function smallPdf(): Buffer {
  return Buffer.from(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    "latin1",
  );
}
