import type { Problem } from "@tallenne/contracts";
import type { Clock } from "@tallenne/runtime";
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Bytes } from "../answer/answer.ts";
import { problemDocument, retryAfter } from "../answer/problem-document.ts";
import { apiHeaders } from "../answer/security-headers.ts";
import type { Exchange } from "./exchange.ts";
import { watchIdle } from "./idle-watch.ts";

/** An answer ready to leave. */
export interface Leaving {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: unknown;
  readonly stream?: Bytes;
}

/** How long callers may take. */
export interface SendTerms {
  readonly clock: Clock;
  /** Milliseconds without progress after which a caller that does not read loses the connection. */
  readonly idle: number;
}

/** An answer that broke off after its first bytes had left. */
export class AnswerCut extends Error {
  readonly code = "answer-cut";

  constructor(cause: unknown) {
    super("the answer broke off", { cause });
    this.name = "AnswerCut";
  }
}

/**
 * Sends an answer. A stream's first piece is awaited before the status line, so that what fails at once is still told as a problem; what fails
 * later cuts the connection and throws AnswerCut. Resolves when the answer is handed over or the caller has left.
 */
export async function send(exchange: Exchange, leaving: Leaving, terms: SendTerms): Promise<void> {
  if (leaving.stream) await sendStream(exchange, { ...leaving, stream: leaving.stream }, terms);
  else sendJson(exchange, leaving, "application/json; charset=utf-8");
}

/** Sends a problem (RFC 9457) in the caller's language. */
export function sendProblem(exchange: Exchange, problem: Problem): void {
  const body = problemDocument(problem, exchange);
  const seconds = retryAfter(problem);
  const headers = {
    "content-language": exchange.language,
    ...(seconds === undefined ? {} : { "retry-after": String(seconds) }),
    // RFC 9110 §15.5.2 wants a challenge. `Bearer` is for sources; browsers know no such scheme and ask nothing.
    ...(body.status === 401 ? { "www-authenticate": 'Bearer realm="tallenne"' } : {}),
  };
  sendJson(exchange, { status: body.status, headers, body }, "application/problem+json; charset=utf-8");
}

function sendJson(exchange: Exchange, leaving: Leaving, type: string): void {
  const text = leaving.status === 204 ? "" : JSON.stringify(leaving.body ?? {});
  const length = Buffer.byteLength(text);
  const { response } = exchange;
  const typed = leaving.status === 204 ? {} : { "content-type": type, "content-length": length };
  response.writeHead(leaving.status, {
    ...apiHeaders,
    ...typed,
    ...leaving.headers,
    ...connectionOf(exchange),
  });
  response.end(text);
}

async function sendStream(
  exchange: Exchange,
  leaving: Leaving & { stream: Bytes },
  terms: SendTerms,
): Promise<void> {
  const { response } = exchange;
  const pieces = leaving.stream[Symbol.asyncIterator]();
  let next = await pieces.next();
  exchange.passed("first-piece");
  const fallback = { "content-type": "application/octet-stream" };
  const stop = watchIdle(terms.clock, terms.idle, {
    progress: () => response.socket?.bytesWritten ?? 0,
    idle: () => void response.destroy(),
  });
  try {
    response.writeHead(leaving.status, {
      ...apiHeaders,
      ...fallback,
      ...leaving.headers,
      ...connectionOf(exchange),
    });
    while (!next.done && !response.destroyed) {
      response.write(next.value);
      await left();
      exchange.passed("write");
      // Looked at only now: room may have come already, and would not come a second time.
      if (response.writableNeedDrain) await drained(response);
      next = await pieces.next();
    }
    if (response.destroyed) await pieces.return?.();
    else response.end();
  } catch (failure) {
    response.destroy();
    throw new AnswerCut(failure);
  } finally {
    stop();
  }
}

/**
 * Resolves when what was written has been handed to the system: Node gathers the writes of a turn and hands them over at its end. What the
 * producer does after a piece must not hold the piece up.
 */
function left(): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(resolve);
  });
}

/** Resolves when more may be written, or never will be. */
function drained(response: ServerResponse): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const go = () => {
      response.off("drain", go).off("close", go);
      resolve();
    };
    response.on("drain", go).on("close", go);
  });
}

/** A caller still waiting for leave to send may send its body or not: the connection cannot be used again. */
const connectionOf = (exchange: Exchange): OutgoingHttpHeaders =>
  exchange.uninvited ? { connection: "close" } : {};
