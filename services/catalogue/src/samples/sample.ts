import type { CaseView, Finding } from "@tallenne/contracts";
import type { CalendarDate, ContactId } from "@tallenne/domain";
import { createHash } from "node:crypto";

/** What a case says of its draw: criteria, seed, how many there were and the digest of those drawn. */
export type Sample = NonNullable<CaseView["sample"]>;

/** By what a sample may be drawn (row A4.9): register, line, days and whole minutes; nothing that leads to a person. */
export interface SampleWish {
  readonly register: Sample["register"];
  readonly line: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Whole minutes. */
  readonly shortest?: number | undefined;
  /** Whole minutes. */
  readonly longest?: number | undefined;
  readonly size: number;
}

/** At least so many must be there for each one drawn: who narrows until one is left would have looked for a person (T-A4.9). */
const choicesForEach = 2;
const minuteMs = 60_000;

/** What forbids a draw before anything is counted. */
export function wishFindings({ from, to, shortest = 0, longest, size }: SampleWish): Finding[] {
  return [
    ...(size < 1 ? [{ pointer: "/size", code: "out-of-bounds", detail: "from 1 to 100" }] : []),
    ...(to < from ? [{ pointer: "/to", code: "out-of-bounds", detail: "not before the first day" }] : []),
    ...(longest !== undefined && longest <= shortest
      ? [{ pointer: "/longest", code: "out-of-bounds", detail: "longer than the shortest" }]
      : []),
  ];
}

/** Too few to draw from: nobody is told how many there are. */
export function scarcityFindings(there: number, size: number): Finding[] {
  return there >= size * choicesForEach
    ? []
    : [{ pointer: "/size", code: "too-few", detail: "draw fewer, or from more days" }];
}

/** Whether a contact is of the length asked for: at least the shortest, under the longest. */
export function isOfLength(
  durationMs: number,
  { shortest = 0, longest }: Pick<SampleWish, "shortest" | "longest">,
): boolean {
  return durationMs >= shortest * minuteMs && (longest === undefined || durationMs < longest * minuteMs);
}

/**
 * The fair draw: each has a rank, the digest of seed and id, and the `size` lowest are drawn. Every set is equally likely, the same seed draws the same
 * from the same contacts in whatever order they come, and nothing of a contact but its random id has a say (T-A4.9).
 */
export function fairDraw(contacts: readonly ContactId[], size: number, seed: string): ContactId[] {
  return contacts
    .map((id) => ({ id, rank: sha256(`${seed} ${id}`) }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id);
}

/** Digest of those drawn, in order of the draw: the ledger keeps it. */
export function drawDigest(drawn: readonly ContactId[]): string {
  return sha256(drawn.join("\n"));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
