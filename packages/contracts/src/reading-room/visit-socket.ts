import { socketContract, takenAnswer } from "../socket.ts";
import { base64, code, flag, idOf, instant, oneOf, text, whole } from "../scalar.ts";
import { askKind, awayCause, liveVisit, seatItem, terminalLanguage, visitAid } from "./visit-view.ts";
import { z } from "zod";

const speed = z.number().min(0.5).max(2).meta({ description: "Times the natural speed.", example: 1 });
const number = whole("Number of the item.", 200);
const at = whole("Where in the recording, milliseconds.", 86_400_000);
const taken = z
  .strictObject(takenAnswer)
  .meta({ description: "Whether it was done.", example: { taken: true } });
const none = z.strictObject({}).meta({ description: "Nothing.", example: {} });

/** One stretch that went out of the loudspeaker without a break, in order of `number`; told again it replaces what was told of it (T-W3). */
export const playedStretch = z
  .strictObject({
    number: whole("Counts from 1 within a session key.", 1_000_000),
    item: number,
    fromMs: at,
    toMs: at,
    speed,
  })
  .meta({ description: "A stretch played.", example: {} });
export type PlayedStretch = z.output<typeof playedStretch>;

/** What both seats are told of the phase of the terminal (screens S-60: T0–T7). */
export const seatPhase = oneOf(
  ["waiting", "paired", "open", "playing", "paused", "held-back", "away", "ended"],
  "Phase: waiting for a code to be entered; paired, rules on show; open; playing; paused by the citizen; held back by the supervisor; away; ended.",
);

/** The whole state of the terminal; told at every change and after every connection. */
const seatState = z
  .strictObject({
    phase: seatPhase,
    why: z
      .union([
        awayCause,
        oneOf(
          ["stopped", "walked-out", "emergency", "heard", "abandoned", "handed-over", "other-terminal"],
          "End.",
        ),
      ])
      .nullable()
      .meta({ description: "Why it is away or ended.", example: null }),
    language: terminalLanguage.nullable(),
    aids: z.array(visitAid).meta({ description: "Aids in use.", example: [] }),
    briefed: flag("The rules were ticked."),
    items: z
      .array(seatItem)
      .max(200)
      .meta({ description: "One's own items; none before opening.", example: [] }),
    at: z
      .strictObject({ item: number, atMs: at })
      .nullable()
      .meta({ description: "Where it goes on after a break.", example: null }),
    endsInMs: whole("Milliseconds until the session key ends; zero before opening."),
    asks: z
      .array(z.strictObject({ number: whole("Number."), kind: askKind, acknowledged: flag("Seen to.") }))
      .meta({ description: "What was asked for.", example: [] }),
  })
  .meta({ description: "The state of the terminal.", example: {} });
export type SeatState = z.output<typeof seatState>;

const renewal = z
  .strictObject({
    forMs: whole(
      "Sound may go on so long, counted from the SENDING of the beat that this answers; zero: silence now.",
      2_000,
    ),
    ticket: z
      .strictObject({
        token: text("Ticket of the item that plays.", 2_000),
        item: number,
        forMs: whole("It lives so long.", 10_000),
      })
      .nullable()
      .meta({ description: "A new ticket when the one before is half over.", example: null }),
  })
  .meta({ description: "A renewal.", example: { forMs: 1300, ticket: null } });

