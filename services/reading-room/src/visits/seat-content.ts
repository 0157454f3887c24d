import { TokenRefused, verifySeatTicket } from "@tallenne/access";
import {
  type AccessFacts,
  Problem,
  refuse,
  shownText,
  type ShownText,
  type ShownTranscript,
  windowMs,
} from "@tallenne/contracts";
import { virtualWav } from "@tallenne/media";
import type { PartKind } from "@tallenne/vault";
import type { TerminalStanding } from "@tallenne/wire";
import { wholeOf } from "../contents/contents.ts";
import { playedPart } from "../contents/played-part.ts";
import { newestTranscript, shownFor } from "../transcripts/show-transcript.ts";
import type { Stretch } from "../sittings/stretch.ts";
import { factsOfContact, type LiveVisit } from "./live-visit.ts";
import { markOf } from "./open-visit.ts";
import { playableItem, type SeatTickets } from "./seat-ticket.ts";
import type { SeatKeys } from "./seat-keys.ts";
import type { VisitChanges } from "./visit-changes.ts";
import type { VisitPorts } from "./visit-ports.ts";
import type { SeatedItem, VisitSitting } from "./visit-sitting.ts";
import { visitEntry } from "./visit-step.ts";

/** What a terminal shows for content. */
interface Shown {
  readonly seat: string;
  readonly ticket: string;
  readonly item: number;
}

interface Admitted {
  readonly visit: VisitSitting;
  readonly live: LiveVisit;
  readonly item: SeatedItem;
}

const headerBytes = 44;
/** How far ahead of its playing a terminal may fetch: a burst, and what twice the natural speed with seeks needs from then on. */
const burstMs = 12_000;
const perSecondMs = 2_500;

/** A window of sound as it goes out. */
export interface SeatWindow {
  readonly bytes: Uint8Array;
  /** To be called when they have left. */
  readonly left: () => void;
}

