import type { Operation } from "@tallenne/contracts";
import type { OutgoingHttpHeaders } from "node:http";
import { Answer, settableHeaders } from "../answer/answer.ts";
import { allowList } from "../route/allow-list.ts";
import { cookieLine } from "../session/cookie.ts";
import type { Leaving } from "./send.ts";

/** A use case answered what its operation does not allow. The message names places only, never values. */
export class ReplyRefused extends Error {
  readonly code = "reply-refused";
  readonly places: readonly string[];

  constructor(places: readonly string[]) {
    super(`the reply does not fit: ${places.join(" ")}`);
    this.name = "ReplyRefused";
    this.places = places;
  }
}

const settable = new Set<string>(settableHeaders);

/**
 * What leaves of what a use case answered: the reply by the operation's schema as an allow-list, one of its statuses, the header fields that
 * may be set. A reply with a `version` carries it as ETag, for If-Match. Throws ReplyRefused.
 */
export function leavingReply(operation: Operation, replied: unknown): Leaving {
  const full = replied instanceof Answer ? replied : new Answer(replied, {});
  const status = full.status ?? operation.status ?? 200;
  const allowed: readonly number[] = [operation.status ?? 200, ...(operation.alsoStatus ?? [])];
  if (!allowed.includes(status)) throw new ReplyRefused(["#status"]);
  const foreign = Object.keys(full.headers).filter((name) => !settable.has(name));
  if (foreign.length > 0) throw new ReplyRefused(foreign.map((name) => `#headers/${name}`));
  const headers: OutgoingHttpHeaders = { ...full.headers };
  if (full.cookies.length > 0) headers["set-cookie"] = full.cookies.map(cookieLine);
  const { reply: schema } = operation;
  if (schema === "stream") {
    if (!full.stream) throw new ReplyRefused(["#stream"]);
    return { status, headers, stream: full.stream };
  }
  const parsed = allowList(schema).safeParse(full.body);
  if (!parsed.success)
    throw new ReplyRefused(parsed.error.issues.map(({ path }) => `/${path.join("/")}`).slice(0, 20));
  const { version } = (parsed.data ?? {}) as { version?: unknown };
  if (operation.method === "get" && typeof version === "number") headers["etag"] = `"${version}"`;
  return { status, headers, body: parsed.data };
}
