import type { Clock } from "@tallenne/runtime";
import type { Bytes } from "../answer/answer.ts";
import type { Exchange } from "./exchange.ts";
import { watchIdle } from "./idle-watch.ts";

/**
 * The bytes a caller sends, piece by piece and no faster than they are read. Reading begins by inviting the caller. A caller that sends nothing
 * for `idle` milliseconds while somebody waits, or fewer than `slowest` bytes a second, loses the connection; then, and when it leaves, reading
 * rejects.
 */
export async function* sentBytes(
  exchange: Exchange,
  terms: { clock: Clock; idle: number; slowest: number },
): Bytes {
  const { request } = exchange;
  exchange.invite();
  const stop = watchIdle(terms.clock, terms.idle, {
    progress: () => request.socket.bytesRead,
    // What lies here unread says that we are the slow ones.
    excused: () => request.complete || request.readableLength > 0,
    least: (terms.slowest * terms.idle) / 1000,
    idle: () => void request.destroy(new Error("the caller sent too little for too long")),
  });
  try {
    // Ending early must leave the connection open: the answer still goes back over it.
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Uint8Array>;
  } finally {
    stop();
  }
}
