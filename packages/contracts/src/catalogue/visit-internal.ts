import { visitStateCodes } from "@tallenne/domain";
import { publicHalf } from "../contact.ts";
import { operation } from "../operation.ts";
import { flag, idOf, instant, oneOf, whole } from "../scalar.ts";
import { clockTime, officeCode } from "./office.ts";

import { contactIds } from "./shape.ts";
import { liveVisitEvent } from "./visit-event.ts";
import { visitId, visitView } from "./visit.ts";
import { z } from "zod";

const { number, state, interpreter, aids, language, supervisor, due } = visitView.shape;

export const visitFacts = operation({
  id: "visitFacts",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/visit-facts",
  summary:
    "What the room must know of a visit: the decision's items, office, day, time, who may not supervise.",
  caller: { who: "services", callers: ["reading-room"] },
  trail: { none: "a leaf read" },
  promises: ["A11.6"],
  body: z.strictObject({ visit: visitId }),
  reply: z
    .strictObject({
      visit: z
        .strictObject({
          id: visitId,
          case: visitView.shape.case,
          number,
          state,
          office: officeCode,
          room: idOf("room", "The room."),
          day: visitView.shape.due.meta({ description: "Booked day.", example: "2026-11-24" }),
          from: clockTime,
          to: clockTime,
          startsAt: instant("When the slot begins."),
          endsAt: instant("When it ends."),
          interpreter,
          aids,
          language,
          items: contactIds(200),
          disqualified: z
            .array(idOf("person", "Somebody who may not supervise it."))
            .meta({ description: "Who redacted or second-checked (INV-9).", example: [] }),
          supervisor,
          due,
          half: publicHalf
            .nullable()
            .meta({ description: "Public half that words of the visit are sealed to.", example: null }),
        })
        .nullable()
        .meta({ description: "A visit with an agreed time, else null.", example: null }),
    })
    .meta({ description: "Facts of a visit.", example: {} }),
  problems: ["bad-input"],
});

export const recordVisitEvents = operation({
  id: "recordVisitEvents",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/visit-events",
  summary:
    "Events of the room, in order of number; what is kept already changes nothing, what comes after a gap is not taken.",
  caller: { who: "services", callers: ["reading-room"] },
  trail: { none: "the reading-room has told the ledger of each" },
  promises: ["A11.6", "A11.7"],
  body: z.strictObject({
    visit: visitId,
    events: z.array(liveVisitEvent).min(1).max(500).meta({ description: "Events, in order.", example: [] }),
  }),
  reply: z
    .strictObject({
      taken: whole("Number of the last event taken."),
      state: oneOf(visitStateCodes, "State after it."),
      complete: flag("All that were sent are taken."),
    })
    .meta({ description: "Where the visit stands.", example: {} }),
  problems: ["bad-input", "unknown", "not-at-this-stage", "store-full"],
});
