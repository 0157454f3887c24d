import { z } from "zod";
import { date, flag, instant, whole } from "../scalar.ts";
import { socketContract, takenAnswer } from "../socket.ts";
import { lineCounts } from "./line-counts.ts";

const none = z.strictObject({}).meta({ description: "Nothing.", example: {} });

/** Live counters of the intake desk (screens S-90): numbers by line, of no contact and nobody. The page's own reading is in the ledger before. */
export const intakeSocket = socketContract({
  id: "intakeSocket",
  service: "intake",
  namespace: "/intake",
  summary: "Counts of today, told whenever they change; who may no longer see them is told nothing more.",
  caller: { who: "person", act: "intake.oversee" },
  version: 1,
  about: none,
  largest: 256,
  perSecond: 2,
  asks: {
    /** Every ten seconds while the page lives: whose right has ended is refused here, and who says nothing is told nothing. */
    stay: {
      body: none,
      answer: z
        .strictObject({ ...takenAnswer, taken: flag("Counts go on.") })
        .meta({ description: "Whether counts go on.", example: { taken: true } }),
    },
  },
  tells: {
    counts: z
      .strictObject({
        at: instant("When they were counted."),
        day: date("The day of the archive's calendar."),
        lines: z.array(lineCounts).meta({ description: "By line.", example: [] }),
        waiting: whole("In quarantine, of whatever day."),
      })
      .meta({ description: "Counts of today.", example: {} }),
  },
});
