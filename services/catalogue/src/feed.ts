import { type ContactId, instantOf } from "@tallenne/domain";
import type { Chance, Clock } from "@tallenne/runtime";
import {
  type Carrying,
  type Collection,
  type Documents,
  type PendingEvent,
  type Relay,
  carrying,
  keepsNothingPersonal,
} from "@tallenne/store";
import { z } from "zod";
import type { FeedEvent } from "./contacts/ingested-events.ts";

/** A numbered event as consumers read it. */
interface NumberedFeedEvent extends FeedEvent {
  readonly number: number;
}

/** The feed consumers read by number (flows D20), and what writers tell it. */
export interface Feed {
  /** Events after a number, oldest first. */
  after(number: number, limit: number): Promise<readonly NumberedFeedEvent[]>;
  /** Tells it that rows go: their own pending events go with them. */
  announceGone(contacts: readonly ContactId[]): Promise<void>;
  /** Something with pending events was just written: carry it on now, not at the next look. */
  wake(): void;
  /** Carries on everything that is pending; rejects with what stopped it. */
  settle(): Promise<void>;
  /** How long the ledger has not taken what it was told, milliseconds; 0 while it does. */
  stalledMs(): Promise<number>;
}

/** Carries events of rows that no longer exist until the relay has numbered them. */
export type Gone = Carrying;

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  pending: z.array(z.unknown()),
  isPending: z.boolean(),
});

const goneKept = keepsNothingPersonal<Gone>(
  "catalogue.gone",
  "opaque ids of deleted contacts on their way to the feed",
  { indexes: ["isPending"], small: true, parse: (value) => kept.parse(value) as unknown as Gone },
);

/** Opens the collection. */
export function openGone(documents: Documents): Promise<Collection<Gone>> {
  return documents.open(goneKept);
}

interface FeedPorts {
  readonly gone: Collection<Gone>;
  readonly relay: Relay;
  readonly chance: Chance;
  readonly clock: Clock;
}

/** The feed over the service's relay. */
export function feedOver({ gone, relay, chance, clock }: FeedPorts): Feed {
  return {
    after: async (number, limit) =>
      (await relay.after(number, limit)).map((event) => ({
        ...(event.body as FeedEvent),
        number: event.number,
      })),
    announceGone: async (contacts) => {
      const at = instantOf(clock.now());
      const pending = contacts.map((contact): PendingEvent => {
        const body: FeedEvent = { kind: "contact-entombed", contact, at };
        return { id: chance.id("event"), kind: body.kind, body };
      });
      await gone.insert({ id: chance.id("event"), ...carrying(pending) });
      // What the relay has emptied has done its work; nothing waits for these rows.
      for await (const { id } of gone.each({ field: "isPending", is: false })) await gone.remove(id);
      relay.wake();
    },
    wake: () => relay.wake(),
    settle: () => relay.drain(),
    stalledMs: async () => (await relay.backlog()).stalledMs,
  };
}
