import type { Operation, ProblemDocument, Received } from "@tallenne/contracts";
import type { Sent } from "@tallenne/wire";
import { pause, systemClock } from "@tallenne/runtime";
import { ask, type Asking, type Told } from "./ask.ts";

/** An answer to an operation: its reply where it was good, the problem where not. */
export interface Answered<O extends Operation> {
  readonly status: number;
  readonly told: Told;
  readonly reply?: Received<O>;
  readonly problem?: ProblemDocument;
}

/** Somebody at the public interface with cookies of their own. Every address asked is kept, for the search after canaries. */
export interface Browser {
  /** Calls an operation and answers whatever came. */
  call<const O extends Operation>(operation: O, sent: Sent<O>, headers?: Headers): Promise<Answered<O>>;
  /**
   * Calls an operation that must succeed: its parsed reply. Comes again for some seconds while the answer is 503, as the page does (Retry-After): a
   * machine busy with other suites may be late. Throws with status, slug and findings.
   */
  use<const O extends Operation>(operation: O, sent: Sent<O>, headers?: Headers): Promise<Received<O>>;
  /** Asks a path with the cookies. */
  ask(path: string, asking?: Asking): Promise<Told>;
  /** The value of a cookie it holds. */
  cookie(name: string): string | undefined;
  readonly asked: readonly string[];
  /** Every problem it was told, as it came. */
  readonly problems: readonly string[];
}

type Headers = Readonly<Record<string, string>>;

/** How long it comes again. */
const patienceMs = 5000;

/** A browser at an address that may change when the archive starts again. */
export function browser(address: () => string, fixed: Headers = {}): Browser {
  const jar = new Map<string, Cookie>();
  const asked: string[] = [];
  const problems: string[] = [];
  const askPath = async (path: string, asking: Asking = {}): Promise<Told> => {
    asked.push(path);
    const cookie = [...jar.values()]
      .filter((one) => path.startsWith(one.path))
      .map(({ name, value }) => `${name}=${value}`)
      .join("; ");
    const told = await ask(address(), path, {
      ...asking,
      headers: {
        "sec-fetch-site": "same-origin",
        ...(cookie === "" ? {} : { cookie }),
        ...fixed,
        ...asking.headers,
      },
    });
    if (isProblem(told)) problems.push(told.text);
    for (const line of told.headers["set-cookie"] ?? []) keep(jar, line);
    return told;
  };
  const call: Browser["call"] = async (operation, sent, headers = {}) => {
    const told = await askPath(pathOf(operation, sent), {
      method: operation.method.toUpperCase(),
      headers,
      ...(sent.body === undefined ? {} : { json: sent.body }),
    });
    return answered(operation, told);
  };
  return {
    call,
    async use(operation, sent, headers) {
      const until = systemClock.monotonic() + patienceMs;
      for (;;) {
        const { status, reply, problem } = await call(operation, sent, headers);
        if (reply !== undefined) return reply;
        if (status !== 503 || systemClock.monotonic() > until)
          throw new Error(
            `${operation.id}: ${status} ${problem?.slug} ${JSON.stringify(problem?.findings ?? [])}`,
          );
        await pause(systemClock, 200);
      }
    },
    ask: askPath,
    cookie: (name) => [...jar.values()].find((one) => one.name === name)?.value,
    asked,
    problems,
  };
}

/** The path of an operation with its parameters and query. */
export function pathOf(operation: Operation, sent: { params?: unknown; query?: unknown }): string {
  const params = (sent.params ?? {}) as Record<string, string>;
  const path = operation.path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
  const query = new URLSearchParams((sent.query ?? {}) as Record<string, string>).toString();
  return `/${operation.service}${path}${query === "" ? "" : `?${query}`}`;
}

function answered<O extends Operation>(operation: O, told: Told): Answered<O> {
  const { status } = told;
  if (status >= 400)
    return isProblem(told) ? { status, told, problem: told.json() as ProblemDocument } : { status, told };
  if (operation.reply === "stream") return { status, told };
  return { status, told, reply: operation.reply.parse(told.json()) as Received<O> };
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** A cookie set or, with an age of zero, taken away. */
function keep(jar: Map<string, Cookie>, line: string): void {
  const [pair = "", ...attributes] = line.split(";").map((one) => one.trim());
  const at = pair.indexOf("=");
  const name = pair.slice(0, at);
  const path = attributes.find((one) => /^path=/i.test(one))?.slice("path=".length) ?? "/";
  if (attributes.some((one) => /^max-age=0$/i.test(one))) jar.delete(`${name} ${path}`);
  else jar.set(`${name} ${path}`, { name, value: pair.slice(at + 1), path });
}

const isProblem = ({ headers }: Told) => String(headers["content-type"]).includes("problem+json");
