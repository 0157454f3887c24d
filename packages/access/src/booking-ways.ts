import { type Part, type Role, type Way, work } from "./way.ts";

const booking = (policy: string, roles: readonly Role[], more: readonly Part[] = []): Way => ({
  roles,
  about: "visit",
  needs: [...work, ...more],
  policy,
});
const administration: Way = {
  roles: ["aa"],
  about: "archive",
  needs: work,
  policy: "permit-administrator-offices",
};
const office = ["same-office"] as const;

/** Acts on the booking of visits, their records, offices and terminals. */
export const bookingWays = {
  "visit.schedule": [
    booking("permit-clerk-schedules-visit", ["rc"]),
    booking("permit-supervisor-schedules-visit", ["os"], office),
    booking("permit-handler-schedules-visit", ["ch"], ["member"]),
  ],
  "visit.list": [
    booking("permit-clerk-schedules-visit", ["rc"]),
    booking("permit-supervisor-schedules-visit", ["os"], office),
  ],
  "visit.read": [
    booking("permit-clerk-schedules-visit", ["rc"]),
    booking("permit-supervisor-schedules-visit", ["os"], office),
    booking("permit-handler-schedules-visit", ["ch"], ["member"]),
    booking("permit-officer-reads-visit", ["dp"]),
  ],
  "visit.record": [booking("permit-record-own-visit", ["os"], ["same-office", "supervisor"])],
  "office.keep": [administration],
  "terminal.enrol": [administration],
} as const satisfies Readonly<Record<string, readonly Way[]>>;
