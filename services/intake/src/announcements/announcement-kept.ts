import { type Announced, announcement as announcementForm, envelope, wrap } from "@tallenne/contracts";
import type { AnnouncementId, CalendarDate, ContactId, Instant, PersonId, SourceId } from "@tallenne/domain";
import { type Carrying, type Documents, keeps } from "@tallenne/store";
import { z } from "zod";
import type { GateFinding } from "./gates.ts";
import { type Rejection, type Repair, rejectionForm, repairForm } from "./repair.ts";

/**
 * An announcement as intake keeps it: facts without personal fields, and the personal ones sealed to the bucket's public half. Quarantined ones have
 * no contact and no content address; their personal fields are not kept at all: the source sends them again.
 */
export interface KeptAnnouncement extends Carrying {
  readonly id: AnnouncementId;
  readonly source: SourceId;
  readonly sourceKey: string;
  readonly state: Announced["state"];
  readonly day: CalendarDate;
  readonly announcedAt: Instant;
  readonly doneAt: Instant | null;
  readonly findings: readonly GateFinding[];
  readonly facts: AnnouncedFacts;
  readonly contact: ContactId | null;
  readonly agent: PersonId | null;
  readonly unit: string;
  readonly line: string;
  readonly lastDay: CalendarDate | null;
  readonly anchorDate: CalendarDate | null;
  readonly noticeVersion: string | null;
  /** Null once kept, and while a closed bucket makes it wait for a new announcement. */
  readonly sealed: SealedFields | null;
  readonly contentMark: string | null;
  /** What a person put right while it waited. */
  readonly repair: Repair | null;
  /** Rejected for good by a person, or by the rules that a repair brought to light. It stays as long as what waits, so that the source is told. */
  readonly rejection: Rejection | null;
}

/** What of an announcement names nobody. */
type AnnouncedFacts = z.output<typeof factsForm>;
/** Personal fields, sealed before they touch a disk. */
export type SealedFields = z.output<typeof sealedForm>;

const factsForm = announcementForm
  .omit({ externalId: true, parties: true, agent: true, line: true })
  .extend({ part: z.string(), line: z.string() });
const sealedForm = z.strictObject({ envelope, wrap, bucket: z.string(), bucketVersion: z.int() });

const keptForm = z.strictObject({
  id: z.string(),
  version: z.int(),
  source: z.string(),
  sourceKey: z.string(),
  state: z.enum(["awaiting-content", "quarantined", "kept"]),
  day: z.string(),
  announcedAt: z.string(),
  doneAt: z.string().nullable(),
  findings: z.array(z.strictObject({ code: z.string(), pointer: z.string() })),
  facts: factsForm,
  contact: z.string().nullable(),
  agent: z.string().nullable(),
  unit: z.string(),
  line: z.string(),
  lastDay: z.string().nullable(),
  anchorDate: z.string().nullable(),
  noticeVersion: z.string().nullable(),
  sealed: sealedForm.nullable(),
  contentMark: z.string().nullable(),
  repair: repairForm.nullable().default(null),
  rejection: rejectionForm.nullable().default(null),
  pending: z.array(z.unknown()),
  isPending: z.boolean(),
});

const announcementsKept = keeps<KeptAnnouncement>("intake.announcements", {
  register: "each contact's own",
  personal: ["sealed", "agent", "repair", "rejection"],
  term: "done + 24 hours; waiting 30 days",
  indexes: ["state+announcedAt", "contact", "day", "doneAt", "lastDay", "isPending"],
  unique: ["sourceKey"],
  many: [],
  parse: (value) => keptForm.parse(value) as unknown as KeptAnnouncement,
});

/** Opens the collection. */
export function openAnnouncements(documents: Documents) {
  return documents.open(announcementsKept);
}

/** Whether it waits in quarantine: neither taken nor rejected. */
export function isWaiting({ state, rejection }: Pick<KeptAnnouncement, "state" | "rejection">): boolean {
  return state === "quarantined" && rejection === null;
}

/** Whether a new announcement takes the place of this one: it waits for repair, or for its personal fields. */
export function isRenewable(one: Pick<KeptAnnouncement, "state" | "sealed" | "rejection">): boolean {
  return isWaiting(one) || (one.state === "awaiting-content" && one.sealed === null);
}

/** The answer to the source. */
export function answerTo(
  kept: Pick<KeptAnnouncement, "id" | "contact" | "state" | "findings" | "lastDay">,
): Announced {
  return {
    contact: kept.contact,
    announcement: kept.id,
    state: kept.state,
    contentAddress: kept.state === "awaiting-content" ? `/intake/v1/announcements/${kept.id}/content` : null,
    findings: kept.findings.map(({ code, pointer }) => ({ code, pointer })),
    lastDay: kept.lastDay,
  };
}
