import { z } from "zod";
import { operation } from "../operation.ts";
import { ofKeeping, ofPerson } from "../refusals.ts";
import { date, idOf, text, whole } from "../scalar.ts";

const totals = z
  .array(
    z.strictObject({
      line: text("Line as the source names it.", 64, "henkiloasiakkaat"),
      offered: whole("Contacts of the line that the source offered on the day, by its own count."),
    }),
  )
  .min(1)
  .max(200)
  .meta({ description: "By line. A line told again replaces its figure; the others stay.", example: [] });
const day = date("The day: its own calendar day in Helsinki.");
const told = z
  .strictObject({ day, lines: whole("Lines of the day that are told by now.") })
  .meta({ description: "What is told.", example: {} });

export const tellDayTotals = operation({
  id: "tellDayTotals",
  service: "intake",
  audience: "public",
  method: "put",
  path: "/v1/day-totals/:day",
  summary:
    "A source tells how many contacts of each line it offered on a day, by its own count: what the archive was never offered is missing, and named.",
  caller: { who: "source", act: "contact.put" },
  trail: { none: "numbers by line and day; no contact and no person" },
  promises: ["A10.1"],
  params: z.strictObject({ day }),
  body: z.strictObject({ lines: totals }),
  reply: told,
  problems: ["bad-input", "sign-in-first", "not-permitted", "store-full"],
});

export const stateDayTotals = operation({
  id: "stateDayTotals",
  service: "intake",
  audience: "public",
  method: "put",
  path: "/v1/sources/:source/day-totals/:day",
  summary: "A person states the same from a source's report, where the source cannot tell it itself.",
  caller: { who: "person", act: "intake.repair" },
  trail: { before: "intake.totals.stated" },
  promises: ["A10.1"],
  params: z.strictObject({ source: idOf("source", "The source."), day }),
  body: z.strictObject({ lines: totals }),
  reply: told,
  problems: [...ofPerson, "unknown", ...ofKeeping],
});
