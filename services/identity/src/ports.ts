import type { SigningKey } from "@tallenne/access";
import type { Calendar, Chance, Clock, Log } from "@tallenne/runtime";
import type { LedgerClient } from "@tallenne/wire";
import type { Commitments } from "./commitments/commitment.ts";
import type { CommitmentTexts } from "./commitments/commitment-text.ts";
import type { Disqualifications } from "./disqualifications/disqualification.ts";
import type { Grants } from "./grants/grant.ts";
import type { Invitations } from "./invitations/invitation.ts";
import type { People } from "./people/person.ts";
import type { AttemptCount } from "./proofs/attempts.ts";
import type { PassPhrases } from "./proofs/pass-phrase.ts";
import type { Sealer } from "./proofs/sealer.ts";
import type { Turns } from "./proofs/turns.ts";
import type { Sessions } from "./sessions/session.ts";
import type { Terminals } from "./terminals/terminal.ts";
import type { Units } from "./units/unit.ts";

/** What the features of identity work with. */
export interface IdentityPorts {
  readonly people: People;
  readonly units: Units;
  readonly grants: Grants;
  readonly disqualifications: Disqualifications;
  readonly commitments: Commitments;
  readonly texts: CommitmentTexts;
  readonly sessions: Sessions;
  readonly invitations: Invitations;
  readonly terminals: Terminals;
  readonly attempts: AttemptCount;
  readonly phrases: PassPhrases;
  readonly sealer: Sealer;
  /** Rights of administrators are ended one after the other: two who are ended at once must not each count on the other. */
  readonly endings: Turns;
  readonly ledger: LedgerClient;
  /** Signs what identity vouches for. */
  readonly key: SigningKey;
  /** Dates and terms: rights, commitments. */
  readonly calendar: Calendar;
  /** Sessions, links, one-time codes: always real. */
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  /** Folder of secrets, where the token of the first start lies. */
  readonly secrets: string;
  /** Whether one-click links open the door: a demonstration with invented people, never production. */
  readonly linksOpen: boolean;
  /** The archive keeps real people's contacts: what takes two people takes two who can be told apart. */
  readonly isProduction: boolean;
  /** After it, the files of the store hold no byte of fields that were taken out. */
  readonly purge: () => Promise<void>;
}
