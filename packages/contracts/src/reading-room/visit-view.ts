import { controlReasonCodes, followUpCodes, visitStateCodes } from "@tallenne/domain";
import { code, date, flag, idOf, instant, oneOf, text, whole } from "../scalar.ts";
import { channelCode } from "../standing.ts";
import { z } from "zod";

/** How often each seat says that it is there, milliseconds. */
export const beatEveryMs = 400;
/** A seat that was last heard so long ago is away; no renewal reaches beyond it, so nothing sounds two seconds after a loss (T-W7, T-W8). */
export const presenceMs = 1_700;
/** Longest sound of one window, milliseconds (flows D21). */
export const windowMs = 2_000;
/** Life of a seat's ticket, milliseconds (flows D21; T-W5: keys of segments change within ten seconds). */
export const seatTicketMs = 10_000;
/** How long a suspended visit waits before it is abandoned, and after how long identity is proved again (T-W7; requests-and-visits §7.1). */
export const longestSuspensionMs = 10 * 60_000;
export const identityHoldsMs = 5 * 60_000;
/** A code on a terminal lives so long and bears so many wrong entries. */
export const codeLifeMs = 120_000;
export const codeTries = 5;

/** Languages of the terminal: Finnish, plain Finnish, Swedish, English. */
export const terminalLanguage = oneOf(["fi", "selko", "sv", "en"], "Language of the terminal.");
/** Aids of a visit (requests-and-visits §8). */
export const visitAid = oneOf(
  ["hearing-loop", "second-headphones", "large-print", "spoken-page", "text-beside", "extra-time"],
  "An aid in use.",
);
export const controlReason = oneOf(controlReasonCodes, "A reason of the list.");
export const companionRole = oneOf(
  ["interpreter", "sign-interpreter", "companion", "assistant", "agent", "guardian"],
  "Who somebody beside the citizen is.",
);
export const askKind = oneOf(["help", "break", "mistake", "not-mine", "copy"], "What the citizen asked for.");
/** Why sound is away just now. */
export const awayCause = oneOf(
  ["supervisor-lost", "supervisor-ended", "terminal-lost", "service-restarted", "ledger-away", "key-over"],
  "Why a visit was suspended.",
);

/**
 * An identity check as it is kept (requests-and-visits §4.3): kind of document and results. There is no field for a number, an image, a chip or a
 * machine-readable line (T-D1).
 */
export const identityCheck = z
  .strictObject({
    document: oneOf(
      ["passport", "identity-card", "residence-permit", "driving-licence", "suomi-fi", "known-person"],
      "Kind of document shown. Known person: a statement of two officers.",
    ),
    country: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .meta({ description: "Issuing country, ISO 3166-1 alpha-3.", example: "FIN" }),
    valid: flag("Valid today."),
    photo: flag("The photo is of this person."),
    name: oneOf(["same", "former", "other"], "The name is the requester's, a former one, another."),
    birthDate: flag("The birth date is the requester's."),
    method: oneOf(["visual", "reader"], "Looked at, or read by a reader."),
  })
  .meta({ description: "Kind of document and results; never a number or a copy.", example: {} });
export type IdentityCheckView = z.output<typeof identityCheck>;

/** An item of the decision as the seats know it: a number, never an address. */
export const visitItem = z
  .strictObject({
    number: whole("Its number in this visit, from 1.", 200),
    channel: channelCode,
    durationMs: whole("Length; zero for a text."),
    positionMs: whole("Where the terminal stands."),
    heardMs: whole("Heard so far, without doubling."),
    withheld: flag("Not played: reported as somebody else's."),
  })
  .meta({ description: "An item of the decision.", example: {} });

const ask = z
  .strictObject({
    number: whole("Its number."),
    kind: askKind,
    item: whole("Item it is about.").nullable(),
    atMs: whole("Where in it.").nullable(),
    at: instant("When."),
    acknowledged: flag("The supervisor has seen to it."),
  })
  .meta({ description: "Something the citizen asked for.", example: {} });

/** A visit as the supervisor's console sees it: states, times, lights, numbers. No sound, no text, no name, no title (T-W4). */
export const liveVisit = z
  .strictObject({
    visit: idOf("visit", "The visit."),
    case: idOf("case", "The rights request."),
    state: oneOf(visitStateCodes, "Its state."),
    office: code("Office.", "mikkeli"),
    day: date("Booked day."),
    from: text("Booked from, Helsinki time.", 5, "10.00"),
    to: text("Booked to.", 5, "11.00"),
    supervisor: idOf("person", "Who supervises; null before arrival.").nullable(),
    isOwn: flag("The asker supervises it in this very session."),
    identity: z
      .strictObject({
        document: identityCheck.shape.document,
        result: oneOf(["proved", "failed", "second-officer"], "Result; or a second officer is waited for."),
        at: instant("When."),
      })
      .nullable()
      .meta({ description: "The identity check in force.", example: null }),
    companions: z
      .array(z.strictObject({ role: companionRole, signedAt: instant("When they signed.") }))
      .meta({ description: "Who is present beside the citizen.", example: [] }),
    language: terminalLanguage.nullable(),
    aids: z.array(visitAid).meta({ description: "Aids in use.", example: [] }),
    briefed: flag("The rules were gone through."),
    isPaired: flag("A terminal is paired."),
    lights: z
      .strictObject({
        terminal: oneOf(["here", "away", "none"], "The terminal."),
        supervisor: oneOf(["here", "away", "none"], "The supervisor."),
      })
      .meta({ description: "Which seats were heard a moment ago.", example: {} }),
    isHeldBack: flag("The supervisor holds it back: the citizen cannot play."),
    away: z
      .strictObject({
        cause: awayCause,
        since: instant("Since when."),
        until: instant("When it is abandoned."),
        identityNeeded: flag("Identity must be proved again first."),
      })
      .nullable()
      .meta({ description: "Why it is suspended.", example: null }),
    items: z.array(visitItem).meta({ description: "Items of the decision.", example: [] }),
    playing: whole("Item that plays or stands open.").nullable(),
    asks: z.array(ask).meta({ description: "What the citizen asked for.", example: [] }),
    endsAt: instant("When the session key ends by itself; null before opening.").nullable(),
    extendedMinutes: whole("Minutes added."),
    interruptions: whole("How often it was suspended."),
    followUps: z
      .array(oneOf(followUpCodes, "What follows."))
      .meta({ description: "Follow-ups chosen.", example: [] }),
  })
  .meta({ description: "A visit as its supervisor sees it.", example: {} });
export type LiveVisitView = z.output<typeof liveVisit>;

/** What the citizen sees of an item in the list of the terminal. */
export const seatItem = z
  .strictObject({
    number: whole("Its number in this visit.", 200),
    channel: channelCode,
    startedAt: instant("When the contact began."),
    durationMs: whole("Length; zero for a text."),
    rate: whole("Samples a second; zero for a text."),
    channels: whole("Channels of its sound; zero for a text.", 2),
    gaps: z
      .array(z.tuple([whole("From, ms."), whole("To, ms.")]).meta({ description: "A gap.", example: [0, 1] }))
      .meta({ description: "Silences of two seconds or more.", example: [] }),
    positionMs: whole("Where it stood last."),
    heardMs: whole("Heard so far."),
    withheld: flag("Not played: reported as not one's own."),
    inWriting: flag("What is said in it can be read beside the sound."),
  })
  .meta({ description: "An item as the citizen sees it.", example: {} });
export type SeatItem = z.output<typeof seatItem>;
