import {
  approveHold,
  askHold,
  type CaseView,
  type HeldView,
  listEntries,
  openCase,
  runSweep,
} from "@tallenne/contracts";
import type { CalendarDate, ContactId } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import type { Browser } from "@tallenne/testkit";
import type { House } from "./house.ts";

/** A quality project of the trainer's own. */
export function project(trainer: Browser): Promise<CaseView> {
  return trainer.use(openCase, { body: { kind: "quality", members: [] } });
}

/** Asked by one person, approved by another: a hold in force. */
export async function held(
  asked: { readonly by: Browser; readonly second: Browser },
  about: { readonly contact: ContactId; readonly case: CaseView["id"]; readonly until: CalendarDate },
): Promise<HeldView> {
  const { contact, case: of, until } = about;
  const body = { case: of, reason: "evidence" as const, until };
  const { hold } = await asked.by.use(askHold, { params: { contact }, body });
  return asked.second.use(approveHold, { params: { contact, hold: hold.id } });
}

/** Waits until the ledger has been told an action about something: facts of documents come by relay. */
export async function told(house: House, object: string, action: string): Promise<void> {
  const officer = await house.worker("dp");
  for (let asked = 0; asked < 200; asked += 1) {
    const { rows } = await officer.use(listEntries, { query: { object } });
    if (rows.some(({ entry }) => entry.action === action)) return;
    await pause(systemClock, 50);
  }
  throw new Error(`the ledger was not told ${action}`);
}

/** Deletions of contacts in one sweep of the administrator; buckets that were empty are left out. Again while an entry is still on its way to the ledger. */
export async function swept(
  house: House,
): Promise<readonly { count: number; step: string; bucket: string }[]> {
  for (let tried = 0; ; tried += 1) {
    const { disposals } = await house.office.administrator.use(runSweep, { body: { rehearse: false } });
    const done = disposals.filter(({ count }) => count > 0);
    if (done.length > 0 || tried === 20) return done;
    await pause(systemClock, 100);
  }
}
