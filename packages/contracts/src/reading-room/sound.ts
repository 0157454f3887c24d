import { operation } from "../operation.ts";
import { idOf, instant, oneOf, text, whole } from "../scalar.ts";
import { partParams, outcomes } from "./shape.ts";
import { z } from "zod";

export const issueTicket = operation({
  id: "issueTicket",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/sittings/:sitting/contacts/:contact/tickets",
  summary:
    "A ticket of two minutes for the sound of one contact; sets a cookie for its address only. Again: renews.",
  caller: { who: "person", act: "recording.listen" },
  trail: { before: "access.granted" },
  promises: ["A4.8", "A6.1", "A10.2"],
  params: partParams,
  body: z.strictObject({
    side: oneOf(["both", "adviser", "customer"], "Which voices."),
    handle: idOf("ticket", "Handle to renew.").optional(),
  }),
  reply: z
    .strictObject({
      handle: idOf("ticket", "Random handle."),
      sound: text("Address of the sound.", 200, "/reading-room/v1/sound/ticket_0123456789abcdefghjkmnpqrs"),
      expiresAt: instant("When the ticket ends."),
      length: whole("Bytes of the virtual WAV."),
      durationMs: whole("Duration."),
    })
    .meta({ description: "A ticket.", example: {} }),
  status: 201,
  problems: [...outcomes, "store-full"],
});

export const playSound = operation({
  id: "playSound",
  service: "reading-room",
  audience: "public",
  method: "get",
  path: "/v1/sound/:handle",
  summary: "16-bit WAV computed from the sealed master; one byte range, at most sixteen seconds an answer.",
  caller: { who: "person", act: "recording.listen" },
  trail: { own: ["access.served"] },
  promises: ["A4.8", "A6.1", "A10.1", "A10.2"],
  params: z.strictObject({ handle: idOf("ticket", "Handle of the ticket.") }),
  reply: "stream",
  alsoStatus: [206],
  problems: [...outcomes, "not-acceptable-range"],
});

export const readPeaks = operation({
  id: "readPeaks",
  service: "reading-room",
  audience: "public",
  method: "get",
  path: "/v1/sittings/:sitting/contacts/:contact/peaks",
  summary: "Waveform of a recording, binary (media: peaks format).",
  caller: { who: "person", act: "recording.listen" },
  trail: { none: "covered by the sitting's entry: the shape of the sound, no words" },
  promises: ["A10.3"],
  params: partParams,
  reply: "stream",
  problems: outcomes,
});

export const reportHeard = operation({
  id: "reportHeard",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/sittings/:sitting/contacts/:contact/heard",
  summary: "Stretches actually played; cut to what was served.",
  caller: { who: "person", act: "self.read" },
  trail: { with: "access.listened" },
  promises: ["A4.8", "A10.3"],
  params: partParams,
  body: z.strictObject({
    ranges: z
      .array(
        z
          .tuple([whole("From, ms."), whole("To, ms.")])
          .meta({ description: "A stretch.", example: [0, 12000] }),
      )
      .max(200)
      .meta({ description: "Stretches.", example: [] }),
  }),
  reply: z
    .strictObject({ heardMs: whole("Heard in this sitting, without doubling.") })
    .meta({ description: "What is recorded.", example: {} }),
  problems: ["bad-input", "sign-in-first", "unknown", "store-full"],
});
