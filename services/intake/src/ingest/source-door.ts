import type { Announced, ProblemDocument } from "@tallenne/contracts";
import { type Clock, pause, type Secret } from "@tallenne/runtime";
import { Agent, type IncomingMessage, request } from "node:http";
import { Agent as TlsAgent, request as tlsRequest } from "node:https";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";

/** What the archive answered: a problem where it refused. */
export interface Told {
  readonly status: number;
  readonly announced: Announced | undefined;
  readonly problem: ProblemDocument | undefined;
}

/** A body that can be sent again. */
export interface Sending {
  readonly length: number;
  readonly type: string;
  readonly digest?: string;
  open(): Uint8Array | Readable;
}

/** The public door of the archive as a source uses it. */
export interface SourceDoor {
  send(method: "POST" | "PUT", path: string, body: Sending): Promise<Told>;
  close(): void;
}

/** The archive did not answer, or answered for all the patience that it cannot take anything. */
export class Unreachable extends Error {
  readonly code = "unreachable";
}

const firstPauseMs = 200;
const longestPauseMs = 10_000;
/** Bytes of an answer that are read. */
const longestAnswer = 1 << 20;

/**
 * Sends with the source's token over connections that are kept. What the archive cannot take now (503, 507, 429, a connection that breaks) is sent again, as
 * late as it says, until `patienceMs` have passed.
 */
export function sourceDoor(made: {
  readonly address: string;
  readonly token: Secret;
  readonly abreast: number;
  readonly patienceMs: number;
  readonly clock: Clock;
}): SourceDoor {
  const { address, token, clock, abreast } = made;
  const isTls = address.startsWith("https:");
  const agent = new (isTls ? TlsAgent : Agent)({ keepAlive: true, maxSockets: abreast });

  const once = async (
    method: string,
    path: string,
    body: Sending,
  ): Promise<Told & { after: number | undefined }> => {
    const headers = {
      authorization: `Bearer ${token.reveal("hand over in the source's name")}`,
      "content-type": body.type,
      "content-length": body.length,
      ...(body.digest === undefined ? {} : { "content-digest": body.digest }),
    };
    const asking = (isTls ? tlsRequest : request)(`${address}${path}`, { method, headers, agent });
    const answered = new Promise<IncomingMessage>((resolve, reject) =>
      asking.once("response", resolve).once("error", reject),
    );
    const content = body.open();
    if (content instanceof Uint8Array) asking.end(content);
    // An archive that refuses early closes the connection: its answer counts, not the broken pipe.
    else void pipeline(content, asking).catch(() => content.destroy());
    const response = await answered;
    const answer = await textOf(response);
    const value = parsed(answer);
    const { statusCode: status = 0 } = response;
    const after = /^\d{1,4}$/.test(response.headers["retry-after"] ?? "")
      ? Number(response.headers["retry-after"])
      : undefined;
    return {
      status,
      announced: status < 300 ? (value as Announced) : undefined,
      problem: status >= 400 ? ((value ?? { slug: "defect", status }) as ProblemDocument) : undefined,
      after,
    };
  };

  return {
    async send(method, path, body) {
      const until = clock.monotonic() + made.patienceMs;
      for (let wait = firstPauseMs; ; wait = Math.min(wait * 2, longestPauseMs)) {
        const told = await once(method, path, body).catch(() => undefined);
        if (told !== undefined && ![429, 502, 503, 504, 507].includes(told.status)) return told;
        const left = until - clock.monotonic();
        if (left <= 0) throw new Unreachable(told?.problem?.slug ?? "no answer");
        await pause(
          clock,
          Math.min(left, told?.after === undefined ? wait : Math.min(told.after * 1000, longestPauseMs)),
        );
      }
    },
    close: () => agent.destroy(),
  };
}

async function textOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length <= longestAnswer) pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
