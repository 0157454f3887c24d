import type { SigningKey, TrustedKeys } from "@tallenne/access";
import type { Calendar, Chance, Clock, Log } from "@tallenne/runtime";
import type { Relay } from "@tallenne/store";
import type { KeyOpener } from "@tallenne/vault";
import type { Peers } from "@tallenne/wire";
import type { Contents } from "../contents/contents.ts";
import type { RoomTrail } from "../room-trail.ts";
import type { LiveVisits } from "./live-visit.ts";
import type { PairingCodes } from "./pairing-codes.ts";
import type { sealedWords } from "./sealed-words.ts";
import type { VisitSittings } from "./visit-sitting.ts";
import type { VisitLines } from "./visit-lines.ts";

/** What the features of a visit work with. */
export interface VisitPorts {
  readonly visits: VisitSittings;
  readonly live: LiveVisits;
  readonly codes: PairingCodes;
  readonly lines: VisitLines;
  readonly words: ReturnType<typeof sealedWords>;
  readonly relay: Relay;
  readonly contents: Contents;
  readonly opener: KeyOpener;
  readonly peers: Peers;
  readonly trail: RoomTrail;
  readonly ticketKey: SigningKey;
  readonly ticketKeys: TrustedKeys;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}
