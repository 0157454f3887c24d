import { type SigningKey, serviceTokens } from "@tallenne/access";
import {
  type Operation,
  Problem,
  problemDocument,
  type ProblemSlug,
  type Received,
  type ServiceName,
} from "@tallenne/contracts";
import type { Clock, Log } from "@tallenne/runtime";
import type { z } from "zod";
import { requestIdHeader, requestScope } from "../flow/request-scope.ts";
import { allowList } from "../route/allow-list.ts";
import type { Trust } from "../trust/trust.ts";
import {
  PeerAway,
  type PeerConnection,
  peerConnection,
  type PeerAnswer,
  type PeerRequest,
} from "./peer-exchange.ts";

type PartOf<Name extends string, S> = S extends z.ZodType
  ? { readonly [K in Name]: z.input<S> }
  : { readonly [K in Name]?: never };

/** What is sent with a call: the parts for which the operation has a schema. */
export type Sent<O extends Operation> = PartOf<"params", O["params"]> &
  PartOf<"query", O["query"]> &
  PartOf<"body", O["body"]>;

/** The other services, as one of them sees them. */
export interface Peers {
  /** The service that calls. */
  readonly service: ServiceName;
  /**
   * Calls an internal operation and answers its parsed reply. `within`: milliseconds, 5000 when left out. Throws a Problem: one that the called
   * operation lists as it came; `peer-away` when the peer does not answer, or not in its own form; `defect` when the call itself was wrong.
   */
  call<const O extends Operation>(
    operation: O,
    sent: Sent<O>,
    how?: { within?: number },
  ): Promise<Received<O>>;
  /** Closes the connections. */
  close(): void;
}

/** A client of the internal listeners, by the addresses of the trust file, with this service's own tokens (flows D3). */
export function peersOf(made: {
  service: ServiceName;
  trust: Trust;
  key: SigningKey;
  clock: Clock;
  log: Log;
}): Peers {
  const { service, trust, clock, log } = made;
  const tokens = serviceTokens(made);
  const connections = new Map<ServiceName, PeerConnection>();
  const connectionTo = (callee: ServiceName): PeerConnection => {
    const known = connections.get(callee) ?? peerConnection(trust.addressOf(callee), clock);
    connections.set(callee, known);
    return known;
  };
  const answered = async (operation: Operation, request: PeerRequest): Promise<PeerAnswer> => {
    const connection = connectionTo(operation.service);
    try {
      return await connection.exchange(request);
    } catch (failure) {
      if (!(failure instanceof PeerAway) || failure.code !== "reset" || !isLeafRead(operation)) throw failure;
      // The peer closed a kept connection just as it was taken up again: a read that changes nothing may be asked once more.
      return connection.exchange(request);
    }
  };
  return {
    service,
    async call(operation, sent, how = {}) {
      const request = requestOf(operation, sent, {
        token: tokens.sign(operation.service),
        within: how.within ?? 5000,
      });
      try {
        return receivedOf(operation, await answered(operation, request));
      } catch (failure) {
        const problem = failure instanceof Problem ? failure : new Problem("peer-away", { cause: failure });
        const reason = failure instanceof PeerAway ? failure.code : problem.slug;
        log.warn(
          { event: "peer-call-failed", peer: operation.service, operation: operation.id, reason },
          failure,
        );
        throw problem;
      }
    },
    close() {
      for (const connection of connections.values()) connection.close();
      connections.clear();
    },
  };
}

/** Whether asking twice is the same as asking once: reads, and what its contract calls a leaf read. */
function isLeafRead(operation: Operation): boolean {
  return operation.method === "get" || ("none" in operation.trail && operation.trail.none === "a leaf read");
}

interface AnySent {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

function requestOf(operation: Operation, sent: AnySent, by: { token: string; within: number }): PeerRequest {
  const params = (sent.params ?? {}) as Record<string, string>;
  const path = operation.path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
  const query = new URLSearchParams((sent.query ?? {}) as Record<string, string>).toString();
  const body = sent.body === undefined ? undefined : new TextEncoder().encode(JSON.stringify(sent.body));
  const request = requestScope.getStore();
  return {
    method: operation.method.toUpperCase(),
    path: `/${operation.service}${path}${query === "" ? "" : `?${query}`}`,
    headers: {
      authorization: `Bearer ${by.token}`,
      ...(body ? { "content-type": "application/json", "content-length": body.length } : {}),
      ...(request === undefined ? {} : { [requestIdHeader]: request }),
    },
    within: by.within,
    ...(body ? { body } : {}),
  };
}

function receivedOf<O extends Operation>(operation: O, answer: PeerAnswer): Received<O> {
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(answer.bytes));
  if (answer.status < 200 || answer.status >= 300) throw problemOf(operation, answer, value);
  const schema = operation.reply;
  if (schema === "stream") throw new TypeError("a stream cannot be received by a call");
  return allowList(schema).parse(value) as Received<O>;
}

/** The callee's refusal, where its contract names it; a call it finds malformed is our own fault. */
function problemOf(operation: Operation, answer: PeerAnswer, value: unknown): Problem {
  const parsed = problemDocument.safeParse(value);
  if (!parsed.success) return new Problem("peer-away", { cause: new TypeError("no problem document") });
  const { slug, findings, facts } = parsed.data;
  if (slug === "bad-input") return new Problem("defect", { cause: new MalformedCall(findings ?? []) });
  const listed = (operation.problems as readonly string[]).includes(slug);
  if (!listed && answer.status !== 503) return new Problem("peer-away", { cause: new TypeError(slug) });
  return new Problem(listed ? (slug as ProblemSlug) : "peer-away", facts ? { facts } : {});
}

/** A call that the callee found malformed. The message names places only. */
class MalformedCall extends Error {
  readonly code = "malformed-call";

  constructor(findings: readonly { readonly pointer?: string | undefined }[]) {
    super(findings.map((one) => one.pointer ?? "").join(" "));
    this.name = "MalformedCall";
  }
}
