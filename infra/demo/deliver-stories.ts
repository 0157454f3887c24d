import type { Announced, Announcement } from "@tallenne/contracts";
import { addDays, type CalendarDate, type ContactId, startOfHelsinkiDay } from "@tallenne/domain";
import type { WorkShown } from "@tallenne/runtime";
import { announcementOf, chatLog, contactRequest, mailFile, type Recorder } from "@tallenne/testkit";
import { firstStillKept } from "./stories/last-day.ts";
import { sampleRecording } from "./stories/recordings.ts";
import type { DemoStory } from "./stories/story.ts";
import { sampleTranscripts } from "./stories/transcripts.ts";

/** When the demonstration is told: the stories are counted from its today. */
export interface Moment {
  readonly now: number;
  readonly today: CalendarDate;
}

/** Contacts by their story. */
export type Delivered = ReadonlyMap<string, ContactId>;

const atOnce = 4;

/** Delivers stories, several at once; all that is delivered by it is counted together and shown. Answers the contacts of each call. */
export function deliverStories({
  recorder,
  at,
  shown,
  total,
}: {
  readonly recorder: Pick<Recorder, "announce" | "deliver" | "transcribe">;
  readonly at: Moment;
  readonly shown: WorkShown;
  /** Stories of all calls. */
  readonly total: number;
}) {
  let done = 0;
  return async (stories: readonly DemoStory[]): Promise<Delivered> => {
    if (done === 0)
      shown.begin("Contacts through the recorder's door; a complaint, requests, a visit", total);
    const contacts = new Map<string, ContactId>();
    const waiting = [...stories];
    const work = async (): Promise<void> => {
      for (let story = waiting.shift(); story !== undefined; story = waiting.shift()) {
        const contact = await deliver(recorder, story, at);
        if (contact !== null) contacts.set(story.id, contact);
        shown.done((done += 1));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return contacts;
  };
}

/** Sends one story as its recorder would; answers the contact, or null where the archive keeps none. */
async function deliver(
  recorder: Pick<Recorder, "announce" | "deliver" | "transcribe">,
  story: DemoStory,
  { now, today }: Moment,
): Promise<ContactId | null> {
  const date = story.ago === "last-day" ? firstStillKept(today) : addDays(today, -story.ago);
  const [hour = 0, minute = 0] = story.at.split(".").map(Number);
  const startedAt = startOfHelsinkiDay(date) + (hour * 60 + minute) * 60_000;
  const { bytes, ...content } = contentOf(story, startedAt);
  const announcement = announcementOf(
    {
      externalId: `demo-${story.id}`,
      startedAt,
      ...content,
      language: story.language,
      ...(story.line === undefined ? {} : { line: story.line }),
      ...(story.agent === undefined ? {} : { agent: story.agent }),
      ...(story.customer === undefined ? {} : { customer: story.customer }),
    },
    now,
  );
  if (story.fate === undefined) {
    const kept = await recorder.deliver(announcement, bytes);
    await transcribe(recorder, kept, story);
    return kept.contact;
  }
  const { status } = await recorder.announce(announcement);
  const expected = story.fate === "refused" ? 422 : 202;
  if (status !== expected)
    throw new Error(`${story.id} was expected to be ${story.fate}, and was answered ${status}`);
  return null;
}

/** Sends what is said in a recording, as a transcriber does once the recording is kept. */
async function transcribe(
  recorder: Pick<Recorder, "transcribe">,
  kept: Announced,
  { id, content }: DemoStory,
): Promise<void> {
  if (!("recording" in content)) return;
  for (const transcript of sampleTranscripts(content.recording, content.hold)) {
    const { status } = await recorder.transcribe(kept, transcript);
    if (status >= 300) throw new Error(`the transcript of ${id} was answered ${status}`);
  }
}

interface Content {
  readonly channel: Announcement["channel"];
  readonly bytes: Buffer;
  readonly seconds: number;
  readonly marks?: NonNullable<Announcement["marks"]>;
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
