import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import type { Contacts } from "../contacts/contacts.ts";
import type { Feed } from "../feed.ts";
import type { Offices } from "../offices/office.ts";
import type { BookedRequests } from "./booked-request.ts";
import type { RoomDays } from "./room-day.ts";
import type { Visits } from "./visit.ts";

/** What the visits of the catalogue work with. */
export interface VisitPorts {
  readonly visits: Visits;
  readonly roomDays: RoomDays;
  readonly offices: Offices;
  readonly contacts: Contacts;
  readonly booked: BookedRequests;
  readonly feed: Feed;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}
