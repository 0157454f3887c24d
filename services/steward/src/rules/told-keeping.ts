import type { Action, LedgerEntry } from "@tallenne/contracts";
import {
  type CalendarDate,
  ceilingFor,
  kindOf,
  type KeptBy,
  lastDayFor,
  type RetentionRule,
} from "@tallenne/domain";

/** Entries from which the steward computes how long something is kept. The catalogue is not asked. */
export const keepingEntries = [
  "retention.hold.asked",
  "retention.hold.placed",
  "retention.hold.extended",
  "retention.hold.released",
  "retention.freeze.placed",
  "retention.freeze.ending",
  "retention.freeze.released",
  "retention.erasure.asked",
  "retention.erasure.granted",
] as const satisfies readonly Action[];

/** What the facts of those entries may hold; each action's own schema was checked when it was written. */
interface Told {
  readonly cause?: string;
  readonly until?: CalendarDate;
  readonly lastDay?: CalendarDate;
  readonly extension?: boolean;
  readonly on?: CalendarDate;
}

/**
 * What lies over a contact's own term, by the ledger alone: holds of a cause the rule knows, asked by one and approved by another, never past the
 * ceiling; freezes until the latest day told or their release; an erasure proposed by one person and granted by another. Does not depend on the order of
 * the entries: each hold and freeze has an id of its own.
 */
export function toldKeeping(
  rule: RetentionRule,
  anchorDate: CalendarDate,
  entries: readonly LedgerEntry[],
): KeptBy {
  const of = (action: (typeof keepingEntries)[number]) => entries.filter((entry) => entry.action === action);
  const asked = of("retention.hold.asked");
  const released = of("retention.hold.released");
  const ceiling = ceilingFor(rule, anchorDate);
  const holds = new Map<string, CalendarDate>();
  const grant = (entry: LedgerEntry, isExtension: boolean): void => {
    const id = idIn(entry, "hold");
    const { cause, until } = entry.facts as Told;
    if (id === undefined || until === undefined || !rule.holds.some((one) => one === cause)) return;
    const isSecond = asked.some(({ facts, objects, actor }) => {
      const wish = facts as Told;
      return (
        objects.includes(id) &&
        actor !== entry.actor &&
        wish.extension === isExtension &&
        wish.until === until
      );
    });
    if (!isSecond) return;
    const bounded = until > ceiling ? ceiling : until;
    const before = holds.get(id);
    holds.set(id, before === undefined || bounded > before ? bounded : before);
  };
  for (const entry of of("retention.hold.placed")) grant(entry, false);
  for (const entry of of("retention.hold.extended"))
    if (holds.has(idIn(entry, "hold") ?? "")) grant(entry, true);
  for (const entry of released) {
    const id = idIn(entry, "hold") ?? "";
    const { lastDay } = entry.facts as Told;
    const before = holds.get(id);
    if (before === undefined || lastDay === undefined) continue;
    // Ended at once it counts no more at all; ended with an appeal window, through the window's last day.
    if (lastDay < entry.date) holds.delete(id);
    else if (lastDay < before) holds.set(id, lastDay);
  }
  return {
    lastDay: lastDayFor(rule, anchorDate),
    holds: [...holds.values()].map((until) => ({ state: "in-force", until })),
    freezes: freezesTold(of("retention.freeze.placed"), {
      ending: of("retention.freeze.ending"),
      released: of("retention.freeze.released"),
    }),
    erasure: erasureTold(of("retention.erasure.asked"), of("retention.erasure.granted")),
  };
}

/**
 * The first erasure that two different persons stand for in the same case. What one alone said destroys nothing, and no service says it for them: the
 * contact is then disputed.
 */
function erasureTold(asked: readonly LedgerEntry[], granted: readonly LedgerEntry[]): KeptBy["erasure"] {
  const days = granted.filter(isPerson).flatMap((grant) => {
    const of = idIn(grant, "case");
    const isSecond = asked.some(
      (wish) => isPerson(wish) && wish.actor !== grant.actor && of !== undefined && wish.objects.includes(of),
    );
    const { on } = grant.facts as Told;
    return isSecond && on !== undefined ? [on] : [];
  });
  const [on] = days.toSorted();
  return on === undefined ? null : { on };
}

function isPerson({ actor }: LedgerEntry): boolean {
  return kindOf(actor) === "person";
}

function freezesTold(
  placed: readonly LedgerEntry[],
  over: { readonly ending: readonly LedgerEntry[]; readonly released: readonly LedgerEntry[] },
): KeptBy["freezes"] {
  const ids = new Set(placed.flatMap((entry) => idIn(entry, "freeze") ?? []));
  return [...ids].map((id) => {
    const ended = over.released.find(isAbout(id));
    const ends = over.ending.filter(isAbout(id)).map(({ facts }) => (facts as Told).until);
    // Told more than once, the latest day stands: nothing is destroyed earlier than the freeze was said to last.
    const until = ends.filter((day) => day !== undefined).reduce<CalendarDate | null>(later, null);
    return { until, releasedOn: ended?.date ?? null };
  });
}

function later(one: CalendarDate | null, other: CalendarDate): CalendarDate {
  return one !== null && one > other ? one : other;
}

function isAbout(id: string) {
  return (entry: LedgerEntry): boolean => entry.objects.includes(id);
}

function idIn({ objects }: LedgerEntry, kind: "hold" | "freeze" | "case"): string | undefined {
  return objects.find((id) => kindOf(id) === kind);
}
