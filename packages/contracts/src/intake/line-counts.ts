import { z } from "zod";
import { whole } from "../scalar.ts";
import { lineCode } from "../standing.ts";

/** Counts of one line on a day. */
export const lineCounts = z.strictObject({
  line: lineCode,
  told: whole("Offered by the sources' own count; null where none has told it.").nullable(),
  offered: whole("Offered."),
  kept: whole("Kept."),
  neverRecord: whole("Refused: never recorded."),
  refused: whole("Refused otherwise."),
  quarantined: whole("Waiting."),
  missing: whole("Announced, content not come."),
});
