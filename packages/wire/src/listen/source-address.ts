import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/**
 * The address a request comes from. Behind an edge of ours it is the last address of X-Forwarded-For, the one that edge itself has seen;
 * without an edge the field is anybody's word and not read. An IPv6 address counts by its /64, which one subscriber has whole.
 */
export function sourceAddress(request: IncomingMessage, behindEdge: boolean): string | undefined {
  const address = behindEdge ? forwarded(request) : request.socket.remoteAddress;
  if (address === undefined || isIP(address) === 0) return undefined;
  if (isIP(address) === 4) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? prefixOf(address);
}

function forwarded(request: IncomingMessage): string | undefined {
  const field = request.headers["x-forwarded-for"];
  return String(field ?? "")
    .split(",")
    .at(-1)
    ?.trim();
}

/** The first four groups of an IPv6 address, written out. */
function prefixOf(address: string): string {
  const [before = "", after] = (address.split("%", 1)[0] ?? "").toLowerCase().split("::");
  const head = before === "" ? [] : before.split(":");
  const tail = after === undefined || after === "" ? [] : after.split(":");
  const gap = after === undefined ? [] : Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0");
  return [...head, ...gap, ...tail].slice(0, 4).join(":");
}
