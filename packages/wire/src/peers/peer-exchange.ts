import type { Clock } from "@tallenne/runtime";
import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request as httpRequest } from "node:http";
import { Agent as TlsAgent, request as tlsRequest } from "node:https";
import type { PeerAddress } from "../trust/trust.ts";

/** Why a peer gave no answer. `reset`: the connection broke before the answer; `away`: nobody listens; `late`: no whole answer in time. */
export class PeerAway extends Error {
  readonly code: "reset" | "away" | "late" | "too-large";

  constructor(code: PeerAway["code"], cause?: unknown) {
    super(`peer ${code}`, cause === undefined ? undefined : { cause });
    this.name = "PeerAway";
    this.code = code;
  }
}

/** What is sent to a peer. */
export interface PeerRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: Uint8Array;
  /** Milliseconds for the whole exchange. */
  readonly within: number;
}

/** What came back, whole. */
export interface PeerAnswer {
  readonly status: number;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** One peer's connections, kept open between calls. */
export interface PeerConnection {
  /** Throws PeerAway. */
  exchange(sent: PeerRequest): Promise<PeerAnswer>;
  close(): void;
}

const longestAnswer = 32 * 1024 * 1024;

/** Connections to a Unix socket or an address, at most 128 at once. */
export function peerConnection(address: PeerAddress, clock: Clock): PeerConnection {
  const settings = { keepAlive: true, maxSockets: 128, maxFreeSockets: 32, scheduling: "lifo" } as const;
  const tls = "url" in address && address.url.protocol === "https:";
  const agent = tls ? new TlsAgent(settings) : new Agent(settings);
  const send = tls ? tlsRequest : httpRequest;
  const place =
    "socket" in address
      ? { socketPath: address.socket, host: "localhost" }
      : {
          host: address.url.hostname.replaceAll(/[[\]]/g, ""),
          port: Number(address.url.port) || (tls ? 443 : 80),
        };

  const exchange = (sent: PeerRequest) =>
    new Promise<PeerAnswer>((resolve, reject) => {
      let late = false;
      const { method, path, headers } = sent;
      const outgoing = send({ ...place, agent, method, path, headers });
      const stop = clock.after(sent.within, () => {
        late = true;
        outgoing.destroy();
      });
      const fail = (failure: unknown) => {
        stop();
        reject(late ? new PeerAway("late", failure) : awayOf(failure));
      };
      outgoing.on("error", fail);
      outgoing.on("response", (incoming) => {
        readAnswer(incoming).then((answer) => {
          stop();
          resolve(answer);
          return undefined;
        }, fail);
      });
      outgoing.end(sent.body);
    });
  return { exchange, close: () => agent.destroy() };
}

async function readAnswer(incoming: IncomingMessage): Promise<PeerAnswer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > longestAnswer) throw new PeerAway("too-large");
    pieces.push(piece);
  }
  return {
    status: incoming.statusCode ?? 0,
    type: incoming.headers["content-type"] ?? "",
    bytes: Buffer.concat(pieces),
  };
}

const nobody = new Set([
  "ECONNREFUSED",
  "ENOENT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EACCES",
]);

function awayOf(failure: unknown): PeerAway {
  if (failure instanceof PeerAway) return failure;
  const { code = "" } = failure as { code?: string };
  return new PeerAway(nobody.has(code) ? "away" : "reset", failure);
}
