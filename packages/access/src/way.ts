import type { Standing } from "@tallenne/contracts";

export type Role = Standing["role"];

/** Parts of the condition of access (domain-access §2), and the narrower ones that single capabilities add. */
export type Part =
  | "commitment"
  | "grant"
  /** The right covers register and line, for advisers and team leads the unit. */
  | "covered"
  | "purpose"
  /** Of a list: whose contacts it is about. */
  | "scope"
  /** The register's notice names the purpose. */
  | "notice"
  /** A case of the purpose, open, one's own. */
  | "case"
  | "linked"
  /** Not disqualified. */
  | "qualified"
  | "readable"
  | "hours"
  /** Somebody else served: not one's own matter. */
  | "other-adviser"
  | "fresh"
  /** Served by oneself. */
  | "own"
  | "own-unit"
  /** Of the last fourteen days. */
  | "recent"
  /** A member of a session that somebody else opened. */
  | "opened-by-other"
  /** One's own case, as owner or member, whatever its state. */
  | "member"
  /** A rights request. */
  | "request"
  | "case-open"
  /** An open case of the purpose is named, whoever owns it. */
  | "case-named"
  /** Somebody else asked for the hold. */
  | "not-asker"
  | "owner"
  | "second-person"
  /** The visit is in one's own office; one supervises it; the decision grants the contact. */
  | "same-office"
  | "supervisor"
  | "in-decision"
  | "enrolled";

/** One way in which an act is permitted. */
export interface Way {
  readonly roles: readonly Role[] | "everybody" | "source";
  /** Only under this purpose; acts without one are not about contacts. */
  readonly purpose?: string;
  /** Scopes of a list that it is asked with as a whole. */
  readonly scopes?: readonly ("own" | "team" | "case" | "queue")[];
  /** Kind of the case it happens in. */
  readonly kind?: "complaint" | "quality" | "training" | "rights-request";
  /** What the act is about; `archive` where a list or search is asked for as a whole. */
  readonly about: "archive" | "contact" | "case" | "visit" | "staff" | "line";
  /** Everything that must hold; whatever is missing, the answer is no. */
  readonly needs: readonly Part[];
  /** The policy that permits. */
  readonly policy: string;
}

/** What every act but those of one's own session needs. */
export const work = ["commitment", "grant", "hours", "fresh"] as const;
/** What every act on a contact needs. */
export const onContact = [...work, "purpose", "covered", "notice", "qualified", "readable"] as const;
