import {
  type Announced,
  type Announcement,
  type LedgerEntry,
  findAgent,
  findBySource,
  refuse,
} from "@tallenne/contracts";
import { type CalendarDate, type Policy, type SourceId, helsinkiDateOf, instantOf } from "@tallenne/domain";
import type { Calendar, Chance, Clock, Secret } from "@tallenne/runtime";
import { type Collection, type Relay, carrying } from "@tallenne/store";
import type { Peers } from "@tallenne/wire";
import { trailEvent } from "../pending.ts";
import { marksOnLines } from "./call-marks.ts";
import { type KeptAnnouncement, answerTo, isRenewable } from "./announcement-kept.ts";
import { type Accepted, type Quarantined, type Refused, announcementGates } from "./gates.ts";
import type { ToCount } from "./refusals.ts";
import { keepAnnouncement, knownUnder, type ToKeep } from "./keep-announcement.ts";
import { asRepaired, saysTheSame } from "./repair.ts";
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

/** What every kept announcement says, whatever its gates found. */
type Base = Pick<
  KeptAnnouncement,
  "id" | "source" | "sourceKey" | "day" | "announcedAt" | "facts" | "agent" | "unit"
>;

/** Noted: the contact is kept, and is nobody's own. */
const agentUnknown = { code: "agent-unknown", pointer: "/agent" } as const;

/** Noted: a person put its time or its line right, as the ledger tells. */
const putRight = { code: "put-right", pointer: "/" } as const;

/** The fields of one that waits: no contact, no term, nothing personal. */
const nothingYet = {
  contact: null,
  lastDay: null,
  anchorDate: null,
  noticeVersion: null,
  sealed: null,
  contentMark: null,
  doneAt: null,
  repair: null,
  rejection: null,
} as const;

/**
 * Announces a contact (flows J1.1–4). The gates run first; a refusal is counted and leaves nothing else. The same external id again gets the first
 * answer; a quarantined one goes through the gates anew, so that a repaired announcement is simply sent again.
 */
export function announceContact(ports: AnnounceContactPorts) {
  const { announcements, calendar, clock, chance } = ports;
  const keep = keepAnnouncement(announcements);

  return async (source: SourceId, announcement: Announcement, entryOf: EntryOf): Promise<AnnounceOutcome> => {
    const policy = await ports.policy();
    const asSent = announcementGates(announcement, policy, calendar.now());
    const at = instantOf(clock.now());
    const day = calendar.today();
    if (asSent.is === "refused") throw await refusal(asSent, day, entryOf);
    const sourceKey = sourceKeyOf(ports.secret, source, announcement.externalId, announcement.part ?? "1");
    const known = await knownUnder(announcements, sourceKey);
    if (known !== undefined && known.rejection !== null) throw refuse(known.rejection.problem);
    if (known !== undefined && !isRenewable(known)) return { status: 200, answer: answerTo(known) };
    const mended = asSent.is === "quarantined" ? mendedFor(known, announcement) : undefined;
    const asMended = mended && announcementGates(mended, policy, calendar.now());
    if (asMended?.is === "refused") throw await refusal(asMended, day, entryOf);
    const base: Base = {
      id: known?.id ?? chance.id("announcement"),
      source,
      sourceKey,
      day,
      announcedAt: at,
      facts: factsOf(announcement, policy),
      agent: null,
      unit: "unassigned",
    };
    const outcome = asMended?.is === "accepted" ? asMended : asSent;
    // What waits is asked about once: it may have been put right, taken and forgotten here since.
    if (outcome.is === "accepted" || known === undefined) {
      const first = await firstAnswer(base, known, outcome);
      if (first !== undefined) return first;
    }
    if (mended !== undefined && asMended?.is === "accepted")
      return accepted({
        base: { ...base, facts: factsOf(mended, policy) },
        known,
        outcome: asMended,
        announcement: mended,
        repair: known?.repair ?? null,
      });
    if (asSent.is === "quarantined") return waiting({ base, known, outcome: asSent, entryOf });
    return accepted({ base, known, outcome: asSent, announcement, repair: null });
  };

  /** The answer to a contact that the catalogue has already; undefined for a new one. */
  async function firstAnswer(
    base: Base,
    known: KeptAnnouncement | undefined,
    outcome: Accepted | Quarantined,
  ): Promise<AnnounceOutcome | undefined> {
    const { found } = await ports.peers.call(findBySource, { body: { sourceKey: base.sourceKey } });
    if (found === null) return undefined;
    const { anchorDate, noticeVersion, line } =
      outcome.is === "accepted"
        ? { ...outcome, line: outcome.line.id }
        : { anchorDate: null, noticeVersion: null, line: outcome.line };
    const first: ToKeep = {
      ...base,
      ...nothingYet,
      findings: [],
      line,
      anchorDate,
      noticeVersion,
      state: "kept",
      contact: found.contact,
      contentMark: found.contentMark,
      lastDay: found.lastDay,
      doneAt: base.announcedAt,
      ...carrying([]),
    };
    return { status: 200, answer: answerTo(await keep(known, first)) };
  }

  /** What a person put right while it waited, applied to the same words of its source. */
  function mendedFor(
    known: KeptAnnouncement | undefined,
    announcement: Announcement,
  ): Announcement | undefined {
    if (known === undefined || known.repair === null || !saysTheSame(known.facts, announcement))
      return undefined;
    return asRepaired(announcement, known.repair, instantOf(calendar.now()));
  }

  /** Counts a refusal; what the source is told of it. */
  async function refusal({ reason, line, problem }: Refused, day: CalendarDate, entryOf: EntryOf) {
    const entry = entryOf("contact.rejected", [], { reason, line, at: "announcement" });
    await ports.count({ day, line, reason, at: instantOf(clock.now()), entry });
    return refuse(problem, { facts: { reason } });
  }

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
    repair: KeptAnnouncement["repair"];
  }): Promise<AnnounceOutcome> {
    const { base, known, outcome, announcement, repair } = asked;
    const { lastDay, anchorDate, noticeVersion, line } = outcome;
    const adviser =
      announcement.agent === undefined
        ? undefined
        : await ports.peers.call(findAgent, { body: { key: announcement.agent } });
    const contact = known?.contact ?? chance.id("contact");
    const today = helsinkiDateOf(calendar.now());
    const { sealed, findings } = await ports.seal({ contact, announcement, outcome, today });
    const kept = await keep(known, {
      ...base,
      ...nothingYet,
      repair,
      line: line.id,
      anchorDate,
      noticeVersion,
      findings: [
        ...findings,
        ...(adviser?.person === null ? [agentUnknown] : []),
        ...(repair === null ? [] : [putRight]),
      ],
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
}

function codesOf(findings: KeptAnnouncement["findings"]): readonly string[] {
  return [...new Set(findings.map(({ code }) => code))];
}

function factsOf(
  { externalId: _externalId, parties: _parties, agent: _agent, ...facts }: Announcement,
  policy: Pick<Policy, "lines">,
): KeptAnnouncement["facts"] {
  const marks = marksOnLines(facts.marks, policy, helsinkiDateOf(facts.startedAt));
  return { ...facts, ...marks, part: facts.part ?? "1" };
}
