import http from "node:http";
import https from "node:https";
import { StoreAway } from "../objects/object-port.ts";

/** The connections of one store: kept open, many at once, none waiting for ever. */
export interface S3Transport {
  readonly transport: Pick<typeof http, "request">;
  readonly transportAgent: http.Agent;
}

const mostConnections = 64;
const busy = new Set([408, 429, 500, 502, 503, 504]);

/**
 * The way of the client's requests. One that nothing moves on for `patience` milliseconds is given up (`slow`). The store's "not now" ends the request as
 * `busy` here, because the client itself would only try again blindly and print a line of its own.
 */
export function s3Transport(isSecure: boolean, patience: number): S3Transport {
  const settings = { keepAlive: true, maxSockets: mostConnections, noDelay: true };
  const agent = isSecure ? new https.Agent(settings) : new http.Agent(settings);
  const call = isSecure ? https.request : http.request;
  const request = ((options: http.RequestOptions, answered: (answer: http.IncomingMessage) => void) => {
    const asked = call({ ...options, timeout: patience }, (answer) => {
      if (!busy.has(answer.statusCode ?? 0)) {
        answered(answer);
        return;
      }
      answer.resume();
      asked.emit("error", new StoreAway("busy"));
    });
    asked.once("timeout", () => void asked.destroy(new StoreAway("slow")));
    return asked;
  }) as typeof http.request;
  return { transport: { request }, transportAgent: agent };
}
