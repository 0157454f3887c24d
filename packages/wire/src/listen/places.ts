import type { IncomingMessage, ServerResponse } from "node:http";
import type { Limits } from "./limits.ts";

/** A request that asks for its place. */
interface Coming {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Its body is a stream of any length. */
  readonly isStream: boolean;
  /** Address of its source. */
  readonly address: string | undefined;
}

/** The places of requests under way on a listener. */
export interface Places {
  /** Gives the request its place until it is answered or its caller has left; false where none is free. */
  take(coming: Coming): boolean;
}

type Pool = "requests" | "streams" | "arriving";

/**
 * Three pools of places: streams; requests whose body has not come whole; all others. Whoever sends half a body and waits takes no place of those who
 * only ask, and one source alone cannot take all places of those who send. A request that has come whole moves on to the others.
 */
export function placesOf(limits: Limits, told: (underWay: number) => void): Places {
  const underWay: Record<Pool, number> = { requests: 0, streams: 0, arriving: 0 };
  const most: Readonly<Record<Pool, number>> = {
    requests: limits.inFlight,
    streams: limits.streams,
    arriving: limits.arriving,
  };
  const arrivingFrom = new Map<string, number>();
  const count = (pool: Pool, source: string, more: 1 | -1): void => {
    underWay[pool] += more;
    if (pool === "arriving") {
      const left = (arrivingFrom.get(source) ?? 0) + more;
      if (left > 0) arrivingFrom.set(source, left);
      else arrivingFrom.delete(source);
    }
    told(underWay.requests + underWay.streams + underWay.arriving);
  };
  return {
    take({ request, response, isStream, address = "" }) {
      let pool: Pool = isStream ? "streams" : hasBody(request) ? "arriving" : "requests";
      if (underWay[pool] >= most[pool]) return false;
      if (pool === "arriving" && (arrivingFrom.get(address) ?? 0) >= limits.arrivingPerSource) return false;
      count(pool, address, 1);
      if (pool === "arriving")
        request.once("end", () => {
          if (response.closed) return;
          count(pool, address, -1);
          count((pool = "requests"), address, 1);
        });
      response.once("close", () => count(pool, address, -1));
      return true;
    },
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}
