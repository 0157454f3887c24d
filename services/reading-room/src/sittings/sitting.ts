import type {
  CalendarDate,
  CaseId,
  ContactId,
  Instant,
  PersonId,
  SessionId,
  SittingId,
} from "@tallenne/domain";
import { type Carrying, type Documents, keeps } from "@tallenne/store";
import { z } from "zod";
import { purposeCode, roleCode } from "@tallenne/contracts";
import type { Stretch } from "./stretch.ts";

/** A sitting: who, for which purpose and case, with which contacts; what was served and what was heard of them, in milliseconds. */
export interface Sitting extends Carrying {
  readonly id: SittingId;
  readonly session: SessionId;
  readonly person: PersonId;
  readonly role: string;
  readonly purpose: string;
  readonly case: CaseId | null;
  readonly contacts: readonly ContactId[];
  readonly openedAt: Instant;
  readonly state: "open" | "closed";
  readonly closedAt: Instant | null;
  /** When it was last used, epoch milliseconds of the real clock. */
  readonly activeAt: number;
  readonly served: Readonly<Record<string, readonly Stretch[]>>;
  readonly heard: Readonly<Record<string, readonly Stretch[]>>;
  /** What the ledger was told of as served, not confirmed by the player (flows D22). */
  readonly unconfirmed: Readonly<Record<string, readonly Stretch[]>>;
  /** That contacts were heard, until the catalogue has taken it: shown to their adviser (T-P15). */
  readonly unnoted: readonly HeardNote[];
  readonly isUnnoted: boolean;
}

/** That a contact was heard: on which day, in which role. */
export interface HeardNote {
  readonly contact: ContactId;
  readonly on: CalendarDate;
  readonly role: string;
}

/** The part of a sitting that lies in wait for the catalogue. */
export function noting(unnoted: readonly HeardNote[]): Pick<Sitting, "unnoted" | "isUnnoted"> {
  return { unnoted, isUnnoted: unnoted.length > 0 };
}

const stretches = z.record(z.string(), z.array(z.tuple([z.int(), z.int()])));
const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  session: z.string(),
  person: z.string(),
  role: roleCode,
  purpose: purposeCode,
  case: z.string().nullable(),
  contacts: z.array(z.string()),
  openedAt: z.string(),
  state: z.enum(["open", "closed"]),
  closedAt: z.string().nullable(),
  activeAt: z.int(),
  served: stretches,
  heard: stretches,
  unconfirmed: stretches,
  unnoted: z.array(z.strictObject({ contact: z.string(), on: z.string(), role: roleCode })).default([]),
  isUnnoted: z.boolean().default(false),
  pending: z.array(z.unknown()),
  isPending: z.boolean(),
});

const sittingsKept = keeps<Sitting>("reading-room.sittings", {
  register: "access records",
  personal: ["person"],
  term: "relayed + 90 days",
  indexes: ["state+activeAt", "person+openedAt", "isPending", "isUnnoted"],
  many: ["contacts"],
  parse: (value) => kept.parse(value) as unknown as Sitting,
});

/** Opens the collection. */
export function openSittings(documents: Documents) {
  return documents.open(sittingsKept);
}

/** What an entry says of the sitting it belongs to. */
export function aboutOf(sitting: Pick<Sitting, "purpose" | "case">): {
  readonly purpose: string;
  readonly case?: CaseId;
} {
  return { purpose: sitting.purpose, ...(sitting.case === null ? {} : { case: sitting.case }) };
}
