import { type LedgerEntry, Problem } from "@tallenne/contracts";
import { addDays, type CalendarDate, type ContactId, endHoldsOf, type Keeping } from "@tallenne/domain";
import { type Case, caseFactsOf } from "../cases/case.ts";
import type { Contact } from "../contacts/contact.ts";
import { changeKeeping, keepingOf, ownEntry } from "../contacts/keeping.ts";
import type { HoldPorts } from "./hold-ports.ts";

/** Contacts looked at in one page. */
const page = 200;

/** Makes the entry that a hold ended with its case. */
export type EndedEntry = (
  objects: readonly string[],
  facts: { readonly lastDay: CalendarDate; readonly reason: "case-ended" },
) => LedgerEntry;

/** When the holds of a closed case end: a complaint's after the appeal window, a project's at once (T-A6.3c, T-A6.4). */
export function holdsEnd(
  matter: Pick<Case, "kind">,
  closedOn: CalendarDate,
  appealDays: number,
): CalendarDate | "at-once" {
  return matter.kind === "complaint" ? addDays(closedOn, appealDays) : "at-once";
}

/** Ends every hold of a case that is over, contact by contact. Repeating it changes nothing. */
export function endCaseHolds(ports: HoldPorts) {
  return async (matter: Case, entryOf: EndedEntry): Promise<void> => {
    const { closedOn } = caseFactsOf(matter, ports.calendar.today());
    if (closedOn === undefined) return;
    const until = holdsEnd(matter, closedOn, ports.limits.appealDays);
    for (const { id } of await contactsHeldFor(ports, matter))
      await endOn(ports, { contact: id, matter, until, entryOf });
  };
}

/** Contacts with a hold of the case, asked or in force. */
export async function contactsHeldFor(
  { contacts }: Pick<HoldPorts, "contacts">,
  matter: Pick<Case, "id">,
): Promise<readonly Contact[]> {
  const all: Contact[] = [];
  let after: string | undefined;
  do {
    const found = await contacts.marked(matter.id, { limit: page, after });
    all.push(...found.rows);
    after = found.next;
  } while (after !== undefined);
  return all;
}

/**
 * Ends the holds of every case that is over: what a crash between the closing of a case and the end of its holds left, and what its own last day ended.
 * Answers how many contacts were looked at.
 */
export function endHoldsOfEndedCases(ports: HoldPorts) {
  const entryOf: EndedEntry = (objects, facts) =>
    ownEntry(ports, { action: "retention.hold.released", objects: [...objects], facts });
  return async (): Promise<number> => {
    const ended = new Map<string, Case>();
    const open = new Set<string>();
    let looked = 0;
    let after: string | undefined;
    do {
      const found = await ports.contacts.marked("held", { limit: page, after });
      looked += found.rows.length;
      for (const { holds } of found.rows)
        for (const { case: of } of holds) {
          if (ended.has(of) || open.has(of)) continue;
          const matter = await ports.cases.get(of);
          if (matter !== undefined && caseFactsOf(matter, ports.calendar.today()).state === "closed")
            ended.set(of, matter);
          else open.add(of);
        }
      after = found.next;
    } while (after !== undefined);
    const end = endCaseHolds(ports);
    for (const matter of ended.values()) await end(matter, entryOf);
    return looked;
  };
}

async function endOn(
  ports: HoldPorts,
  asked: {
    readonly contact: ContactId;
    readonly matter: Case;
    readonly until: CalendarDate | "at-once";
    readonly entryOf: EndedEntry;
  },
): Promise<void> {
  const today = ports.calendar.today();
  const { contact: id, matter, until } = asked;
  const ended = (keeping: Keeping) => endHoldsOf(keeping, matter.id, { today, until });
  const now = await ports.contacts.rows.get(id);
  if (now === undefined) return;
  // Told which holds end and when: compared before and after, so that a repeat tells nothing.
  const before = keepingOf(now);
  const changed = ended(before).holds.filter((hold, at) => {
    const was = before.holds[at];
    return hold.state !== was?.state || hold.until !== was.until;
  });
  if (changed.length === 0) return;
  const entries = changed.map((hold) =>
    asked.entryOf([id, hold.id, matter.id], {
      lastDay: hold.state === "in-force" ? hold.until : addDays(today, -1),
      reason: "case-ended",
    }),
  );
  try {
    await changeKeeping(ports)(id, {
      change: (keeping) => ({ keeping: ended(keeping) }),
      entries,
      ifMatch: now.keepingVersion,
    });
  } catch (failure) {
    // On its way out already; or changed meanwhile, and the next look ends it.
    if (!(failure instanceof Problem) || (failure.slug !== "gone" && failure.slug !== "changed-meanwhile"))
      throw failure;
  }
}
