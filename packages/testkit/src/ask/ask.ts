import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";

/** A request as a test writes it. */
export interface Asking {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly json?: unknown;
  readonly bytes?: Uint8Array | string;
}

/** An answer as a test reads it. */
export interface Told {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** The body as JSON; throws when it is none. */
  json(): unknown;
}

/** Asks an `http:` address, or `unix:` and a path, over a real socket. */
export function ask(address: string, path: string, asking: Asking = {}): Promise<Told> {
  const place = address.startsWith("unix:")
    ? { socketPath: address.slice("unix:".length), host: "localhost" }
    : { host: "127.0.0.1", port: Number(new URL(address).port) };
  const body = asking.json === undefined ? asking.bytes : JSON.stringify(asking.json);
  const { method = body === undefined ? "GET" : "POST" } = asking;
  const headers = {
    ...(asking.json === undefined ? {} : { "content-type": "application/json" }),
    ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
    ...asking.headers,
  };
  return new Promise((resolve, reject) => {
    const outgoing = request({ ...place, path, method, headers }, (incoming) => {
      const pieces: Buffer[] = [];
      incoming.on("data", (piece: Buffer) => pieces.push(piece));
      incoming.on("error", reject);
      incoming.on("end", () => {
        const bytes = Buffer.concat(pieces);
        const text = bytes.toString("utf8");
        const { statusCode: status = 0, headers: told } = incoming;
        resolve({ status, headers: told, bytes, text, json: () => JSON.parse(text) as unknown });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
