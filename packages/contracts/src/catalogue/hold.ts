import { holdReasons } from "@tallenne/domain";
import { z } from "zod";
import { operation } from "../operation.ts";
import { cursor, date, idOf, oneOf, text, whole } from "../scalar.ts";
import { lineCode, registerCode } from "../standing.ts";
import { frozenView } from "./freeze.ts";
import { hold } from "./keeping.ts";
import { contactId } from "./shape.ts";

const caseId = idOf("case", "The case.");
const reason = oneOf(holdReasons, "Why; words about the matter stand in its case.");
const ofHold = z.strictObject({ contact: contactId, hold: idOf("hold", "The hold.") });

/** A hold with what somebody needs to see who approves or oversees it: nothing personal. */
export const heldView = z
  .strictObject({
    contact: contactId,
    register: registerCode,
    line: lineCode,
    startedOn: date("Day of the contact."),
    durationMs: whole("Duration."),
    lastDay: date("Last day of its own term."),
    ceiling: date("No hold reaches past it."),
    keptUntil: date("Last day it is kept for anybody."),
    caseNumber: text("Short number of the case.", 12, "R-4K7M-2"),
    hold,
    version: whole("For If-Match."),
  })
  .meta({ description: "A hold with its recording.", example: {} });
export type HeldView = z.output<typeof heldView>;

const refusals = [
  "bad-input",
  "sign-in-first",
  "sign-first",
  "not-permitted",
  "unknown",
  "gone",
  "changed-meanwhile",
  "peer-away",
  "no-ledger",
  "store-full",
] as const;

export const askHold = operation({
  id: "askHold",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/contacts/:contact/holds",
  summary: "Ask to keep one recording longer for a case. Protects nothing until another person approves it.",
  caller: { who: "person", act: "hold.ask" },
  trail: { with: "retention.hold.asked" },
  promises: ["A6.3", "A6.4"],
  params: z.strictObject({ contact: contactId }),
  body: z.strictObject({ case: caseId, reason, until: date("Last day; at most twelve months from it.") }),
  reply: heldView,
  status: 201,
  problems: [...refusals, "own-matter", "case-closed", "not-holdable", "hold-too-long"],
});

export const approveHold = operation({
  id: "approveHold",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/contacts/:contact/holds/:hold/approval",
  summary: "Approve what another person asked for, a hold or its extension: in force from here.",
  caller: { who: "person", act: "hold.approve" },
  trail: { with: "retention.hold.placed" },
  promises: ["A6.3", "A6.4"],
  params: ofHold,
  reply: heldView,
  problems: [
    ...refusals,
    "own-matter",
    "second-person",
    "case-closed",
    "not-holdable",
    "hold-too-long",
    "officer-first",
  ],
});

export const refuseHold = operation({
  id: "refuseHold",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/contacts/:contact/holds/:hold/refusal",
  summary: "Say no to what another person asked for.",
  caller: { who: "person", act: "hold.refuse" },
  trail: { with: "retention.hold.refused" },
  promises: ["A6.3", "A6.4"],
  params: ofHold,
  reply: heldView,
  problems: [...refusals, "own-matter", "second-person", "case-closed"],
});

export const extendHold = operation({
  id: "extendHold",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/contacts/:contact/holds/:hold/extension",
  summary: "Ask for a later last day of a hold in force; in effect once another person approves it.",
  caller: { who: "person", act: "hold.ask" },
  trail: { with: "retention.hold.asked" },
  promises: ["A6.3", "A6.4"],
  params: ofHold,
  body: z.strictObject({ reason, until: date("Later than it is; at most twelve months from it.") }),
  reply: heldView,
  problems: [...refusals, "own-matter", "case-closed", "not-holdable", "hold-too-long"],
});

export const previewRelease = operation({
  id: "previewRelease",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/contacts/:contact/holds/:hold/release",
  summary: "What goes when the hold is released now; changes nothing.",
  caller: { who: "person", act: "hold.release" },
  trail: { before: "retention.release.previewed" },
  promises: ["A6.3"],
  params: ofHold,
  reply: z
    .strictObject({
      goesAtOnce: whole("Recordings unreadable from that instant and deleted within a day."),
      keptUntil: date("Last day it is kept afterwards."),
      version: whole("For If-Match."),
    })
    .meta({ description: "What goes.", example: {} }),
  problems: refusals.filter((slug) => slug !== "gone" && slug !== "store-full"),
});

export const releaseHold = operation({
  id: "releaseHold",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/contacts/:contact/holds/:hold/release",
  summary: "End a hold, or take back what was asked. Past its own term the recording is unreadable at once.",
  caller: { who: "person", act: "hold.release" },
  trail: { with: "retention.hold.released" },
  promises: ["A6.3"],
  params: ofHold,
  reply: heldView,
  problems: [...refusals],
});

export const listCaseHolds = operation({
  id: "listCaseHolds",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/cases/:case/holds",
  summary: "Holds of one's own case, and what would go if it closed now.",
  caller: { who: "person", act: "case.read" },
  trail: { before: "retention.holds.listed" },
  promises: ["A6.3", "A6.4"],
  params: z.strictObject({ case: caseId }),
  reply: z
    .strictObject({
      rows: z.array(heldView).meta({ description: "Holds.", example: [] }),
      holdable: z
        .array(
          z.strictObject({
            contact: contactId,
            latest: date("Last day a hold may have; null where the notice gives none.").nullable(),
          }),
        )
        .meta({ description: "Linked contacts.", example: [] }),
      closing: z
        .strictObject({
          goesAtOnce: whole("Recordings that go when the case closes now."),
          goesLater: whole("Recordings whose hold ends with the appeal window."),
          heldUntil: date("Last day of those."),
        })
        .meta({ description: "What closing does.", example: {} }),
    })
    .meta({ description: "Holds of a case.", example: {} }),
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "unknown",
    "no-ledger",
    "peer-away",
  ],
});

export const listHolds = operation({
  id: "listHolds",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/holds",
  summary: "Holds and freezes: all of them for the officer and the auditor, for others what waits for them.",
  caller: { who: "person", act: "hold.list" },
  trail: { before: "retention.holds.listed" },
  promises: ["A6.3", "A6.4"],
  query: z.strictObject({
    scope: oneOf(["waiting", "all"], "What waits for a second person, or all that is kept longer."),
    after: cursor.optional(),
  }),
  reply: z
    .strictObject({
      holds: z.array(heldView).meta({ description: "Holds.", example: [] }),
      freezes: z
        .array(frozenView)
        .meta({ description: "Freezes; officer, auditor and decider see them.", example: [] }),
      today: date("Today."),
      next: cursor.optional(),
    })
    .meta({ description: "What is kept longer.", example: {} }),
  problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "no-ledger", "peer-away"],
});
