import type { PublicHalfView } from "@tallenne/contracts";
import type { Calendar, Chance, Clock, Log } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import type { Case } from "./cases/case.ts";
import type { Contacts } from "./contacts/contacts.ts";
import type { Feed } from "./feed.ts";
import type { Policy } from "./policies/policy.ts";
import type { Offices } from "./offices/office.ts";
import type { SealingKeys } from "./sealing-keys/sealing-keys.ts";
import type { BookedRequests } from "./visits/booked-request.ts";
import type { RoomDays } from "./visits/room-day.ts";
import type { Visits } from "./visits/visit.ts";

/** What the controller sets of holds. */
interface HoldLimits {
  /** Days after the closing of a complaint for which its holds go on: the appeal window (T-A6.4). */
  readonly appealDays: number;
  /** Holds in force of one quality project beyond which only the officer approves (T-A6.3d). */
  readonly holdsPerProject: number;
}

/** What the features of the catalogue work with. */
export interface CataloguePorts {
  readonly contacts: Contacts;
  readonly cases: Collection<Case>;
  readonly policies: Collection<Policy>;
  readonly sealingKeys: SealingKeys;
  readonly feed: Feed;
  readonly offices: Offices;
  readonly visits: Visits;
  readonly roomDays: RoomDays;
  readonly booked: BookedRequests;
  /** Whether a public half was signed by the reading-room. */
  readonly isGenuine: (half: PublicHalfView) => boolean;
  readonly limits: HoldLimits;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}
