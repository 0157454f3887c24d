import type { Clock } from "@tallenne/runtime";
import type { Bytes } from "../answer/answer.ts";
import type { Exchange } from "./exchange.ts";
import { watchIdle } from "./idle-watch.ts";

/**
 * The bytes a caller sends, piece by piece and no faster than they are read. Reading begins by inviting the caller. A caller that sends nothing
 * for `idle` milliseconds while somebody waits loses the connection; then, and when it leaves, reading rejects.
 */
export async function* sentBytes(exchange: Exchange, terms: { clock: Clock; idle: number }): Bytes {
  const { request } = exchange;
  exchange.invite();
  const stop = watchIdle(terms.clock, terms.idle, {
    progress: () => request.socket.bytesRead,
    idle: () => void request.destroy(new Error("the caller sent nothing for too long")),
  });
  try {
    // Ending early must leave the connection open: the answer still goes back over it.
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Uint8Array>;
  } finally {
    stop();
  }
}
