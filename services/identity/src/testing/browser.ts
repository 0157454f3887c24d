import type { Operation, ProblemDocument, Received } from "@tallenne/contracts";
import type { Sent } from "@tallenne/wire";
import { request } from "node:http";

/** What came back. */
interface Answered<O extends Operation> {
  readonly status: number;
  readonly slug: string | undefined;
  readonly problem: ProblemDocument | undefined;
  /** The reply of a good answer; throws where the answer was a problem. */
  readonly reply: Received<O>;
  readonly setCookie: readonly string[];
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A browser with its one cookie. */
export interface Browser {
  cookie: string | undefined;
  ask<const O extends Operation>(operation: O, sent?: Partial<Sent<O>>): Promise<Answered<O>>;
}

/** A browser at an address that may change when the service starts again; it comes from a loopback address of its own where one is given. */
export function browserAt(address: () => string, from?: string): Browser {
  const browser: Browser = {
    cookie: undefined,
    async ask<const O extends Operation>(operation: O, sent: Partial<Sent<O>> = {}) {
      const { params = {}, body } = sent as { params?: Record<string, string>; body?: unknown };
      const place = operation.path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => params[name] ?? "");
      const told = await asked(address(), {
        path: `/${operation.service}${place}`,
        method: operation.method.toUpperCase(),
        cookie: browser.cookie,
        from,
        body,
      });
      const [line] = told.setCookie;
      if (line !== undefined) browser.cookie = cookieOf(line);
      const value: unknown = JSON.parse(told.text);
      const problem = told.status >= 400 ? (value as ProblemDocument) : undefined;
      return {
        ...told,
        problem,
        slug: problem?.slug,
        get reply() {
          if (problem) throw new Error(`${operation.id}: ${told.status} ${told.text}`);
          const { reply } = operation;
          if (reply === "stream") throw new TypeError("a stream");
          return reply.parse(value) as Received<O>;
        },
      };
    },
  };
  return browser;
}

/** The cookie that a line sets; undefined where it takes it away. */
function cookieOf(line: string): string | undefined {
  return /Max-Age=0/i.test(line) ? undefined : line.split(";", 1)[0];
}

function asked(
  address: string,
  what: {
    path: string;
    method: string;
    cookie: string | undefined;
    from: string | undefined;
    body: unknown;
  },
): Promise<{ status: number; text: string; setCookie: readonly string[]; headers: Record<string, unknown> }> {
  const { path, method, cookie, from } = what;
  const text = what.body === undefined ? undefined : JSON.stringify(what.body);
  const headers = {
    "sec-fetch-site": "same-origin",
    ...(cookie === undefined ? {} : { cookie }),
    ...(text === undefined
      ? {}
      : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      new URL(path, address),
      { method, headers, ...(from === undefined ? {} : { localAddress: from }) },
      (incoming) => {
        const pieces: Buffer[] = [];
        incoming.on("data", (piece: Buffer) => pieces.push(piece));
        incoming.on("error", reject);
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            text: Buffer.concat(pieces).toString("utf8"),
            setCookie: incoming.headers["set-cookie"] ?? [],
            headers: { ...incoming.headers },
          }),
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end(text);
  });
}
