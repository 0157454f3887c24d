import { type PlayedStretch, presenceMs, refuse } from "@tallenne/contracts";
import { instantOf, type TerminalId, type VisitId } from "@tallenne/domain";
import { heardNow, placeOf } from "./control-visit.ts";
import { factsOfContact, type LiveVisit } from "./live-visit.ts";
import { playableItem, type SeatTickets, type TicketTold } from "./seat-ticket.ts";
import { stretchTold } from "./stretch-told.ts";
import type { VisitChanges } from "./visit-changes.ts";
import type { VisitPorts } from "./visit-ports.ts";
import type { Ask, SeatedItem, VisitSitting } from "./visit-sitting.ts";
import { stepped, traced } from "./visit-step.ts";

interface Place {
  readonly item: number;
  readonly atMs: number;
  readonly speed: number;
}

/** Asks of one visit that are kept. */
const mostAsks = 200;

/** What the citizen does at the terminal whose key is in force. */
export function listenAtSeat(ports: VisitPorts, changes: VisitChanges, tickets: SeatTickets) {
  const { live: all, lines, visits } = ports;
  const seated = async (id: VisitId): Promise<{ visit: VisitSitting; live: LiveVisit }> => {
    const visit = await visits.get(id);
    if (visit === undefined) throw refuse("unknown");
    return { visit, live: all.of(id) };
  };
  return {
    /** Sound may begin: both seats were heard, nobody holds it back, the ledger knows of it. */
    async play(id: VisitId, terminal: TerminalId, place: Place): Promise<TicketTold> {
      const { visit, live } = await seated(id);
      const item = placed(visit, place);
      if (live.permit === undefined || !live.permit.covers(item.contact))
        throw refuse("not-at-this-stage", { facts: { guard: "seats-present" } });
      await tickets.grant(visit, live, item);
      if (visit.state === "playing")
        return this.steer(id, terminal, place).then((told) => told ?? tickets.sign(visit, live, item));
      const kept = await changes.change(id, (one) => ({
        ...stepped(ports, one, {
          event: "played",
          actor: "citizen",
          by: { terminal },
          holding: [
            ...(all.areSeated(live) && !live.isSilenced ? (["seats-present"] as const) : []),
            ...(one.isHeldBack ? [] : (["not-held-back"] as const)),
          ],
          facts: { contact: item.contact, atMs: place.atMs, speed: place.speed, ...renditionOf(live, item) },
          trail: { action: "visit.control", facts: { kind: "played" }, about: [item.contact] },
        }),
        at: { item: item.number, atMs: place.atMs },
      }));
      live.sounding = undefined;
      return tickets.sign(kept, live, item);
    },

    /** Seek, replay, speed, another item. A ticket where the item is another. */
    async steer(id: VisitId, terminal: TerminalId, place: Place): Promise<TicketTold | null> {
      const { visit, live } = await seated(id);
      const item = placed(visit, place);
      const isOther = visit.at?.item !== item.number;
      if (isOther) await tickets.grant(visit, live, item);
      const kept = await changes.change(id, (one) => ({
        ...stepped(ports, heardNow(ports, one), {
          event: "steered",
          actor: "citizen",
          by: { terminal },
          facts: { contact: item.contact, atMs: place.atMs, speed: place.speed, ...renditionOf(live, item) },
          trail: { action: "visit.control", facts: { kind: "steered" }, about: [item.contact] },
        }),
        at: { item: item.number, atMs: place.atMs },
      }));
      live.sounding = undefined;
      return isOther || live.ticket?.item !== item.number ? tickets.sign(kept, live, item) : null;
    },

    async pause(id: VisitId, terminal: TerminalId, place: Omit<Place, "speed">): Promise<void> {
      const { live } = await seated(id);
      await changes.change(id, (one) => {
        const item = playableItem(one, place.item);
        return {
          ...stepped(ports, heardNow(ports, one), {
            event: "paused",
            actor: "citizen",
            by: { terminal },
            facts: { contact: item.contact, atMs: place.atMs },
            trail: { action: "visit.control", facts: { kind: "paused" }, about: [item.contact] },
          }),
          at: { item: item.number, atMs: place.atMs },
        };
      });
      live.sounding = undefined;
    },

    /** Stretches that have ended, whenever the page could tell them. */
    async played(id: VisitId, stretches: readonly PlayedStretch[]): Promise<void> {
      const live = all.of(id);
      // What sounded last may still be on its way to the ledger: only what was served counts.
      await Promise.all(
        [...live.windows.values()].map((windows) => windows.settled().catch(() => undefined)),
      );
      await changes.change(id, (visit) => {
        const after = stretches.reduce((one, stretch) => stretchTold(ports, one, stretch), visit);
        return after === visit ? undefined : after;
      });
      if (stretches.some(({ number }) => number === live.sounding?.number)) live.sounding = undefined;
    },

    async ask(
      id: VisitId,
      terminal: TerminalId,
      said: { readonly kind: Ask["kind"]; readonly item: number | null; readonly atMs: number | null },
    ): Promise<void> {
      const isNotMine = said.kind === "not-mine";
      if (isNotMine) lines.silence({ id }, "not-mine");
      await changes.change(id, (visit) => {
        if (visit.asks.length >= mostAsks) throw refuse("too-many");
        // Without a word which, somebody else's is the one that plays or played last.
        const about = said.item ?? (isNotMine ? visit.at?.item : undefined);
        const item = visit.items.find(({ number }) => number === about);
        const number = visit.asks.length + 1;
        const asked: VisitSitting = {
          ...stepped(ports, visit, {
            event: "asked",
            actor: "citizen",
            by: { terminal },
            facts: {
              wish: said.kind,
              ...(item ? { contact: item.contact } : {}),
              ...(said.atMs === null ? {} : { atMs: said.atMs }),
            },
            trail: {
              action: "visit.asked",
              facts: { kind: said.kind },
              about: item ? [item.contact] : [],
            },
          }),
          asks: [...visit.asks, { ...said, number, at: instantOf(ports.clock.now()), acknowledged: false }],
        };
        return isNotMine && item ? withheld(asked, item, terminal) : asked;
      });
      if (isNotMine) lines.alert({ id }, "not-mine");
      if (said.kind === "help") lines.alert({ id }, "help");
    },
  };

  /** A wrong match found at the visit (T-M3): playback has stopped, the item stays away, the incident is in the ledger. */
  function withheld(visit: VisitSitting, item: SeatedItem, terminal: TerminalId): VisitSitting {
    const heard = heardNow(ports, visit);
    const by = { terminal };
    const quiet =
      heard.state === "playing"
        ? stepped(ports, heard, {
            event: "paused",
            actor: "citizen",
            by,
            facts: { contact: item.contact },
            trail: { action: "visit.control", facts: { kind: "paused" }, about: [item.contact] },
          })
        : heard;
    return {
      ...traced(ports, quiet, {
        by,
        action: "visit.incident",
        facts: { kind: "not-mine" },
        about: [item.contact],
      }),
      at: placeOf(ports, visit),
      isHeldBack: true,
      withheld: [...new Set([...visit.withheld, item.number])],
    };
  }
}

/** The item of a place that exists in it. */
function placed(visit: VisitSitting, { item: number, atMs }: Place): SeatedItem {
  const item = playableItem(visit, number);
  if (atMs > item.durationMs) throw refuse("not-acceptable-range", { facts: { length: item.durationMs } });
  return item;
}

/** Digest of what is played: the same as of the copy offered (INV-3). */
function renditionOf(live: LiveVisit, item: SeatedItem) {
  const contact = factsOfContact(live, item.contact);
  const kind = contact?.audio === null ? "text" : (contact?.audio.part ?? "original");
  const rendition = contact?.parts.find((part) => part.kind === kind)?.sealedDigest;
  return rendition === undefined ? {} : { rendition };
}

/** How long sound may go on from a terminal's beat: never beyond what the supervisor's last beat is good for (T-W8). */
export function renewalMs(
  visit: VisitSitting,
  live: LiveVisit,
  ages: { readonly supervisor: number },
): number {
  if (visit.state !== "playing" || live.isSilenced || live.permit === undefined) return 0;
  return Math.max(0, Math.floor(presenceMs - ages.supervisor));
}
