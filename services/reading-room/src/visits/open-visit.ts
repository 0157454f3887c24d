import type { Permit, Receipt } from "@tallenne/access";
import { type AccessFacts, Problem, refuse, type Standing } from "@tallenne/contracts";
import type { CalendarDate, ContactId, VisitId } from "@tallenne/domain";
import { createHash } from "node:crypto";
import { z } from "zod";
import { factsUnder, type Known } from "../contents/contact-facts.ts";
import { wholeOf } from "../contents/contents.ts";
import { isBarred } from "./attend.ts";
import { forgetOpened, type LiveVisit } from "./live-visit.ts";
import { visitFactsFor } from "./own-visit.ts";
import type { VisitChanges } from "./visit-changes.ts";
import type { VisitPorts } from "./visit-ports.ts";
import { needsIdentity } from "./visit-shown.ts";
import type { SeatedItem, VisitSitting } from "./visit-sitting.ts";
import { stepped } from "./visit-step.ts";

/** The key lives so long beyond the booked length (requests-and-visits §7.1). */
const graceMinutes = 30;

/** What of the decision can be opened today: deleted and expired items are not there; one kept for this very case is (INV-4). */
export function openable(known: Known, visit: VisitSitting, today: CalendarDate): readonly AccessFacts[] {
  return visit.decided.flatMap((id) => {
    const found = known.contacts.find((one) => one.id === id);
    const isKept = found?.keptFor.some(({ case: of }) => of === visit.case) === true;
    return found?.open === true && (found.row.lastDay >= today || isKept) ? [found] : [];
  });
}

/** What opening the listening is decided upon. */
export function openingFacts(known: Known, visit: VisitSitting, today: CalendarDate) {
  const contacts = openable(known, visit, today);
  return { ...factsUnder("p4", { ...known, contacts }), ...visitFactsFor(visit) };
}

/** The mark of a session key: what is kept of it. */
export const markOf = (key: string): string => createHash("sha256").update(key).digest("hex");

/**
 * Opens the listening: one session key, bound to this visit, its terminal and what of the decision can be opened today, for the booked length and half an
 * hour. The key goes to the terminal by its connection, once. Throws Problem `not-at-this-stage` with the guard that does not hold.
 */
export function openVisit(ports: VisitPorts, changes: VisitChanges) {
  const { live: all, lines, clock, calendar } = ports;
  return async (
    by: { readonly permit: Permit<"visit.open">; readonly receipt: Receipt; readonly standing: Standing },
    asked: { readonly id: VisitId; readonly known: Known },
  ): Promise<VisitSitting> => {
    const { permit, receipt, standing } = by;
    const live = all.of(asked.id);
    const minted = mint(ports);
    let seated: readonly SeatedItem[] = [];
    const kept = await withKeyAt(ports, asked.id, () =>
      changes.change(asked.id, (visit) => {
        const isPaired =
          visit.terminal !== null && live.terminal?.id === visit.terminal && all.areSeated(live);
        const items = openable(asked.known, visit, calendar.today());
        if (items.length === 0) throw refuse("gone");
        seated = items.map((one) => seatedItem(one, visit.decided));
        return {
          ...stepped(ports, visit, {
            event: "opened",
            actor: "supervisor",
            by: { standing },
            holding: [
              ...(isPaired ? (["terminal-paired"] as const) : []),
              "commitment-current",
              ...(isBarred(visit, standing) ? [] : (["not-disqualified"] as const)),
            ],
            facts: visit.terminal === null ? {} : { terminal: visit.terminal },
          }),
          items: seated,
          seat: { mark: minted.mark, until: clock.now() + (visit.slotMinutes + graceMinutes) * 60_000 },
          told: {},
          sounding: null,
        };
      }),
    );
    forgetOpened(live);
    live.isSilenced = false;
    live.permit = permit;
    live.known = { facts: asked.known, at: clock.monotonic() };
    await findGaps(ports, live, { permit, receipt, items: seated });
    hand(ports, kept, minted.key);
    lines.tellState(kept);
    return kept;
  };
}