/** Sound and text for the terminal of a visit that plays: at most two seconds at a time, and none while either seat is away (flows D21, INV-1, INV-7). */
export function seatContent(
  ports: VisitPorts,
  changes: VisitChanges,
  made: { tickets: SeatTickets; keys: SeatKeys },
) {
  const { live: all, contents, clock, ticketKeys, visits } = ports;
  const { tickets, keys } = made;

  const admitted = async (terminal: TerminalStanding, shown: Shown): Promise<Admitted> => {
    const visit = await keys.visitOf(terminal.id, shown.seat);
    const live = all.of(visit.id);
    const item = playableItem(visit, shown.item);
    try {
      const seat = markOf(shown.seat);
      const asked = {
        token: shown.ticket,
        terminal: terminal.id,
        seat,
        trusted: ticketKeys,
        now: clock.now(),
      };
      const ticket = verifySeatTicket(asked);
      if (ticket.visit !== visit.id || ticket.contact !== item.contact) throw new TokenRefused("other");
    } catch (failure) {
      if (failure instanceof TokenRefused) throw refuse("not-permitted", { cause: failure });
      throw failure;
    }
    mustSound(visit, live);
    return { visit, live, item };
  };
  const mustSound = (visit: VisitSitting, live: LiveVisit): void => {
    const guard = all.areSeated(live) && !live.isSilenced && live.permit !== undefined;
    if (visit.state !== "playing" || !guard)
      throw refuse("not-at-this-stage", { facts: { guard: "seats-present", state: visit.state } });
  };
  /** Waiting for the ledger and opening take their time: what counts is the visit as it is when the bytes go out. */
  const mustStillSound = async ({ visit, live, item }: Admitted): Promise<void> => {
    const now = await visits.get(visit.id);
    if (now === undefined || now.seat?.mark !== visit.seat?.mark || now.terminal !== visit.terminal)
      throw refuse("unknown");
    playableItem(now, item.number);
    mustSound(now, live);
  };
  /** What cannot go on is silent at both seats, not only here. */
  const orSuspended = async <T>(visit: VisitSitting, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (failure) {
      if (failure instanceof Problem && failure.slug === "no-ledger")
        await changes.suspend(visit.id, "ledger-away");
      throw failure;
    }
  };

  const read = async <P extends PartKind>(
    terminal: TerminalStanding,
    asked: Shown,
    partOf: (contact: AccessFacts) => P | undefined,
  ): Promise<{ readonly part: P; readonly bytes: Buffer }> => {
    const { visit, live, item } = await admitted(terminal, asked);
    const contact = factsOfContact(live, item.contact);
    const part = contact && partOf(contact);
    if (contact === undefined || part === undefined) throw refuse("unknown");
    return orSuspended(visit, async () => {
      const { permit } = live;
      const entry = visitEntry(ports, visit, {
        by: { terminal: terminal.id },
        action: "access.text.read",
        facts: { part },
        about: [item.contact],
        outcome: "permitted",
      });
      const [receipt] = await ports.trail.writeAll([entry]);
      if (receipt === undefined || permit === undefined) throw refuse("no-ledger");
      if (!permit.covers(item.contact)) throw refuse("gone");
      const bytes = await wholeOf(await contents.open(permit, receipt, contact, part));
      await mustStillSound({ visit, live, item });
      return { part, bytes };
    });
  };

  return {
    async window(
      terminal: TerminalStanding,
      asked: Shown & { readonly fromMs: number; readonly lengthMs: number },
    ): Promise<SeatWindow> {
      const { visit, live, item } = await admitted(terminal, asked);
      const contact = factsOfContact(live, item.contact);
      if (contact?.audio == null) throw refuse("unknown");
      const { audio } = contact;
      const lengthMs = Math.min(asked.lengthMs, windowMs);
      if (asked.fromMs >= audio.durationMs || lengthMs === 0)
        throw refuse("not-acceptable-range", { facts: { length: audio.durationMs } });
      spend(live, lengthMs, clock.monotonic());
      const windows = tickets.windowsOf(visit, live, item);
      const part = playedPart(contact);
      const bytes = await orSuspended(visit, () =>
        windows.inTurn(async (owe) => {
          const receipt = await tickets.grant(visit, live, item);
          const { permit } = live;
          if (permit === undefined) throw refuse("not-at-this-stage", { facts: { guard: "seats-present" } });
          // Its day ended, or what kept it longer, while others of the visit go on.
          if (!permit.covers(item.contact)) throw refuse("gone");
          const wav = virtualWav(audio);
          const frame = 2 * audio.channels;
          const byteAt = (ms: number) =>
            Math.min(wav.length, headerBytes + Math.floor((ms * audio.rate) / 1000) * frame);
          const plan = wav.plan(byteAt(asked.fromMs), byteAt(asked.fromMs + lengthMs));
          // The keyring is looked at for every window: a key that died opens nothing from that moment, and none is kept here.
          const recording = await contents.open(permit, receipt, contact, part);
          const master = await recording.bytes(plan.masterFrom, plan.masterTo);
          const sound = wav.render(master, plan, { side: "both" });
          await mustStillSound({ visit, live, item });
          const msAt = (byte: number) => ((byte - headerBytes) / (audio.rate * frame)) * 1000;
          const stretch: Stretch = [Math.floor(msAt(plan.from)), Math.ceil(msAt(plan.to))];
          owe({
            stretch,
            entryOf: () =>
              visitEntry(ports, visit, {
                by: { terminal: terminal.id },
                action: "access.served",
                facts: { part, range: [stretch[0], stretch[1]] },
                about: [item.contact],
              }),
          });
          return sound;
        }),
      );
      return { bytes, left: () => windows.left() };
    },

    /** The words of a chat, mail or form. */
    async text(terminal: TerminalStanding, asked: Shown): Promise<ShownText> {
      const opened = await read(terminal, asked, () => "text");
      return shownText.parse(JSON.parse(opened.bytes.toString("utf8")));
    },

    /** What is said in a recording, in writing: the newest transcript, complete (T-L13; 3592/152/2019). */
    async transcript(terminal: TerminalStanding, asked: Shown): Promise<ShownTranscript> {
      const { part, bytes } = await read(terminal, asked, newestTranscript);
      return shownFor("p4", part, bytes);
    },
  };
}

/** Nobody fetches a recording faster than somebody could hear it. Throws Problem `too-many`. */
function spend(live: LiveVisit, lengthMs: number, now: number): void {
  const { allowance } = live;
  const leftMs = Math.min(burstMs, allowance.leftMs + ((now - allowance.at) / 1000) * perSecondMs);
  if (leftMs < lengthMs) throw refuse("too-many", { facts: { seconds: 1 } });
  live.allowance = { leftMs: leftMs - lengthMs, at: now };
}
