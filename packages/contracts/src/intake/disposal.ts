import { z } from "zod";
import { operation } from "../operation.ts";
import { idOf, whole } from "../scalar.ts";

export const discardStaging = operation({
  id: "discardStaging",
  service: "intake",
  audience: "internal",
  method: "post",
  path: "/v1/discard-staging",
  summary: "Forget announcements and staging of contacts; answers a receipt.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "the steward writes the deletion" },
  promises: ["A6.1"],
  body: z.strictObject({
    contacts: z.array(idOf("contact", "A contact.")).max(500).meta({ description: "Contacts.", example: [] }),
  }),
  reply: z.strictObject({ gone: whole("Documents removed.") }).meta({ description: "Receipt.", example: {} }),
  problems: ["bad-input", "store-full"],
});
export const survivingInIntake = operation({
  id: "survivingInIntake",
  service: "intake",
  audience: "internal",
  method: "post",
  path: "/v1/surviving",
  summary: "Which of these contacts are still known here.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "a leaf read" },
  promises: ["A6.1"],
  body: z.strictObject({
    contacts: z.array(idOf("contact", "A contact.")).max(500).meta({ description: "Contacts.", example: [] }),
  }),
  reply: z
    .strictObject({
      surviving: z.array(idOf("contact", "A contact.")).meta({ description: "Still known.", example: [] }),
    })
    .meta({ description: "Survivors.", example: {} }),
  problems: ["bad-input"],
});