/** A suspended visit is paused again; one that was held back may go on. Sound never starts by it (T-W7). */
export function allowResume(ports: VisitPorts, changes: VisitChanges) {
  const { live: all, clock } = ports;
  return async (id: VisitId, standing: Standing): Promise<VisitSitting> => {
    const live = all.of(id);
    const minted = mint(ports);
    let isNewKey = false;
    const kept = await changes.change(id, (visit) => {
      if (visit.state !== "suspended")
        return {
          ...stepped(ports, visit, {
            event: "released",
            actor: "supervisor",
            by: { standing },
            trail: { action: "visit.control", facts: { kind: "released" } },
          }),
          isHeldBack: false,
        };
      const now = clock.now();
      isNewKey = visit.seat === null;
      const until = visit.seat?.until ?? now + (visit.slotMinutes + graceMinutes) * 60_000;
      if (until <= now) throw refuse("not-at-this-stage", { facts: { guard: "key-over" } });
      const terminal = live.terminal && ports.lines.terminals.get(live.terminal.id);
      const holdsKey = isNewKey || terminal?.holdsKeyOf === id;
      return {
        ...stepped(ports, visit, {
          event: "resumed",
          actor: "supervisor",
          by: { standing },
          holding: [
            "within-ten-minutes",
            ...(needsIdentity(visit, now) ? [] : (["identity-reasserted"] as const)),
            ...(all.areSeated(live) && holdsKey ? (["seats-present"] as const) : []),
          ],
          trail: { action: "visit.control", facts: { kind: "resumed" } },
        }),
        away: null,
        isHeldBack: false,
        seat: isNewKey ? { mark: minted.mark, until } : visit.seat,
      };
    });
    live.isSilenced = false;
    if (isNewKey) {
      forgetOpened(live);
      hand(ports, kept, minted.key);
    }
    ports.lines.tellState(kept);
    return kept;
  };
}

/** 256 random bits. */
function mint({ chance }: Pick<VisitPorts, "chance">): { readonly key: string; readonly mark: string } {
  const key = Buffer.from(chance.bytes(32)).toString("base64url");
  return { key, mark: markOf(key) };
}

/** The terminal that is seated counts as the holder of the key from before its visit says that it is open: it is told no state in between. */
async function withKeyAt<T>(
  { live: all, lines }: VisitPorts,
  visit: VisitId,
  work: () => Promise<T>,
): Promise<T> {
  const seat = all.of(visit).terminal;
  const terminal = seat && lines.terminals.get(seat.id);
  const before = terminal?.holdsKeyOf;
  if (terminal) terminal.holdsKeyOf = visit;
  try {
    return await work();
  } catch (failure) {
    if (terminal) terminal.holdsKeyOf = before;
    throw failure;
  }
}

/** The key goes to the terminal, and to nobody else, once. */
function hand({ live: all, lines }: VisitPorts, visit: VisitSitting, key: string): void {
  const seat = all.of(visit.id).terminal;
  const terminal = seat && lines.terminals.get(seat.id);
  if (terminal === undefined) return;
  terminal.holdsKeyOf = visit.id;
  terminal.line.tell("opened", { seat: key });
}

function seatedItem({ id, channel, audio, row }: AccessFacts, decided: readonly ContactId[]): SeatedItem {
  return {
    number: decided.indexOf(id) + 1,
    contact: id,
    channel,
    durationMs: audio?.durationMs ?? 0,
    startedAt: row.startedAt,
    rate: audio?.rate ?? 0,
    channels: audio?.channels ?? 0,
  };
}

/** The silence part (media: FORMATS.md §2). */
const silenceMap = z.object({ version: z.literal(1), segments: z.array(z.tuple([z.number(), z.number()])) });

/** Silences of the items, for the citizen's own bar. What cannot be read of them keeps nobody from listening. */
export async function findGaps(
  { contents, log }: Pick<VisitPorts, "contents" | "log">,
  live: LiveVisit,
  by: {
    readonly permit: Permit<"visit.open">;
    readonly receipt: Receipt;
    readonly items: readonly SeatedItem[];
  },
): Promise<void> {
  const { permit, receipt, items } = by;
  for (const item of items) {
    const contact = live.known?.facts.contacts.find(({ id }) => id === item.contact);
    if (live.gaps.has(item.number) || !contact?.parts.some(({ kind }) => kind === "silence")) continue;
    try {
      const opened = await contents.open(permit, receipt, contact, "silence");
      const { segments } = silenceMap.parse(JSON.parse((await wholeOf(opened)).toString("utf8")));
      live.gaps.set(
        item.number,
        segments.map(([from, to]) => [Math.round(from), Math.round(to)]),
      );
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      log.warn({ event: "gaps-unread", contact: item.contact }, failure);
    }
  }
}
