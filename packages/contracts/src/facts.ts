import type { CalendarDate, CaseId, ContactId, PersonId, VisitId } from "@tallenne/domain";

/** What a decision may know of one contact. */
export interface ContactFacts {
  readonly id: ContactId;
  readonly register: string;
  readonly class: string;
  readonly channel: string;
  readonly line: string;
  readonly unit: string;
  readonly agent: PersonId | null;
  readonly startedOn: CalendarDate;
  readonly lastDay: CalendarDate;
  /** Cases for which it is readable today although its own last day is past: holds in force, freezes. */
  readonly keptFor?: readonly CaseId[];
  /** False while it is disputed, entombed or otherwise closed for reading whatever the date. */
  readonly open: boolean;
}

/** What a decision may know of the case that an act names. */
export interface CaseFacts {
  readonly id: CaseId;
  readonly kind: "complaint" | "quality" | "training" | "rights-request" | "legal-matter";
  readonly purpose: string;
  readonly state: "open" | "closed";
  readonly owner: PersonId;
  readonly members: readonly PersonId[];
  readonly contacts: readonly ContactId[];
  readonly closedOn?: CalendarDate;
  readonly until: CalendarDate;
  /** Of a rights request: who reviewed what concerns others. The second check and the decision are another person's. */
  readonly reviewer?: PersonId;
}

/** What a decision may know of a supervised visit. */
export interface VisitFacts {
  /** Left out where all visits of an office are asked about. */
  readonly id?: VisitId;
  readonly office: string;
  /** Who supervises it; nobody before arrival. */
  readonly supervisor?: PersonId;
  /** Contacts that the decision on the rights request grants to hear or read. */
  readonly items: readonly ContactId[];
}

/** Facts a route's loader gathers for `decide` (flows D6). Everything absent counts as not fulfilled. */
export interface Facts {
  readonly purpose?: string;
  /** Of a list: whose contacts it is about. */
  readonly scope?: "own" | "team" | "case" | "queue";
  readonly case?: CaseFacts;
  readonly contacts?: readonly ContactFacts[];
  readonly visit?: VisitFacts;
  /** For acts on people and grants. */
  readonly target?: {
    readonly person?: PersonId;
    readonly proposedBy?: PersonId;
    readonly unit?: string;
    /** The asker is the only administrator, and has been for long enough to approve what they proposed (decision 0012). */
    readonly onlyAdministrator?: boolean;
  };
  /** For a source's acts. */
  readonly source?: {
    readonly lines: readonly string[];
    readonly registers: readonly string[];
    readonly line: string;
    readonly register: string;
  };
  /** The deepest age, milliseconds, of the person's last authentication that the act accepts. */
  readonly freshWithin?: number;
}
