import { shownText } from "../contact.ts";
import { shownTranscript } from "../transcript.ts";
import { operation } from "../operation.ts";
import { base64, text, whole } from "../scalar.ts";
import { z } from "zod";

/** What the terminal shows for any content: its session key and a ticket of ten seconds. The device cookie comes with it. */
const shown = {
  seat: base64("Session key of the seat, as it came by the socket.", 100),
  ticket: text("Ticket of the item, as it came by the socket.", 2_000, "eyJhbGciOiJFUzI1NiJ9.e30.c2ln"),
  item: whole("Number of the item.", 200),
};
const seatOutcomes = [
  "bad-input",
  "sign-in-first",
  "not-permitted",
  "unknown",
  "gone",
  "not-at-this-stage",
  "no-ledger",
  "peer-away",
  "store-away",
  "damaged",
  "busy",
  "store-full",
] as const;

export const fetchWindow = operation({
  id: "fetchWindow",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/seat/windows",
  summary:
    "At most two seconds of sound for the terminal of a visit that plays: 16-bit little-endian samples, channels interleaved. Both seats were heard a moment ago.",
  caller: { who: "terminal" },
  trail: { own: ["access.served"] },
  promises: ["A11.6", "A6.1", "A10.1"],
  body: z.strictObject({
    ...shown,
    fromMs: whole("From where, milliseconds."),
    lengthMs: whole("How much; at most 2,000.", 2_000),
  }),
  reply: "stream",
  problems: [...seatOutcomes, "not-acceptable-range", "too-many"],
});

export const readSeatText = operation({
  id: "readSeatText",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/seat/texts",
  summary: "The words of a chat, mail or form on the terminal, under the same guard as sound.",
  caller: { who: "terminal" },
  trail: { own: ["access.text.read"] },
  promises: ["A11.6", "A6.5", "A6.9"],
  body: z.strictObject(shown),
  reply: shownText,
  problems: seatOutcomes,
});

export const readSeatTranscript = operation({
  id: "readSeatTranscript",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/seat/transcripts",
  summary:
    "What is said in the recording on the terminal, in writing, under the same guard as sound (T-L13).",
  caller: { who: "terminal" },
  trail: { own: ["access.text.read"] },
  promises: ["A11.6"],
  body: z.strictObject(shown),
  reply: shownTranscript,
  problems: seatOutcomes,
});
