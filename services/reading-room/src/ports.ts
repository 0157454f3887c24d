import type { SigningKey, TrustedKeys } from "@tallenne/access";
import type { Calendar, Chance, Clock, Log } from "@tallenne/runtime";
import type { Collection, Relay } from "@tallenne/store";
import type { KeyMint, KeyOpener, ObjectReader } from "@tallenne/vault";
import type { Introspector, Peers } from "@tallenne/wire";
import type { KeyObject } from "node:crypto";
import type { Contents } from "./contents/contents.ts";
import type { ExactIndex } from "./exact-index/exact-index.ts";
import type { IndexEnvelopes } from "./exact-index/index-envelopes.ts";
import type { Notes } from "./notes/keep-notes.ts";
import type { Statements } from "./statements/keep-statements.ts";
import type { RoomTrail } from "./room-trail.ts";
import type { Sitting } from "./sittings/sitting.ts";
import type { LiveTickets } from "./sound/live-ticket.ts";

/** What the features of the reading-room work with. */
export interface RoomPorts {
  readonly sittings: Collection<Sitting>;
  /** Carries what lies in sittings to the ledger; woken after a write. */
  readonly relay: Relay;
  readonly index: ExactIndex;
  readonly indexAll: IndexEnvelopes;
  readonly contents: Contents;
  readonly notes: Notes;
  readonly statements: Statements;
  readonly tickets: LiveTickets;
  readonly mint: KeyMint;
  readonly opener: KeyOpener;
  readonly objects: ObjectReader;
  readonly peers: Peers;
  /** Asks again who stands behind a session while a long answer goes out. */
  readonly introspector: Introspector;
  readonly trail: RoomTrail;
  /** Signs tickets. */
  readonly ticketKey: SigningKey;
  readonly ticketKeys: TrustedKeys;
  /** Public keys that vouch for halves: the service's own two. */
  readonly vouching: readonly KeyObject[];
  /** Public path of this instance, `/reading-room`. */
  readonly base: string;
  /** Test-range identity codes are found in evaluation only (T-I3). */
  readonly allowTest: boolean;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}