/** The listening terminal: an enrolled device of one office (flows D25). */
export const terminalSocket = socketContract({
  id: "terminalSocket",
  service: "reading-room",
  namespace: "/terminal",
  summary: "A listening terminal: shows a code, is paired, and is driven by the citizen.",
  caller: { who: "terminal" },
  version: 1,
  about: none,
  largest: 4_096,
  perSecond: 20,
  asks: {
    /** Every 400 ms while the page lives, whatever its phase. */
    beat: {
      body: z.strictObject({
        playing: playedStretch
          .nullable()
          .meta({ description: "The stretch that sounds now, up to now.", example: null }),
      }),
      answer: renewal,
    },
    /** First message after a lost connection: the session key in memory takes the seat back. Without it a new code is shown. */
    returnToSeat: { body: z.strictObject({ seat: base64("Session key of the seat.", 100) }), answer: taken },
    choose: {
      body: z.strictObject({
        language: terminalLanguage,
        aids: z.array(visitAid).max(6).meta({ description: "Aids in use.", example: [] }),
      }),
      answer: taken,
    },
    brief: {
      body: z.strictObject({ read: z.literal(true).meta({ description: "All rules.", example: true }) }),
      answer: taken,
    },
    play: {
      body: z.strictObject({ item: number, atMs: at, speed }),
      answer: z
        .strictObject({ ...takenAnswer, ticket: renewal.shape.ticket })
        .meta({ description: "With the first ticket.", example: {} }),
    },
    /** Seek, replay, speed, another item, while it plays or is paused. */
    steer: {
      body: z.strictObject({ item: number, atMs: at, speed }),
      answer: z
        .strictObject({ ...takenAnswer, ticket: renewal.shape.ticket })
        .meta({ description: "With a ticket when the item is another.", example: {} }),
    },
    pause: { body: z.strictObject({ item: number, atMs: at }), answer: taken },
    /** Stretches that ended; kept by the page until taken, also over a lost connection. */
    played: {
      body: z.strictObject({
        stretches: z.array(playedStretch).min(1).max(20).meta({ description: "Stretches.", example: [] }),
      }),
      answer: taken,
    },
    ask: {
      body: z.strictObject({
        kind: askKind,
        item: number.nullable(),
        atMs: at.nullable(),
      }),
      answer: taken,
    },
    /** The citizen is done. */
    finish: { body: none, answer: taken },
  },
  tells: {
    code: z
      .strictObject({ digits: text("Six digits.", 6, "481902"), forMs: whole("It lives so long.", 120_000) })
      .meta({ description: "A code to show.", example: {} }),
    state: seatState,
    /** Once, when the supervisor opens the listening: kept in memory only. */
    opened: z
      .strictObject({ seat: base64("Session key of the seat.", 100) })
      .meta({ description: "The session key.", example: {} }),
    /** At once: silent, text covered; the page is blank where the cause says so. */
    silence: z
      .strictObject({ why: code("Why.", "held-back"), blank: flag("Cover everything.") })
      .meta({ description: "Silence.", example: {} }),
    ended: z
      .strictObject({ why: code("How it ended.", "heard") })
      .meta({ description: "Wipe everything; the connection closes.", example: {} }),
  },
});

/** The supervisor's console: sees states, positions and lights; no sound, no text, no title, no name (T-W4). */
export const consoleSocket = socketContract({
  id: "consoleSocket",
  service: "reading-room",
  namespace: "/console",
  summary: "The supervisor's console of one visit: its heartbeat keeps the sound alive.",
  caller: { who: "person", act: "visit.attend" },
  version: 1,
  about: z.strictObject({ visit: idOf("visit", "The visit.") }),
  largest: 1_024,
  perSecond: 10,
  asks: {
    /** Every 400 ms while the page lives. Counts only for the visit watched, and only from its supervisor's own session. */
    beat: {
      body: none,
      answer: z
        .strictObject({
          supervises: flag("This session supervises the visit."),
          terminalAgoMs: whole("When the terminal was last heard; null: none.", 3_600_000).nullable(),
        })
        .meta({ description: "Lights.", example: {} }),
    },
  },
  tells: {
    /** The whole view, at every change. */
    visit: liveVisit,
    /** At most four times a second while it plays. */
    position: z
      .strictObject({ item: number, atMs: at, heardMs: whole("Heard of it so far.") })
      .meta({ description: "Where the citizen listens.", example: {} }),
    alert: z
      .strictObject({
        kind: oneOf(
          ["wrong-codes", "other-terminal", "not-mine", "help", "terminal-lost", "time-nearly-up"],
          "What.",
        ),
        at: instant("When."),
      })
      .meta({ description: "Something to look at.", example: {} }),
    /** This session no longer supervises, or may no longer: why. */
    away: z
      .strictObject({ why: code("Slug, or handed-over.", "handed-over") })
      .meta({ description: "The seat is lost.", example: {} }),
  },
});
