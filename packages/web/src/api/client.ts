import type { Parsed } from "@tallenne/contracts";
import { now } from "../platform/clock.ts";
import { connection } from "../session/connection.ts";
import { lastUse } from "../session/last-use.ts";
import { noteServerDate } from "../session/server-time.ts";
import { commitmentLapsed, sessionEnded } from "../session/session.ts";
import { spoken } from "../words/load-words.ts";
import { tellDone } from "./done.ts";
import { addresses, type Called, type Contracts } from "./addresses.ts";
import { Failure, failureFrom } from "./failure.ts";
import { beginWaiting } from "./under-way.ts";

type Part<O, P extends string> = O extends { readonly [K in P]: infer S }
  ? S extends "stream"
    ? unknown
    : { readonly [K in P]: Parsed<S> }
  : unknown;

/** What an operation is asked: those of `params`, `query` and `body` that it declares. */
export type Asking<K extends Called> = Part<Contracts[K], "params"> &
  Part<Contracts[K], "query"> &
  Part<Contracts[K], "body">;
/** What an operation answers. */
export type Answer<K extends Called> = Contracts[K] extends { readonly reply: infer R } ? Parsed<R> : never;

interface Sending {
  /** The answer may come when the page is gone already. */
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
  /** Header fields beside those of every call. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The body of an operation that takes bytes. */
  readonly bytes?: Blob;
}

interface Loose {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** Calls an operation of the contracts. Throws `Failure`: a problem of the catalogue, or `network` when nobody answers. */
export async function call<K extends Called>(
  name: K,
  asking: Asking<K>,
  sending: Sending = {},
): Promise<Answer<K>> {
  return await waited(name, sending, async () => {
    const response = await send(name, asking as Loose, sending);
    const answer = (response.status === 204 ? {} : await response.json()) as Answer<K>;
    tellDone({ name, asked: asking, answer });
    return answer;
  });
}

/** Calls an operation whose answer is bytes, or stands in header fields. Throws `Failure`. */
export async function callForBytes<K extends Called>(
  name: K,
  asking: Asking<K>,
  sending: Sending = {},
): Promise<Response> {
  return await waited(name, sending, () => send(name, asking as Loose, sending));
}

/** While it goes on the page knows that somebody waits; a call that may outlive the page is waited for by nobody. */
async function waited<T>(name: Called, { keepalive = false }: Sending, ask: () => Promise<T>): Promise<T> {
  const came = keepalive ? undefined : beginWaiting(name, now());
  return await ask().finally(came);
}

/** Path of an operation with its parameters in place. */
function pathOf(name: Called, params: Readonly<Record<string, string>> = {}): string {
  const [, pattern = ""] = addresses[name].split(" ");
  return pattern.replaceAll(/:([a-z]+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ""));
}

async function send(name: Called, { params, query, body }: Loose, asked: Sending): Promise<Response> {
  const { headers: more = {}, bytes, ...sending } = asked;
  const [method = "get"] = addresses[name].split(" ");
  const known = Object.entries(query ?? {}).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const search = known.length === 0 ? "" : `?${new URLSearchParams(known).toString()}`;
  const headers: Record<string, string> = { "accept-language": spoken.get().language, ...more };
  if (body !== undefined) headers["content-type"] = "application/json";
  const response = await fetch(`${pathOf(name, params)}${search}`, {
    method: method.toUpperCase(),
    headers,
    credentials: "same-origin",
    cache: "no-store",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(bytes === undefined ? {} : { body: bytes }),
    ...sending,
  }).catch((thrown: unknown) => {
    if (sending.signal?.aborted === true) throw thrown;
    connection.lost(now());
    throw new Failure("network");
  });
  connection.found();
  noteServerDate(response.headers.get("date"), now());
  if (response.ok) {
    if (name !== "readFirstStart") lastUse.set(now());
    return response;
  }
  const failure = await failureFrom(response);
  if (failure.slug === "sign-in-first") sessionEnded();
  if (failure.slug === "sign-first") commitmentLapsed();
  throw failure;
}
