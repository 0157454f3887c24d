import type { SigningKey } from "@tallenne/access";
import type { Calendar, Chance, Clock, Log } from "@tallenne/runtime";
import type { Peers } from "./peers/peers.ts";
import type { LedgerClient } from "./trail/ledger-client.ts";
import type { Trust } from "./trust/trust.ts";

/** What every service is composed with, whatever process it runs in. */
export interface Around {
  readonly trust: Trust;
  /** The service's own signing key. */
  readonly key: SigningKey;
  readonly peers: Peers;
  readonly ledger: LedgerClient;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly chance: Chance;
  readonly log: Log;
  readonly purpose: "evaluation" | "production";
  /** True where all people are invented and sign-in links open the door. */
  readonly demo: boolean;
  /** How much faster than real time the calendar runs; 1 outside a demonstration. */
  readonly rate: number;
  /** Folder of secrets made at the first start, where production did not bring its own. */
  readonly secrets: string;
  /** Told once when the service's store answers nothing more: the process then ends in order, so that its keeper starts it anew. */
  readonly onStoreFailed?: ((failure: Error) => void) | undefined;
}
