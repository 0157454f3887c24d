import { z } from "zod";
import { operation } from "../operation.ts";
import { ofKeeping, ofPerson } from "../refusals.ts";
import { code, date, idOf, instant, oneOf, text, whole } from "../scalar.ts";
import { channelCode, lineCode } from "../standing.ts";

/** Why a person puts an announcement right. Codes: the ledger takes no free words. */
const repairReason = oneOf(["source-clock", "source-line", "other-fault"], "Why it is put right.");
export type RepairReason = z.output<typeof repairReason>;

/** Why a person rejects an announcement for good. */
const rejectionReason = oneOf(
  ["test-call", "sent-twice", "not-told", "outside-eea", "not-ours"],
  "Why it is never taken.",
);

const ofAnnouncement = z.strictObject({ announcement: idOf("announcement", "The announcement.") });
const who = { who: "person", act: "intake.repair" } as const;

/** One announcement that waits: what was found and what a person did about it; never a preview, for no content was taken. */
export const waitingAnnouncement = z
  .strictObject({
    announcement: idOf("announcement", "The announcement."),
    at: instant("Announced."),
    channel: channelCode,
    line: text("Line as named.", 64),
    source: code("Name of the source.", "vaihde-1"),
    again: oneOf(
      ["by-folder", "by-source"],
      "Who sends it again: the archive from the watched folder, or the source.",
    ),
    findings: z.array(code("Finding.", "time-in-future")).meta({ description: "Why.", example: [] }),
    times: z
      .strictObject({
        startedAt: instant("Start as announced."),
        endedAt: instant("End as announced."),
        sentAt: instant("The source's own clock."),
      })
      .nullable()
      .meta({ description: "Only where a time is the finding: else nobody needs them.", example: null }),
    repaired: z
      .strictObject({
        at: instant("When."),
        reason: code("Why.", "source-clock"),
        line: lineCode,
      })
      .nullable()
      .meta({ description: "Put right: it waits for its source to send it again.", example: null }),
  })
  .meta({ description: "An announcement in quarantine.", example: {} });

export const repairAnnouncement = operation({
  id: "repairAnnouncement",
  service: "intake",
  audience: "public",
  method: "post",
  path: "/v1/announcements/:announcement/repair",
  summary:
    "Put right what a gate found: the line, the times. The gates run again at once; when they pass, the source sends the same again and it is taken as put right. A line that is never recorded refuses it for good.",
  caller: who,
  trail: { own: ["contact.repaired", "contact.rejected"] },
  promises: ["A3", "A6.2", "A10.1"],
  params: ofAnnouncement,
  body: z.strictObject({
    reason: repairReason,
    line: lineCode.optional(),
    startedAt: instant("Right start; left out when the announced one is right.").optional(),
    endedAt: instant("Right end; left out when the announced one is right.").optional(),
  }),
  reply: z
    .strictObject({
      state: oneOf(["repaired", "refused"], "It may come, or it is never taken."),
      refused: oneOf(["never-record", "already-expired"], "Why it is never taken.").nullable(),
      lastDay: date("Last readable day it will have.").nullable(),
    })
    .meta({ description: "What became of it.", example: {} }),
  problems: [...ofPerson, "unknown", "conflict", "still-held", "peer-away", ...ofKeeping],
});

export const rejectAnnouncement = operation({
  id: "rejectAnnouncement",
  service: "intake",
  audience: "public",
  method: "post",
  path: "/v1/announcements/:announcement/rejection",
  summary: "Reject for good what waits: the source is told so when it sends it again.",
  caller: who,
  trail: { with: "contact.rejected" },
  promises: ["A3", "A6.2", "A9"],
  params: ofAnnouncement,
  body: z.strictObject({ reason: rejectionReason }),
  reply: z
    .strictObject({ state: oneOf(["rejected"], "It is never taken.") })
    .meta({ description: "Rejected.", example: {} }),
  problems: [...ofPerson, "unknown", "conflict", ...ofKeeping],
});

export const replayQuarantine = operation({
  id: "replayQuarantine",
  service: "intake",
  audience: "public",
  method: "post",
  path: "/v1/quarantine/replays",
  summary:
    "Run the gates again, by the rules in force now, on everything that waits; watched folders are looked through at once.",
  caller: who,
  trail: { own: ["contact.repaired", "contact.rejected"] },
  promises: ["A3", "A6.2"],
  body: z.strictObject({}),
  reply: z
    .strictObject({
      tried: whole("How many waited."),
      passed: whole("How many pass now: their source sends them again."),
      refused: whole("How many are refused for good by the rules of today."),
    })
    .meta({ description: "What came of it.", example: {} }),
  status: 201,
  problems: [...ofPerson, "peer-away", ...ofKeeping],
});
