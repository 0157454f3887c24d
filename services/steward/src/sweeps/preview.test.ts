import { expect, jest, test } from "@jest/globals";
import { dueContacts, entriesAbout, type LedgerEntry, type Operation } from "@tallenne/contracts";
import { addDays, calendarDate, type CalendarDate, firstPolicy } from "@tallenne/domain";
import type { Peers } from "@tallenne/wire";
import { testId } from "../testing/invented.ts";
import type { Rules } from "../rules/pinned-rules.ts";
import { previewDue } from "./preview.ts";

jest.setTimeout(60_000);

const today = calendarDate("2026-11-24");
/** Calls of this day end on 23 November. */
const anchor = calendarDate("2026-05-23");
const perBucket = 500;

const of = (lastDay: CalendarDate) => ({ register: "calls", lastDay });

/** A catalogue and a ledger with forty buckets of five hundred calls, ten of them due, and how often they were asked. */
function crowd() {
  const asked: string[] = [];
  const lastDays = Array.from({ length: 40 }, (_, at) => addDays(today, at - 10));
  const idOf = (lastDay: CalendarDate, number: number) =>
    testId("contact", lastDays.indexOf(lastDay) * perBucket + number);
  const answers: Record<string, (body: never) => unknown> = {
    [dueContacts.id]: ({ day, bucket }: { day: CalendarDate; bucket?: string }) => {
      if (bucket === undefined)
        return {
          buckets: lastDays
            .filter((lastDay) => lastDay < day)
            .map((lastDay) => ({
              bucket: `calls/standard/${lastDay}`,
              bucketVersion: 1,
              count: perBucket,
              ...of(lastDay),
            })),
          members: [],
        };
      const lastDay = calendarDate(bucket.slice(-10));
      const members = Array.from({ length: perBucket }, (_, number) => ({
        id: idOf(lastDay, number),
        class: "standard",
        anchorDate: addDays(anchor, lastDays.indexOf(lastDay) - 9),
        parts: [],
        ...of(lastDay),
      }));
      return { buckets: [], members };
    },
    [entriesAbout.id]: ({ objects }: { objects: string[] }) => ({
      entries: objects.map((id): Partial<LedgerEntry> => ({
        action: "contact.ingested",
        date: today,
        objects: [id] as never,
        facts: { register: "calls", anchorDate: anchor },
      })),
    }),
  };
  const peers = {
    call: (operation: Operation, { body }: { body: never }) => {
      asked.push(operation.id);
      return Promise.resolve(answers[operation.id]?.(body));
    },
  } as unknown as Peers;
  const rules = { shown: () => Promise.resolve([firstPolicy]) } as unknown as Rules;
  return { asked, preview: previewDue({ peers, rules }) };
}

test("twenty thousand contacts are counted for the page in less than a second, and at most two thousand computed again", async () => {
  const { asked, preview } = crowd();
  const begun = process.cpuUsage();
  const shown = await preview(today);
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1000).toBeLessThan(1000);
  expect(shown.reduce((sum, { count, disputed }) => sum + count + disputed, 0)).toBe(20_000);
  expect(asked.filter((name) => name === "entriesAbout")).toHaveLength(4);
  // Of the due ones computed again, those whose day the ledger does not know as the catalogue states it are shown as disputed.
  expect(shown.slice(0, 4).map(({ disputed }) => disputed)).toEqual([500, 500, 500, 500]);
  expect(shown.slice(4).every(({ disputed }) => disputed === 0)).toBe(true);
});
