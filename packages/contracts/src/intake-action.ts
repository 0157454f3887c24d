import { z } from "zod";
import { code, date, whole } from "./scalar.ts";

const findings = z
  .array(code("A finding.", "time-in-future"))
  .meta({ description: "Why it waits.", example: ["time-in-future"] });

const lines = z
  .array(code("A line.", "henkiloasiakkaat"))
  .meta({ description: "Lines it may announce.", example: ["henkiloasiakkaat"] });

/** What the ledger is told of what comes in, of what waits, and of what a person does about it. Times and names stand in none of it. */
export const intakeActions = {
  "contact.quarantined": z.strictObject({ findings }),
  "contact.repaired": z.strictObject({
    findings,
    corrected: z
      .array(code("What was put right.", "line"))
      .meta({ description: "Facts that a person put right; none when the rules have changed.", example: [] }),
    reason: code("Why.", "source-clock"),
    line: code("Service line it is taken for.", "henkiloasiakkaat"),
  }),
  "intake.totals.stated": z.strictObject({
    on: date("Of which day."),
    count: whole("Lines stated."),
  }),
  "intake.overseen": z.strictObject({}),
  "intake.handed-over": z.strictObject({ channel: code("Channel.", "call") }),
  "source.enrolled": z.strictObject({ lines }),
  "source.changed": z.strictObject({ lines }),
} as const;
