import {
  announcementOf,
  type Archive,
  customers,
  enrolRecorder,
  type Office,
  officeOf,
  type VisitDay,
  visitDay,
  wav,
} from "@tallenne/testkit";
import type { ContactId, PersonId } from "@tallenne/domain";
import type { Browser } from "playwright-core";
import { openEmptyStage, today } from "./stage.ts";
import { signIfAsked, visit, type Visitor } from "./visitor.ts";

/** The product with the people of a request and its visit at their desks, and a Chromium in front of it. */
export interface Desk {
  readonly archive: Archive;
  readonly office: Office;
  readonly day: VisitDay;
  readonly chromium: Browser;
  /** A call of the customer of so many seconds, begun so many days ago. */
  recorded(call: {
    readonly externalId: string;
    readonly days: number;
    readonly seconds: number;
  }): Promise<ContactId>;
  /** Somebody comes to a window of their own, by a one-click link. */
  arrive(person: PersonId): Promise<Visitor>;
  close(): Promise<void>;
}

/** Starts the product on an empty folder; its contacts are told one by one. */
export async function openDesk(): Promise<Desk> {
  const { archive, chromium, address, close } = await openEmptyStage({ demo: true });
  const office = await officeOf(archive, today);
  const recorder = await enrolRecorder(office.administrator, () => archive.address);
  const day = await visitDay(office, today);
  return {
    archive,
    office,
    day,
    chromium,
    async recorded({ externalId, days, seconds }) {
      const startedAt = archive.now() - days * 86_400_000;
      const story = { externalId, startedAt, seconds, customer: customers.aino };
      const sound = wav({ seconds, tones: [220, 330] });
      const { contact } = await recorder.deliver(announcementOf(story, archive.now()), sound);
      if (contact === null) throw new Error("nothing was kept");
      return contact;
    },
    async arrive(person) {
      const visitor = await visit({ chromium, address });
      await visitor.page.goto(`${address}/sign-in#token=${await office.link(person)}`);
      await visitor.page.locator(".person-button").waitFor();
      await signIfAsked(visitor.page);
      return visitor;
    },
    close,
  };
}
