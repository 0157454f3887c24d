import {
  type Agent,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  request as httpRequest,
} from "node:http";

/** A request as a test writes it. */
export interface Asking {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly json?: unknown;
  readonly bytes?: Uint8Array | string;
  readonly agent?: Agent;
}

/** An answer as a test reads it. */
export interface Told {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; throws when it is none. */
  readonly json: () => unknown;
}

/** Asks an `http:` address, or `unix:` and a path, over a real socket. */
export function ask(address: string, path: string, asking: Asking = {}): Promise<Told> {
  const place = address.startsWith("unix:")
    ? { socketPath: address.slice("unix:".length), host: "localhost" }
    : { host: "127.0.0.1", port: Number(new URL(address).port) };
  const body = asking.json === undefined ? asking.bytes : JSON.stringify(asking.json);
  const headers = {
    ...(asking.json === undefined ? {} : { "content-type": "application/json" }),
    ...asking.headers,
  };
  const { method = body === undefined ? "GET" : "POST", agent } = asking;
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { ...place, path, method, headers, ...(agent ? { agent } : {}) },
      (incoming) => {
        const pieces: Buffer[] = [];
        incoming.on("data", (piece: Buffer) => pieces.push(piece));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const text = Buffer.concat(pieces).toString("utf8");
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text,
            json: () => JSON.parse(text) as unknown,
          });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
