import type { Policy } from "@tallenne/domain";
import type { ContentThreads, Decoders } from "@tallenne/media";
import type { Calendar, Chance, Clock, Log, Secret } from "@tallenne/runtime";
import type { Collection, Relay } from "@tallenne/store";
import type { ObjectWriter, Staging, TrustedHalf } from "@tallenne/vault";
import type { Peers } from "@tallenne/wire";
import type { PublicHalfView } from "@tallenne/contracts";
import type { KeptAnnouncement } from "./announcements/announcement-kept.ts";
import type { Refusals } from "./announcements/refusals.ts";
import type { Source } from "./sources/source.ts";
import type { DayTotal } from "./totals/day-total.ts";
import type { Forgotten } from "./totals/forgotten.ts";

/** What the features of intake work with. */
export interface IntakePorts {
  readonly announcements: Collection<KeptAnnouncement>;
  readonly refusals: Collection<Refusals>;
  readonly sources: Collection<Source>;
  /** What sources counted themselves, and how many announcements of a day are gone. */
  readonly totals: Collection<DayTotal>;
  readonly forgotten: Collection<Forgotten>;
  readonly objects: ObjectWriter;
  readonly staging: Staging;
  /** Decode recordings whose codec does not play from the master. */
  readonly decoders: Decoders;
  readonly threads: ContentThreads;
  readonly peers: Peers;
  readonly policy: () => Promise<Policy>;
  /** Checks the reading-room's signature of a public half; throws for one nobody vouches for. */
  readonly trust: (half: PublicHalfView) => TrustedHalf;
  /** Keys the marks of sources and contents. */
  readonly secret: Secret;
  readonly allowTest: boolean;
  /** Largest recording taken, bytes. */
  readonly largest: number;
  /** Carries ledger entries out of announcements and refusals. */
  readonly relay: Relay;
  /** Throws `peer-away` once the ledger has taken nothing for a quarter of an hour: what nobody can be told of is not taken in (flows D7). */
  readonly requireTold: () => Promise<void>;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}
