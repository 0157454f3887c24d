import type { Act } from "@tallenne/contracts";
import type { CaseId, CommitmentId, ContactId, GrantId, PersonId, SourceId } from "@tallenne/domain";

/** What a permit carries into the use case and the ledger. */
export interface PermitFacts<A extends Act> {
  readonly act: A;
  readonly person?: PersonId;
  readonly role?: string;
  readonly source?: SourceId;
  readonly purpose?: string;
  readonly case?: CaseId;
  /** The contacts decided upon, each by itself. Empty for acts that name none. */
  readonly contacts: readonly ContactId[];
  readonly grant?: GrantId;
  /** The commitment in force at that instant (T-A10.2b). */
  readonly commitment?: CommitmentId;
  /** Ids of the Cedar policies that permitted. */
  readonly policies: readonly string[];
}

const making = Symbol("permit");

/**
 * Leave to do one act. Only `decide` can make one, so whoever is handed a permit knows that the policies were asked. It says nothing about
 * later: an act that goes on (sound) is decided again window by window.
 */
export class Permit<A extends Act = Act> implements PermitFacts<A> {
  readonly act: A;
  declare readonly person?: PersonId;
  declare readonly role?: string;
  declare readonly source?: SourceId;
  declare readonly purpose?: string;
  declare readonly case?: CaseId;
  readonly contacts: readonly ContactId[];
  declare readonly grant?: GrantId;
  declare readonly commitment?: CommitmentId;
  readonly policies: readonly string[];

  constructor(key: symbol, facts: PermitFacts<A>) {
    if (key !== making) throw new TypeError("only a decision makes a permit");
    Object.assign(this, facts);
    this.act = facts.act;
    this.contacts = Object.freeze([...facts.contacts]);
    this.policies = Object.freeze([...facts.policies]);
    Object.freeze(this);
  }

  /** Whether this leave is for that contact. */
  covers(contact: ContactId): boolean {
    return this.contacts.includes(contact);
  }
}

/** For `decide` alone; not exported from the package. */
export function makePermit<A extends Act>(facts: PermitFacts<A>): Permit<A> {
  return new Permit(making, facts);
}
