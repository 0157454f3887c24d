import { type Finding, refuse } from "@tallenne/contracts";
import {
  addDays,
  type CalendarDate,
  type CaseId,
  type Condition,
  type ContactId,
  instantOf,
  type PersonId,
  startOfHelsinkiDay,
} from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import { carrying, type Collection, type PendingEvent } from "@tallenne/store";
import type { Case } from "../cases/case.ts";
import { isReadable } from "../contacts/contact.ts";
import type { Contacts } from "../contacts/contacts.ts";
import {
  drawDigest,
  fairDraw,
  isOfLength,
  type Sample,
  type SampleWish,
  scarcityFindings,
  wishFindings,
} from "./sample.ts";

interface DrawPorts {
  readonly contacts: Contacts;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** What was drawn, before it is written. */
export interface Draw {
  readonly sample: Sample;
  readonly drawn: readonly ContactId[];
}
/** A draw, or why there is none. */
export type Drawing = Draw | { readonly findings: readonly Finding[] };

/** So many days the same contacts are not drawn from again by the same person. */
const redrawDays = 90;
/** Rows read at a time. */
const pageSize = 200;

/**
 * Draws from the contacts that `allowed`, the typed filter of the access rules, and the wish leave. The seed comes from chance, after the wish is
 * made. Throws `bad-input` for a wish out of bounds. With fewer than two to choose from for each one drawn there is no draw: it is found only by looking, so
 * the ledger is told of it like of any other.
 */
export function drawFrom({ contacts, calendar, clock, chance }: DrawPorts) {
  return async (allowed: Condition, wish: SampleWish): Promise<Drawing> => {
    stopAt(wishFindings(wish));
    const there: ContactId[] = [];
    const where = { all: [allowed, criteria(wish)] };
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await contacts.rows.find({
        where,
        order: [{ field: "startedAt", direction: "desc" }],
        limit: pageSize,
        ...(after === undefined ? {} : { after }),
      });
      for (const contact of page.rows)
        if (isReadable(contact, calendar.today()) && isOfLength(contact.durationMs, wish))
          there.push(contact.id);
      after = page.next;
    }
    const findings = scarcityFindings(there.length, wish.size);
    if (findings.length > 0) return { findings };
    const seed = Buffer.from(chance.bytes(32)).toString("hex");
    const drawn = fairDraw(there, wish.size, seed);
    const { register, line, from, to, shortest, longest } = wish;
    const sample: Sample = {
      register,
      line,
      from,
      to,
      ...(shortest === undefined ? {} : { shortest }),
      ...(longest === undefined ? {} : { longest }),
      seed,
      population: there.length,
      digest: drawDigest(drawn),
      drawnAt: instantOf(clock.now()),
    };
    return { sample, drawn };
  };
}

/** Freezes what was drawn in its project, with its proof for the ledger. One write; a project that has a sample keeps it: `conflict`. */
export function keepSample({ cases }: { readonly cases: Collection<Case> }) {
  return async (project: CaseId, { sample, drawn }: Draw, proof: PendingEvent): Promise<Case> => {
    const kept = await cases.change(project, (found) => {
      if (found.state === "closed" || found.sample !== undefined) throw refuse("conflict");
      const contacts = drawn.map((contact) => ({ contact, linkedAt: sample.drawnAt, evidence: ["drawn"] }));
      return { ...found, sample, contacts, ...carrying([...found.pending, proof]) };
    });
    if (kept === undefined) throw refuse("unknown");
    return kept;
  };
}

function criteria({ register, line, from, to }: SampleWish): Condition {
  return {
    all: [
      { field: "register", is: register },
      { field: "line", is: line },
      { field: "startedAt", from: startOf(from), before: startOf(addDays(to, 1)) },
    ],
  };
}

function startOf(day: CalendarDate) {
  return instantOf(startOfHelsinkiDay(day));
}

/**
 * Whether a person has drawn from the same days of a line and register in another project within ninety days: drawing until somebody is in it would be
 * looking for a person (row A4.9).
 */
export function hasDrawnFrom({
  cases,
  calendar,
}: {
  readonly cases: Collection<Case>;
  readonly calendar: Calendar;
}) {
  return async (
    person: PersonId,
    project: CaseId,
    { register, line, from, to }: SampleWish,
  ): Promise<boolean> => {
    const since = startOf(addDays(calendar.today(), -redrawDays));
    for await (const { id, sample, owner, members } of cases.each({ field: "kind", is: "quality" })) {
      if (id === project || sample === undefined || sample.drawnAt < since) continue;
      const isOfPerson = owner === person || members.includes(person);
      const overlaps =
        sample.register === register && sample.line === line && sample.from <= to && from <= sample.to;
      if (isOfPerson && overlaps) return true;
    }
    return false;
  };
}

function stopAt(findings: readonly Finding[]): void {
  if (findings.length > 0) throw refuse("bad-input", { findings: [...findings] });
}
