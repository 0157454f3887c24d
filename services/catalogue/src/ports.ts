import type { PublicHalfView } from "@tallenne/contracts";
import type { Calendar, Chance, Clock, Log } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import type { Case } from "./cases/case.ts";
import type { Contacts } from "./contacts/contacts.ts";
import type { Feed } from "./feed.ts";
import type { Policy } from "./policies/policy.ts";
import type { SealingKeys } from "./sealing-keys/sealing-keys.ts";

/** What the features of the catalogue work with. */
export interface CataloguePorts {
  readonly contacts: Contacts;
  readonly cases: Collection<Case>;
  readonly policies: Collection<Policy>;
  readonly sealingKeys: SealingKeys;
  readonly feed: Feed;
  /** Whether a public half was signed by the reading-room. */
  readonly isGenuine: (half: PublicHalfView) => boolean;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}
