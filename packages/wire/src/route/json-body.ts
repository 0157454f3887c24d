import { refuse } from "@tallenne/contracts";
import type { Clock } from "@tallenne/runtime";
import type { IncomingMessage } from "node:http";

/** How a JSON body is taken in. */
export interface BodyTerms {
  readonly clock: Clock;
  /** Longest body, bytes. */
  readonly limit: number;
  /** Longest time for the whole body, milliseconds. */
  readonly within: number;
}

/**
 * Reads and parses a JSON body: UTF-8 (RFC 8259), an object or array, not compressed, within length and time. Throws a Problem: `bad-input`
 * or `too-large`. A caller that leaves meanwhile rejects with the stream's own error; one that is too slow loses the connection.
 */
export async function readJson(request: IncomingMessage, terms: BodyTerms): Promise<unknown> {
  if (request.headers["content-encoding"] !== undefined)
    throw wrong("/headers/content-encoding", "not-supported", "send the body as it is");
  if (Number(request.headers["content-length"]) > terms.limit) throw tooLarge(terms.limit);
  const bytes = await readWhole(request, terms);
  if (bytes.length === 0) throw wrong("", "missing", "expected a JSON body");
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    // The parser's message quotes the input: it stays here.
    throw wrong("", "not-json", "expected JSON in UTF-8");
  }
  if (typeof value !== "object" || value === null)
    throw wrong("", "invalid-type", "expected object or array");
  return value;
}

function readWhole(request: IncomingMessage, terms: BodyTerms): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    const settle = (act: () => void) => {
      stop();
      request.off("data", take).off("end", end).off("error", fail).off("close", close);
      act();
    };
    const take = (piece: Buffer) => {
      length += piece.length;
      if (length > terms.limit) settle(() => reject(tooLarge(terms.limit)));
      else pieces.push(piece);
    };
    const end = () =>
      settle(() => resolve(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)));
    const fail = (failure: Error) => settle(() => reject(failure));
    const close = () => fail(new Error("the caller left while sending"));
    const stop = terms.clock.after(
      terms.within,
      () => void request.destroy(new Error("the body came too slowly")),
    );
    request.on("data", take).on("end", end).on("error", fail).on("close", close);
  });
}

const tooLarge = (limit: number) => refuse("too-large", { facts: { bytes: limit } });

function wrong(pointer: string, code: string, detail: string) {
  return refuse("bad-input", { findings: [{ pointer, code, detail }] });
}
