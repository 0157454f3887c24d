import { openCase, publishForm } from "@tallenne/contracts";
import { addDays, type CalendarDate, type ContactId, type PersonId } from "@tallenne/domain";
import type { WorkShown } from "@tallenne/runtime";
import {
  type AtWork,
  decidedRequest,
  type Employment,
  enrolRecorder,
  located,
  type Office,
  registeredRequest,
} from "@tallenne/testkit";
import { type Delivered, deliverStories, type Moment } from "./deliver-stories.ts";
import { evaluatedCall } from "./evaluated-call.ts";
import { holdForComplaint } from "./hold-call.ts";
import { drawnProject } from "./drawn-project.ts";
import { bookToday, type ListeningOffice, openListeningOffice } from "./listening-office.ts";
import { calls } from "./stories/calls.ts";
import { everydayCalls, everydayWritten } from "./stories/everyday.ts";
import { callForm } from "./stories/evaluation-form.ts";
import { type Paper, papers } from "./stories/paper.ts";
import { administratorCard, colleagues, preparers, staff } from "./stories/staff.ts";
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

/** Contacts that somebody works on before the demonstration opens: they go first. */
const workedOn: ReadonlySet<string> = new Set([
  "C8",
  "C5",
  ...Object.values<Paper>(papers).flatMap(({ call, alike = [] }) => [call, ...alike]),
]);

/**
 * Fills an empty archive through its own doors: people and rights, recorders, contacts of four channels, a coaching session, a drawn sample, an evaluation, a complaint with a held call,
 * requests on paper, a visit of today.
 */
export async function fillArchive(
  office: Office,
  at: Moment & { readonly address: () => string },
  shown: WorkShown,
): Promise<Filled> {
  shown.begin("People and their rights");
  const { administrator } = office;
  const [cards, , people, listening, recorder] = await Promise.all([
    employed(staff, async (employment) => (await office.newcomer(employment)).person),
    employed(colleagues, (employment) => office.employ(employment)),
    employed(preparers, (employment) => office.worker(employment)),
    openListeningOffice(administrator, at),
    enrolRecorder(administrator, at.address, { name: "vaihde-1" }),
  ]);
  const stories = [...calls, ...written, ...everydayCalls, ...everydayWritten];
  // What is worked on goes first; the rest comes in beside that work.
  const deliver = deliverStories({ recorder, at, shown, total: stories.length });
  const first = await deliver(stories.filter(({ id }) => workedOn.has(id)));
  const rest = deliver(stories.filter(({ id }) => !workedOn.has(id)));
  const [complaint, others] = await Promise.all([
    holdForComplaint(
      { handler: people.complaints, approver: people.lead, members: [cards.ch] },
      { contact: kept(first, "C5"), today: at.today },
    ),
    rest.then(async (delivered) => {
      // Drawn once everything is there to be drawn from.
      const { trainer } = people;
      const { id: form } = await trainer.browser.use(publishForm, { body: callForm });
      await drawnProject(trainer, { members: [cards.qa], form, today: at.today });
      await evaluatedCall(trainer, { form, today: at.today });
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

function kept(contacts: Delivered, story: string): ContactId {
  const contact = contacts.get(story);
  if (contact === undefined) throw new TypeError(`${story} was not kept`);
  return contact;
}
