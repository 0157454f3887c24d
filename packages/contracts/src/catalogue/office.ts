import type { ClockTime } from "@tallenne/domain";
import { operation } from "../operation.ts";
import { code, date, flag, idOf, oneOf, text, trilingual, whole } from "../scalar.ts";
import { z } from "zod";

/** A Helsinki time of day as authorities write it, `9.05`: hours without a leading zero, a dot (SFS 4175). */
export const clockTime = z
  .string()
  .regex(/^(\d|1\d|2[0-3])\.[0-5]\d$/)
  // The form is checked by the pattern: the cast adds only the name.
  .meta({ description: "Helsinki time of day.", example: "10.00" }) as unknown as z.ZodType<
  ClockTime,
  ClockTime
>;

/** Kinds of listening points by the law of their day (A11.6). */
export const officeKind = oneOf(
  [
    "elinvoimakeskus",
    "municipal-employment",
    "joint-service-point",
    "te-office",
    "ely-centre",
    "prison",
    "hospital",
  ],
  "Kind of listening point.",
);
export const officeCode = code("Office.", "mikkeli");

const openTime = z
  .strictObject({
    weekday: z.int().min(1).max(7).meta({ description: "ISO weekday, Monday is 1.", example: 1 }),
    from: clockTime,
    to: clockTime,
  })
  .meta({ description: "Open on a weekday.", example: { weekday: 1, from: "8.00", to: "16.00" } });

export const roomView = z
  .strictObject({
    id: idOf("room", "The room."),
    name: text("Name on its door.", 60, "Huone 2"),
    accessible: flag("Reached and used with a wheelchair."),
    hearingLoop: flag("Has a hearing loop."),
    quiet: flag("A quiet room."),
  })
  .meta({ description: "A room for listening.", example: {} });

export const officeView = z
  .strictObject({
    id: officeCode,
    names: trilingual,
    kind: officeKind,
    address: text("Street address as letters carry it.", 200, "Jääkärinkatu 16, 50100 MIKKELI"),
    arrival: trilingual,
    validFrom: date("First day of use."),
    validTo: date("Last day of use; null while it goes on.").nullable(),
    opening: z.array(openTime).max(21).meta({ description: "Opening hours.", example: [] }),
    closed: z.array(date("A day it is closed.")).max(60).meta({ description: "Closed days.", example: [] }),
    rooms: z.array(roomView).max(30).meta({ description: "Its rooms.", example: [] }),
    version: whole("For the next change."),
  })
  .meta({ description: "An office with rooms for listening.", example: {} });
export type OfficeView = z.output<typeof officeView>;

export const listOffices = operation({
  id: "listOffices",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/offices",
  summary: "Offices where recordings can be listened to: address, hours, rooms.",
  caller: { who: "person", act: "self.read" },
  trail: { none: "public reference data; no person" },
  promises: ["A11.6"],
  reply: z
    .strictObject({ rows: z.array(officeView).meta({ description: "Offices.", example: [] }) })
    .meta({ description: "Offices.", example: {} }),
  problems: ["sign-in-first"],
});

export const keepOffice = operation({
  id: "keepOffice",
  service: "catalogue",
  audience: "public",
  method: "put",
  path: "/v1/offices/:office",
  summary: "Add an office or change it: hours, days in use, rooms. A room without an id is new.",
  caller: { who: "person", act: "office.keep" },
  trail: { before: "governance.policy.changed" },
  promises: ["A11.6"],
  params: z.strictObject({ office: officeCode }),
  body: z.strictObject({
    names: trilingual,
    kind: officeKind,
    address: officeView.shape.address,
    arrival: trilingual,
    validFrom: officeView.shape.validFrom,
    validTo: officeView.shape.validTo,
    opening: officeView.shape.opening,
    closed: officeView.shape.closed,
    rooms: z
      .array(roomView.extend({ id: idOf("room", "The room; none for a new one.").optional() }))
      .max(30)
      .meta({ description: "Its rooms.", example: [] }),
    version: whole("Version that was changed; none for a new office.").optional(),
  }),
  reply: officeView,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "conflict",
    "no-ledger",
    "store-full",
  ],
});

/** What a time of a room is. */
const timeState = oneOf(["free", "taken", "closed"], "Free to choose, taken by another visit, or closed.");

export const readRoomWeek = operation({
  id: "readRoomWeek",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/offices/:office/rooms/:room/weeks/:day",
  summary: "The week of a room from a day on: which times are free for a visit of so many minutes.",
  caller: { who: "person", act: "visit.schedule" },
  trail: { none: "times of a room; no person, no visit" },
  promises: ["A11.6"],
  params: z.strictObject({ office: officeCode, room: idOf("room", "The room."), day: date("First day.") }),
  query: z.strictObject({
    minutes: z.enum(["60", "90", "120", "150"]).meta({ description: "How long.", example: "60" }).optional(),
  }),
  reply: z
    .strictObject({
      minutes: whole("How long a visit is.", 240),
      days: z
        .array(
          z.strictObject({
            day: date("The day."),
            times: z
              .array(z.strictObject({ start: clockTime, state: timeState }))
              .meta({ description: "Times of the day.", example: [] }),
          }),
        )
        .meta({ description: "Seven days.", example: [] }),
    })
    .meta({ description: "The week of a room.", example: {} }),
  problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "unknown", "no-ledger"],
});
