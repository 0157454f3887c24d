import type { Clock } from "@tallenne/runtime";
import type { Document } from "../collection.ts";
import type { Documents } from "../documents.ts";
import { keepsNothingPersonal, type Kept } from "../kept.ts";
import { Duplicate } from "../store-errors.ts";
import type { PendingEvent } from "./pending-event.ts";

/** An event of the feed, numbered once and for ever: consumers read by number and keep a cursor (flows D20). */
export interface NumberedEvent extends Document {
  readonly number: number;
  readonly kind: string;
  readonly body: unknown;
  /** When it was numbered, epoch milliseconds of the real clock. */
  readonly at: number;
}

/** The feed of a service: numbers from 1, without gap, each given when the one before is durable. */
export interface Feed {
  /** Gives an event the next number, unless it has one. Not to be called again before it has resolved. */
  number(event: PendingEvent): Promise<void>;
  /** Events after a number, oldest first, at most `limit` (1 to 1000). */
  after(number: number, limit: number): Promise<readonly NumberedEvent[]>;
  /** Drops what is older than ninety days. The newest event stays whatever its age: the next number is counted from it. */
  trim(): Promise<void>;
}

/** How long consumers may stay away before events are dropped. */
const termMs = 90 * 24 * 3600 * 1000;
const removedAtOnce = 100;

/** Declares the numbered events of a service, `<service>.events`. */
export function keepsEvents(service: string): Kept<NumberedEvent> {
  return keepsNothingPersonal<NumberedEvent>(
    `${service}.events`,
    "opaque ids and kinds of change; no field of a person",
    { indexes: ["at"], unique: ["number"], term: "P90D", parse: parseEvent },
  );
}

/** Opens the feed of a service, the collection `<service>.events`. One at a time per store. */
export async function openFeed(documents: Documents, made: { service: string; clock: Clock }): Promise<Feed> {
  const { service, clock } = made;
  const events = await documents.open(keepsEvents(service));
  const newest = await events.find({
    where: { field: "number", from: 1 },
    order: [{ field: "number", direction: "desc" }],
    limit: 1,
  });
  let last = newest.rows[0]?.number ?? 0;
  return {
    async number({ id, kind, body }) {
      try {
        await events.insert({ id, number: last + 1, kind, body, at: clock.now() });
        last += 1;
      } catch (failure) {
        // A crash came between numbering it and taking it out of its document: it has its number.
        if (!(failure instanceof Duplicate) || (await events.get(id)) === undefined) throw failure;
      }
    },
    async after(number, limit) {
      const { rows } = await events.find({
        where: { field: "number", from: number + 1 },
        order: [{ field: "number", direction: "asc" }],
        limit,
      });
      return rows;
    },
    async trim() {
      const old: string[] = [];
      for await (const { id, number } of events.each({ field: "at", before: clock.now() - termMs }))
        if (number < last) old.push(id);
      for (let from = 0; from < old.length; from += removedAtOnce)
        await Promise.all(old.slice(from, from + removedAtOnce).map((id) => events.remove(id)));
    },
  };
}

function parseEvent(value: unknown): NumberedEvent {
  const { id, version, number, kind, at, body } = value as Record<string, unknown>;
  const isSound =
    typeof id === "string" &&
    typeof version === "number" &&
    Number.isInteger(number) &&
    typeof kind === "string" &&
    typeof at === "number";
  if (!isSound) throw new TypeError("not a numbered event");
  return { id, version, number: number as number, kind, at, body };
}
