import type { Clock, Log, Stop } from "@tallenne/runtime";
import type { Collection } from "../collection.ts";
import type { Documents } from "../documents.ts";
import { carryFacts, carryTrail, isWaiting } from "./carry.ts";
import { type NumberedEvent, openFeed } from "./numbered-events.ts";
import type { Carrying } from "./pending-event.ts";

/** What a relay works with. */
export interface RelayPorts {
  /** The service whose events these are; its feed is the collection `<service>.events`. */
  readonly service: string;
  readonly documents: Documents;
  /** Every collection of the service whose documents carry pending events. */
  readonly sources: readonly Collection<Carrying>[];
  /** Writes trail entries to the ledger and resolves when they are durable. It is idempotent by entry id: the same entries may come again. */
  readonly tell: (entries: readonly unknown[]) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
  /** How often it looks when nobody wakes it, milliseconds of the real clock; 1000 when left out. */
  readonly everyMs?: number;
}

/** How far the relay is behind. */
export interface Backlog {
  /** Documents with events still inside. */
  readonly waiting: number;
  /** Milliseconds since carrying first failed without having succeeded again, 0 while nothing fails. */
  readonly stalledMs: number;
}

/** Carries pending events out of documents: facts into the numbered feed, trail entries to the ledger (flows D20). One per service and store. */
export interface Relay {
  /** Looks now and then every `everyMs`. */
  start(): void;
  /** Ends looking; resolves when a look under way has ended, between two pages. Events left lie safe in their documents. */
  stop(): Promise<void>;
  /** Looks soon: something was just written. Does nothing before `start` and after `stop`. */
  wake(): void;
  /** Carries everything that is pending now; rejects with what stopped it. */
  drain(): Promise<void>;
  /** Events after a number, oldest first, at most `limit` (1 to 1000). */
  after(number: number, limit: number): Promise<readonly NumberedEvent[]>;
  backlog(): Promise<Backlog>;
}

const trimEveryMs = 3_600_000;

/**
 * Makes the relay of a service. The folder lock of the embedded store makes it the only one. For each collection the facts are numbered first, then the
 * trail is told; each is taken out of its document when it has arrived: a crash anywhere repeats a step that changes nothing. A ledger that is away
 * stops the trail, never the feed. A document that is removed takes its events with it: remove it only when `isPending` is false.
 */
export async function createRelay(ports: RelayPorts): Promise<Relay> {
  const { service, documents, sources, tell, clock, log, everyMs = 1000 } = ports;
  const feed = await openFeed(documents, { service, clock });
  /** Since when each step fails, by its name. */
  const failing = new Map<string, number>();
  let trimmedAt = -Infinity;
  let last: Promise<unknown> = Promise.resolve();
  let isWoken = false;
  let isStopping = false;
  let stopTimer: Stop | undefined;

  /** Notes when a step begins to fail and when it works again; answers the failure. */
  const step = async (name: string, act: () => Promise<void>): Promise<unknown> => {
    try {
      await act();
      if (failing.delete(name)) log.info({ event: "relay-goes-on", step: name });
      return undefined;
    } catch (failure) {
      if (!failing.has(name)) {
        failing.set(name, clock.monotonic());
        log.warn({ event: "relay-waits", step: name }, failure);
      }
      return failure;
    }
  };
  const trim = async (): Promise<void> => {
    if (clock.monotonic() - trimmedAt < trimEveryMs) return;
    await feed.trim();
    trimmedAt = clock.monotonic();
  };
  const carryAll = async (isEnding: () => boolean): Promise<readonly unknown[]> => {
    const failures: unknown[] = [];
    // Every step is tried: the facts of one collection must not wait for the ledger, nor for another collection.
    for (const [at, source] of sources.entries())
      failures.push(await step(`facts-${at}`, () => carryFacts(source, { feed, isEnding })));
    for (const [at, source] of sources.entries())
      failures.push(await step(`trail-${at}`, () => carryTrail(source, { tell, isEnding })));
    failures.push(await step("trim", trim));
    return failures.filter((failure) => failure !== undefined);
  };
  /** One after another: numbers are given by one hand. Never rejects. */
  const inTurn = (isEnding: () => boolean): Promise<readonly unknown[]> => {
    const carried = last.then(() => {
      isWoken = false;
      return isEnding() ? [] : carryAll(isEnding);
    });
    last = carried;
    return carried;
  };
  const look = (): void => {
    // A look under way may have passed what was just written: one more follows it, however often it is woken.
    if (isWoken) return;
    isWoken = true;
    void inTurn(() => isStopping);
  };
  return {
    start() {
      isStopping = false;
      stopTimer ??= clock.every(everyMs, look);
      look();
    },
    async stop() {
      isStopping = true;
      stopTimer?.();
      stopTimer = undefined;
      await last;
    },
    wake() {
      if (stopTimer) look();
    },
    async drain() {
      const [failure] = await inTurn(() => false);
      if (failure !== undefined) throw failure;
    },
    after: (number, limit) => feed.after(number, limit),
    backlog: async () => {
      const waiting = await Promise.all(sources.map((source) => source.count(isWaiting)));
      // Old events that could not be dropped keep nobody waiting.
      const since = Math.min(...[...failing].filter(([name]) => name !== "trim").map(([, at]) => at));
      return {
        waiting: waiting.reduce((sum, count) => sum + count, 0),
        stalledMs: Number.isFinite(since) ? clock.monotonic() - since : 0,
      };
    },
  };
}
