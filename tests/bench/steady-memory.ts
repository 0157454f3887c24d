import {
  closeCase,
  closeSitting,
  issueTicket,
  listContacts,
  openCase,
  openSitting,
} from "@tallenne/contracts";
import { announcementOf, wav } from "@tallenne/testkit";
import { addDays, calendarDate } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import { benchArchive } from "./bench-archive.ts";
import { residentOf } from "./resident.ts";
import { median } from "./statistics.ts";

/** What the memory of the archive's process did under load, megabytes. */
export interface Steadiness {
  /** Recordings taken in, each listened to, closed and listed. */
  readonly turns: number;
  /** Resident memory at the median of each tenth of the time. */
  readonly tenths: readonly number[];
  /** Last tenth less the sixth: by then everything has been done often and caches are full. */
  readonly growth: number;
}

/** Milliseconds between the beginnings of two turns: a busy office, far from what the machine can do. */
const turnMs = 150;
const dayMs = 86_400_000;
/** Turns after which somebody else listens. */
const turnsOfOne = 200;

/**
 * The archive at work for so long: recordings come in, one is opened in a case of its own, heard and closed, lists are read; ten times the calendar goes
 * on by a day, so that every tenth recording meets its last day and is destroyed. Growing contents are meant, growing memory is not.
 */
export async function steadyMemory(terms: {
  readonly seconds: number;
  readonly told?: (done: number, of: number) => void;
}): Promise<Steadiness> {
  const bench = await benchArchive();
  const { archive, office, recorder } = bench;
  try {
    let turns = 0;
    // Another person in turns: nobody may open contacts without end.
    const listener = async () =>
      (
        await office.worker({
          name: "Liisa Hakoniemi",
          signInName: `liisa.hakoniemi.${turns}`,
          unit: "unassigned",
          rights: [{ role: "tl", unit: "unassigned" }],
        })
      ).browser;
    const [pid = 0] = archive.programs.map((program) => program.pid);
    const sound = wav({ format: "alaw", seconds: 10 });
    const began = systemClock.monotonic();
    const length = terms.seconds * 1000;
    const tenths: number[][] = Array.from({ length: 10 }, () => []);
    let tenth = 0;
    let browser = await listener();
    for (;;) {
      const passed = systemClock.monotonic() - began;
      if (passed >= length) break;
      const now = Math.floor((passed / length) * 10);
      if (now > tenth) {
        tenth = now;
        await archive.setCalendar(addDays(calendarDate("2026-11-24"), tenth));
      }
      turns += 1;
      if (turns % turnsOfOne === 0) browser = await listener();
      // Six months ago less two days for every tenth one: its last day comes while this runs.
      const age = turns % 10 === 0 ? 182 * dayMs : 3_600_000;
      const startedAt = archive.now() - age - (turns % 3600) * 1000;
      const story = { externalId: `steady-${turns}`, startedAt, seconds: 10 };
      const { contact } = await recorder.deliver(announcementOf(story, archive.now()), sound);
      if (contact === null) throw new Error("a recording was not kept");
      const opened = await browser.use(openCase, { body: { kind: "training", contact, members: [] } });
      const body = { purpose: "p3" as const, case: opened.id, contacts: [contact] };
      const { sitting } = await browser.use(openSitting, { body });
      const ticket = await browser.use(issueTicket, { params: { sitting, contact }, body: { side: "both" } });
      for (const from of [0, 100_000]) {
        const heard = await browser.ask(ticket.sound, { headers: { range: `bytes=${from}-` } });
        if (heard.status !== 206) throw new Error(`a window was answered ${heard.status}`);
      }
      await browser.use(closeSitting, { params: { sitting } });
      await browser.use(closeCase, { params: { case: opened.id } });
      await browser.use(listContacts, { query: { purpose: "p0", scope: "team" } });
      tenths[tenth]?.push(residentOf(pid));
      terms.told?.(Math.min(passed, length) / 1000, terms.seconds);
      await pause(systemClock, Math.max(0, turns * turnMs - (systemClock.monotonic() - began)));
    }
    const medians = tenths.map((figures) => Math.round(median(figures)));
    return { turns, tenths: medians, growth: (medians[9] ?? Number.NaN) - (medians[5] ?? Number.NaN) };
  } finally {
    await bench.close();
  }
}
