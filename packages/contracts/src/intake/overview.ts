import { z } from "zod";
import { operation } from "../operation.ts";
import { code, cursor, date, flag, instant, whole } from "../scalar.ts";
import { lineCounts } from "./line-counts.ts";
import { ofPerson } from "../refusals.ts";
import { waitingAnnouncement } from "./quarantine.ts";

export const readIntake = operation({
  id: "readIntake",
  service: "intake",
  audience: "public",
  method: "get",
  path: "/v1/overview",
  summary:
    "Counts of offered, kept, refused, waiting by line; and what waits in quarantine, without content.",
  caller: { who: "person", act: "intake.oversee" },
  trail: { before: "intake.overseen" },
  promises: ["A6.2"],
  query: z.strictObject({
    day: date("Which day; today when left out.").optional(),
    after: cursor.optional(),
  }),
  reply: z
    .strictObject({
      day: date("The day."),
      lines: z.array(lineCounts).meta({ description: "By line.", example: [] }),
      quarantine: z.array(waitingAnnouncement).meta({ description: "Waiting.", example: [] }),
      next: cursor.optional(),
      folders: z
        .array(
          z.strictObject({
            source: code("Name of the source.", "vaihde-1"),
            waiting: whole("Recordings that lie there now."),
            kept: whole("Kept since the start."),
            known: whole("Kept before already."),
            refused: whole("Refused; they lie in `refused/` with their findings."),
            neverRecord: whole("Never recorded: removed."),
            quarantined: whole("Announcements that waited for repair."),
            faults: whole("Rows and files that cannot be read."),
            reachable: flag("Whether it could be looked through."),
            lookedAt: instant("The last whole look.").nullable(),
          }),
        )
        .meta({ description: "Watched folders; never the name of a file.", example: [] }),
      unfinishedUploads: whole("Uploads of the person who asks that have begun and not ended."),
    })
    .meta({ description: "Intake of a day.", example: {} }),
  problems: [...ofPerson, "no-ledger"],
});
