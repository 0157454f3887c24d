import {
  freezeCandidates,
  Problem,
  requestEnvelope,
  requestFields,
  type RequestFields,
} from "@tallenne/contracts";
import {
  addDays,
  type CalendarDate,
  type CaseId,
  type ContactId,
  helsinkiDateOf,
  isGeneralDetail,
  isPast,
} from "@tallenne/domain";
import type { Log } from "@tallenne/runtime";
import { Damaged, KeyGone, type KeyOpener } from "@tallenne/vault";
import type { Peers } from "@tallenne/wire";
import { ZodError } from "zod";
import { knownOf } from "../contents/contact-facts.ts";
import type { ExactIndex } from "../exact-index/exact-index.ts";
import type { RoomTrail } from "../room-trail.ts";
import { openCaseFile } from "./open-case-file.ts";
import { soonestOver } from "./soonest-over.ts";

interface LocatePorts {
  readonly peers: Peers;
  readonly opener: KeyOpener;
  readonly index: Pick<ExactIndex, "find">;
  readonly trail: RoomTrail;
  readonly log: Log;
}

/** Candidates of one request. */
const most = 200;
/** People remember days badly: a week on both sides is looked at too (T-A11.3a). */
const slackDays = 7;

/** What each kind of detail counts as evidence of (T-A11.3b). */
const evidenceOf = {
  phone: "number",
  email: "email",
  "identity-code": "identity-code",
  "business-id": "business-id",
} as const;
type Evidence = (typeof evidenceOf)[keyof typeof evidenceOf] | "time";

/**
 * Finds what a request asks for by its contact details and times, and has it frozen before anybody has looked at the request (domain: retention, §5). The
 * ledger is told before the keys are opened. A general detail of a company finds only what began at a told time, and is evidence of nothing (T-A5.6). Safe to repeat: what was located already is left alone. Of a request whose keys cannot be read
 * the catalogue is told so: nothing is destroyed until a handler has named its candidates.
 */
export function locateCandidates({ peers, opener, index, trail, log }: LocatePorts) {
  return async (of: CaseId): Promise<void> => {
    const sealed = await peers.call(requestEnvelope, { body: { case: of } }).catch(unlessUnknown);
    if (sealed === undefined || sealed.located) return;
    await trail.write("access.revealed", [of], { fields: ["contact-details", "times"] });
    let fields: RequestFields;
    try {
      fields = requestFields.parse(await openCaseFile(opener, sealed.fields));
    } catch (failure) {
      if (!(failure instanceof KeyGone || failure instanceof Damaged || failure instanceof ZodError))
        throw failure;
      log.error({ event: "request-unreadable", case: of }, failure);
      await peers.call(freezeCandidates, {
        body: { case: of, candidates: [], criteria: [], more: false, unread: true },
      });
      return;
    }
    const { found, more } = await byDetails(fields.details);
    const candidates = await within(found, fields.times, sealed.registeredOn);
    const kinds = [...new Set(fields.details.map(({ kind }) => kind))];
    await peers.call(freezeCandidates, {
      body: {
        case: of,
        candidates: soonestOver(candidates, most).map(({ contact, evidence }) => ({ contact, evidence })),
        criteria: [...kinds, ...(fields.times.length > 0 ? ["time"] : [])],
        more: more || candidates.length > most,
      },
    });
  };

  async function byDetails(details: RequestFields["details"]) {
    const found = new Map<ContactId, Set<Evidence>>();
    let more = false;
    for (const { kind, value } of details) {
      const hits = await index.find({ kind, normal: value });
      more ||= hits.more;
      const isGeneral = isGeneralDetail({ kind, normal: value });
      for (const contact of hits.contacts) {
        const evidence = found.get(contact) ?? new Set<Evidence>();
        found.set(contact, isGeneral ? evidence : evidence.add(evidenceOf[kind]));
      }
    }
    return { found, more };
  }

  /** Of those found the ones that were kept on the day of registration, within the times told and a week around them. */
  async function within(
    found: ReadonlyMap<ContactId, ReadonlySet<Evidence>>,
    times: RequestFields["times"],
    registeredOn: CalendarDate,
  ) {
    const ids = [...found.keys()];
    const candidates: {
      contact: ContactId;
      evidence: Evidence[];
      startedAt: string;
      keptUntil: CalendarDate;
    }[] = [];
    for (let at = 0; at < ids.length; at += most) {
      const { contacts } = await knownOf(peers, ids.slice(at, at + most), undefined);
      for (const { id, row, open } of contacts) {
        const day = helsinkiDateOf(row.startedAt);
        if (!open || isPast(row.keptUntil, registeredOn) || !isNear(day, times, slackDays)) continue;
        const evidence = [...(found.get(id) ?? [])];
        if (times.length > 0 && isNear(day, times, 0)) evidence.push("time");
        // Reached by a switchboard or a shared mailbox alone, on no day that was told: it is anybody's.
        if (evidence.length === 0) continue;
        candidates.push({ contact: id, evidence, startedAt: row.startedAt, keptUntil: row.keptUntil });
      }
    }
    return candidates;
  }
}

/** Whether a day lies in one of the stretches, widened by days on both sides; every day where none is told: all my data is a good request. */
function isNear(day: CalendarDate, times: RequestFields["times"], slack: number): boolean {
  if (times.length === 0) return true;
  return times.some(({ from, to }) => day >= addDays(from, -slack) && day <= addDays(to, slack));
}

function unlessUnknown(failure: unknown): undefined {
  if (failure instanceof Problem && failure.slug === "unknown") return undefined;
  throw failure;
}
