import { z } from "zod";
import { code, date, flag } from "./scalar.ts";

const cause = code("What names the contact.", "complaint");
const until = date("Last day it is in force.");

/**
 * What the ledger is told of holds, freezes and granted erasures. The steward computes from these entries alone how long a contact is kept, and
 * holds the catalogue's word against them: each names the contact, the hold or freeze, and the case.
 */
export const keepingActions = {
  "retention.hold.asked": z.strictObject({ cause, until, extension: flag("Of a hold in force.") }),
  "retention.hold.placed": z.strictObject({ cause, until }),
  "retention.hold.extended": z.strictObject({ cause, until }),
  "retention.hold.refused": z.strictObject({ extension: flag("The hold itself stands.") }),
  "retention.hold.released": z.strictObject({
    lastDay: date("Last day it still is in force; the day before, when it ended at once."),
    reason: code("Why.", "by-person"),
  }),
  "retention.holds.listed": z.strictObject({ scope: code("Which.", "waiting") }),
  "retention.release.previewed": z.strictObject({}),
  "retention.freeze.narrowed": z.strictObject({}),
  "retention.freeze.ending": z.strictObject({ until: date("Last day: thirty days after the reply.") }),
  "retention.freeze.beyond-notice": z.strictObject({ ground: code("The law.", "art-15-12-2") }),
  "retention.erasure.asked": z.strictObject({ ground: code("Why it should go.", "gdpr-17-1-d") }),
  "retention.erasure.granted": z.strictObject({ on: date("When.") }),
  "retention.lock.failed": z.strictObject({ wanted: flag("Whether the object should be locked.") }),
} as const;
