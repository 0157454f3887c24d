import { type AccessFacts, type CaseFacts, refuse } from "@tallenne/contracts";
import type { SessionId, SittingId, TicketId } from "@tallenne/domain";
import { type Side, type VirtualWav } from "@tallenne/media";
import type { Clock, Stop } from "@tallenne/runtime";
import type { BucketVersion, OpenedObject } from "@tallenne/vault";
import type { ServedWindows } from "./served-windows.ts";

/** An opened recording: its key lives in memory as long as the ticket, never longer (flows D11, D21). */
export interface LiveTicket {
  readonly handle: TicketId;
  readonly sitting: SittingId;
  readonly session: SessionId;
  readonly purpose: string;
  readonly contact: AccessFacts;
  readonly case?: CaseFacts;
  readonly side: Side;
  readonly recording: OpenedObject;
  readonly wav: VirtualWav;
  /** Bucket version whose death ends it. */
  readonly bucket: BucketVersion;
  /** Real clock, epoch milliseconds. */
  readonly until: number;
  /** The token that was proved to be its own, and until when it lives (epoch milliseconds): a signature is verified once. */
  proved?: { readonly token: string; readonly until: number };
  /** What was served under it, and whether the ledger knows. */
  readonly served: ServedWindows;
}

/** Opened recordings of this instance. */
export interface LiveTickets {
  /** Keeps an opened recording. Throws Problem `gone` when its bucket is dying meanwhile. */
  put(ticket: LiveTicket): void;
  /** The live ticket, undefined when it ended. */
  get(handle: TicketId): LiveTicket | undefined;
  /** Whether the ticket ended because its keys died, and was this session's: only it may learn that. */
  isGone(handle: TicketId, session: SessionId): boolean;
  /** Whether the sitting has a recording open. */
  hasOpen(sitting: SittingId): boolean;
  endOf(sitting: SittingId): void;
  /** Ends everything opened with keys of a bucket version, now and for as long as a ticket lives; answers the sittings it touched. */
  endOfBucket(bucket: BucketVersion): readonly SittingId[];
  stop(): void;
}

/** Life of a ticket, milliseconds (flows D21). */
export const ticketLifeMs = 120_000;
/** How often ended tickets are looked for, so that an opened key does not outlive its ticket by more. */
const sweepMs = 1_000;

const nameOf = ({ bucket, bucketVersion }: BucketVersion) => `${bucket}#${bucketVersion}`;

/** Keeps live tickets and forgets them when their time is over. */
export function liveTickets({ clock }: { readonly clock: Clock }): LiveTickets {
  const live = new Map<TicketId, LiveTicket>();
  const gone = new Map<TicketId, { readonly session: SessionId; readonly until: number }>();
  /** Bucket versions on their way out, until no ticket opened before can be alive. */
  const dying = new Map<string, number>();
  const endWhere = (ends: (ticket: LiveTicket) => boolean): LiveTicket[] => {
    const ended = [...live.values()].filter(ends);
    for (const { handle } of ended) live.delete(handle);
    return ended;
  };
  const sweep = (): void => {
    const now = clock.now();
    endWhere(({ until }) => until <= now);
    for (const [handle, { until }] of gone) if (until <= now) gone.delete(handle);
    for (const [bucket, until] of dying) if (until <= now) dying.delete(bucket);
  };
  const stop: Stop = clock.every(sweepMs, sweep);
  return {
    put: (ticket) => {
      if (dying.has(nameOf(ticket.bucket))) throw refuse("gone");
      live.set(ticket.handle, ticket);
    },
    get: (handle) => {
      const found = live.get(handle);
      return found === undefined || found.until <= clock.now() ? undefined : found;
    },
    isGone: (handle, session) => gone.get(handle)?.session === session,
    hasOpen: (sitting) => [...live.values()].some((ticket) => ticket.sitting === sitting),
    endOf: (sitting) => void endWhere((ticket) => ticket.sitting === sitting),
    endOfBucket: (bucket) => {
      dying.set(nameOf(bucket), clock.now() + ticketLifeMs);
      const ended = endWhere((ticket) => nameOf(ticket.bucket) === nameOf(bucket));
      for (const { handle, session, until } of ended) gone.set(handle, { session, until });
      return [...new Set(ended.map(({ sitting }) => sitting))];
    },
    stop: () => {
      stop();
      live.clear();
    },
  };
}
