import { type Announcement, openCase } from "@tallenne/contracts";
import { addDays, type CalendarDate, type PersonId, startOfHelsinkiDay } from "@tallenne/domain";
import {
  announcementOf,
  type Browser,
  chatLog,
  contactRequest,
  enrolRecorder,
  mailFile,
  type Office,
  type Recorder,
} from "@tallenne/testkit";
import { firstStillKept } from "./stories/last-day.ts";
import { calls } from "./stories/calls.ts";
import { everydayCalls, everydayWritten } from "./stories/everyday.ts";
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
}

const atOnce = 4;

/**
 * Fills an empty archive through its own doors: people and rights, recorders, contacts of four channels, a coaching session, a complaint. `say` is
 * told what is happening.
 */
export async function fillArchive(
  office: Office,
  at: { readonly address: () => string; readonly now: number; readonly today: CalendarDate },
  say: (words: string) => void,
): Promise<Filled> {
  say("People and their rights…");
  const cards: Record<string, PersonId> = {};
  for (const [role, employment] of Object.entries(staff))
    cards[role] = (await office.newcomer(employment)).person;
  for (const employment of Object.values(colleagues)) await office.employ(employment);
  const lead = await office.worker(preparers.lead);
  const complaints = await office.worker(preparers.complaints);
  const recorder = await enrolRecorder(office.administrator, at.address, { name: "vaihde-1" });
  const stories = [...calls, ...written, ...everydayCalls, ...everydayWritten];
  say(`${stories.length} contacts through the recorder's door…`);
  const contacts = await deliverAll(recorder, stories, at);
  say("A coaching session and a complaint…");
  await openCoaching(lead.browser, contacts.get("C8"), cards["ag"]);
  const complaint = await complaints.browser.use(openCase, {
    body: { kind: "complaint", members: cards["ch"] === undefined ? [] : [cards["ch"]] },
  });
  cards["aa"] = (await office.newcomer(administratorCard)).person;
  return { cards, contacts: contacts.size, complaint: complaint.number };
}

async function openCoaching(
  lead: Browser,
  contact: string | undefined,
  member: PersonId | undefined,
): Promise<void> {
  if (contact === undefined || member === undefined) throw new TypeError("the call for coaching is missing");
  await lead.use(openCase, {
    body: { kind: "training", contact: contact as never, members: [member] },
  });
}

async function deliverAll(
  recorder: Recorder,
  stories: readonly DemoStory[],
  at: { readonly now: number; readonly today: CalendarDate },
): Promise<ReadonlyMap<string, string>> {
  const contacts = new Map<string, string>();
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
  { now, today }: { readonly now: number; readonly today: CalendarDate },
): Promise<string | null> {
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
