import {
  type Announced,
  type Announcement,
  type LedgerEntry,
  findAgent,
  findBySource,
  refuse,
} from "@tallenne/contracts";
import { type Policy, type SourceId, helsinkiDateOf, instantOf } from "@tallenne/domain";
import type { Calendar, Chance, Clock, Secret } from "@tallenne/runtime";
import { type Collection, Duplicate, type Relay, carrying } from "@tallenne/store";
import type { Peers } from "@tallenne/wire";
import { trailEvent } from "../pending.ts";
import { type KeptAnnouncement, answerTo, isRenewable } from "./announcement-kept.ts";
import { type Accepted, type Quarantined, announcementGates } from "./gates.ts";
import type { ToCount } from "./refusals.ts";
import type { SealPersonalFields } from "./seal-personal-fields.ts";
import { sourceKeyOf } from "./source-mark.ts";

interface AnnounceContactPorts {
  readonly announcements: Collection<KeptAnnouncement>;
  readonly policy: () => Promise<Policy>;
  readonly seal: SealPersonalFields;
  readonly count: (refused: ToCount) => Promise<void>;
  readonly peers: Peers;
  readonly relay: Pick<Relay, "wake">;
  readonly secret: Secret;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** The answer, and whether it is new, known, or waits. */
export interface AnnounceOutcome {
  readonly status: 200 | 201 | 202;
  readonly answer: Announced;
}

/** Writes an entry in the name of the source. */
export type EntryOf = (
  action: "contact.rejected" | "contact.quarantined",
  objects: readonly string[],
  facts: Record<string, unknown>,
) => LedgerEntry;

type Next = Omit<KeptAnnouncement, "version">;
/** What every kept announcement says, whatever its gates found. */
type Base = Pick<
  KeptAnnouncement,
  "id" | "source" | "sourceKey" | "day" | "announcedAt" | "facts" | "agent" | "unit"
>;

/** Noted: the contact is kept, and is nobody's own. */
const agentUnknown = { code: "agent-unknown", pointer: "/agent" } as const;

/** The fields of one that waits: no contact, no term, nothing personal. */
const nothingYet = {
  contact: null,
  lastDay: null,
  anchorDate: null,
  noticeVersion: null,
  sealed: null,
  contentMark: null,
  doneAt: null,
} as const;

/**
 * Announces a contact (flows J1.1–4). The gates run first; a refusal is counted and leaves nothing else. The same external id again gets the first
 * answer; a quarantined one goes through the gates anew, so that a repaired announcement is simply sent again.
 */
export function announceContact(ports: AnnounceContactPorts) {
  const { announcements, calendar, clock, chance } = ports;

  return async (source: SourceId, announcement: Announcement, entryOf: EntryOf): Promise<AnnounceOutcome> => {
    const outcome = announcementGates(announcement, await ports.policy(), calendar.now());
    const at = instantOf(clock.now());
    const day = calendar.today();
    if (outcome.is === "refused") {
      const { reason, line, problem } = outcome;
      const entry = entryOf("contact.rejected", [], { reason, line, at: "announcement" });
      await ports.count({ day, line, reason, at, entry });
      throw refuse(problem, { facts: { reason } });
    }
    const sourceKey = sourceKeyOf(ports.secret, source, announcement.externalId, announcement.part ?? "1");
    const known = await knownUnder(announcements, sourceKey);
    if (known !== undefined && !isRenewable(known)) return { status: 200, answer: answerTo(known) };
    const base: Base = {
      id: known?.id ?? chance.id("announcement"),
      source,
      sourceKey,
      day,
      announcedAt: at,
      facts: factsOf(announcement),
      agent: null,
      unit: "unassigned",
    };
    if (outcome.is === "quarantined") return waiting({ base, known, outcome, entryOf });
    return accepted({ base, known, outcome, announcement });
  };

  async function waiting(asked: {
    base: Base;
    known: KeptAnnouncement | undefined;
    outcome: Quarantined;
    entryOf: EntryOf;
  }): Promise<AnnounceOutcome> {
    const { base, known, outcome, entryOf } = asked;
    const codes = codesOf(outcome.findings);
    // Sent again with the same faults it is no news to the ledger.
    const isTold = known?.state === "quarantined" && codesOf(known.findings).join() === codes.join();
    const events = isTold
      ? []
      : [trailEvent(chance, entryOf("contact.quarantined", [base.id], { findings: codes }))];
    const { findings, line } = outcome;
    const kept = await keep(known, {
      ...base,
      ...nothingYet,
      state: "quarantined",
      findings,
      line,
      ...carrying(events),
    });
    ports.relay.wake();
    return { status: 202, answer: answerTo(kept) };
  }

  async function accepted(asked: {
    base: Base;
    known: KeptAnnouncement | undefined;
    outcome: Accepted;
    announcement: Announcement;
  }): Promise<AnnounceOutcome> {
    const { base, known, outcome, announcement } = asked;
    const { lastDay, anchorDate, noticeVersion, line } = outcome;
    const { found } = await ports.peers.call(findBySource, { body: { sourceKey: base.sourceKey } });
    const placed = { ...base, ...nothingYet, findings: [], line: line.id, anchorDate, noticeVersion };
    if (found !== null) {
      const { contact, contentMark } = found;
      const first: Next = {
        ...placed,
        state: "kept",
        contact,
        contentMark,
        lastDay: found.lastDay,
        doneAt: base.announcedAt,
        ...carrying([]),
      };
      return { status: 200, answer: answerTo(await keep(known, first)) };
    }
    const adviser =
      announcement.agent === undefined
        ? undefined
        : await ports.peers.call(findAgent, { body: { key: announcement.agent } });
    const contact = known?.contact ?? chance.id("contact");
    const today = helsinkiDateOf(calendar.now());
    const { sealed, findings } = await ports.seal({ contact, announcement, outcome, today });
    const kept = await keep(known, {
      ...placed,
      findings: adviser?.person === null ? [...findings, agentUnknown] : findings,
      lastDay,
      agent: adviser?.person ?? null,
      unit: adviser?.unit ?? "unassigned",
      state: "awaiting-content",
      contact,
      sealed,
      ...carrying([]),
    });
    return { status: 201, answer: answerTo(kept) };
  }

  /** Two announcements of one id at once: the second gets what the first kept. Entries still to be told stay. */
  async function keep(known: KeptAnnouncement | undefined, next: Next): Promise<KeptAnnouncement> {
    const kept =
      known &&
      (await announcements.change(known.id, (one) =>
        isRenewable(one)
          ? { ...next, version: one.version, ...carrying([...one.pending, ...next.pending]) }
          : undefined,
      ));
    if (kept !== undefined) return kept;
    try {
      return await announcements.insert(next);
    } catch (failure) {
      const first =
        failure instanceof Duplicate ? await knownUnder(announcements, next.sourceKey) : undefined;
      if (first === undefined) throw failure;
      return first;
    }
  }
}

async function knownUnder(
  announcements: Collection<KeptAnnouncement>,
  sourceKey: string,
): Promise<KeptAnnouncement | undefined> {
  const { rows } = await announcements.find({ where: { field: "sourceKey", is: sourceKey }, limit: 1 });
  return rows[0];
}

function codesOf(findings: KeptAnnouncement["findings"]): readonly string[] {
  return [...new Set(findings.map(({ code }) => code))];
}

function factsOf({
  externalId: _externalId,
  parties: _parties,
  agent: _agent,
  ...facts
}: Announcement): KeptAnnouncement["facts"] {
  return { ...facts, part: facts.part ?? "1" };
}
