import type { Act, Facts, ProblemSlug, Standing } from "@tallenne/contracts";
import type { CalendarDate, SourceId } from "@tallenne/domain";
import type { Permit } from "./permit.ts";

/** A registered recorder or gateway that has shown its token. */
export interface SourceStanding {
  readonly id: SourceId;
}

/** Hours of Helsinki in which work acts are permitted, where the controller configures them. Minutes of the day, `opens` ≤ now < `closes`. */
export interface Hours {
  readonly opens: number;
  readonly closes: number;
}

/** A question to the policies: who wants to do what, and what is known of it. Exactly one of `standing` and `source`. */
export interface Asking<A extends Act = Act> {
  readonly act: A;
  readonly standing?: Standing;
  readonly source?: SourceStanding;
  /** Everything absent counts as not fulfilled. A contact that is unknown is left out of `contacts`. */
  readonly facts: Facts;
  /** The archive's day: terms, cases, grants and commitments are counted in it. */
  readonly today: CalendarDate;
  /** Epoch milliseconds of the real clock: age of the last proof of identity, hours. */
  readonly now: number;
  readonly hours?: Hours;
}

/** Why not. */
export interface Denial {
  /** The deciding rule: a policy's id, `no-permit` when nothing permitted, `no-contact`, or `decision-failed`. */
  readonly rule: string;
  readonly problem: ProblemSlug;
  /** Every policy that forbade. */
  readonly policies: readonly string[];
  /** What was thrown inside, for the log of the caller; only with `decision-failed`. */
  readonly failure?: unknown;
}

/** A permit, or a denial that names its rule. */
export type Decision<A extends Act = Act> = { readonly permit: Permit<A> } | { readonly denied: Denial };
