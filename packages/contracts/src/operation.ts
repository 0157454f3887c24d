import type { z } from "zod";
import type { Act } from "./act.ts";
import type { Action } from "./action.ts";
import type { ProblemSlug } from "./problem-catalogue.ts";

/** The six services (architecture §1). */
export const serviceNames = ["identity", "intake", "catalogue", "reading-room", "steward", "ledger"] as const;
export type ServiceName = (typeof serviceNames)[number];

/**
 * Who may call. `person`: a session is needed; `source`: a registered recorder or gateway; `terminal`: an enrolled listening terminal of an office,
 * by its device cookie (flows D25); `anyone`: nobody is known yet, the reason is written down; `services`: the internal listener only, by service token (flows D3).
 */
export type Caller =
  | { readonly who: "person"; readonly act: Act }
  | { readonly who: "source"; readonly act: Act }
  | { readonly who: "terminal" }
  | { readonly who: "anyone"; readonly reason: string }
  | { readonly who: "services"; readonly callers: readonly ServiceName[] };

/**
 * What the ledger keeps of it (flows D7). `before`: the entry is durable first, its receipt is an argument of the act. `with`: a fact about the
 * service's own document lies inside the document and reaches the ledger by relay. `own`: the use case writes finer entries itself (a window of
 * sound, a step of a disposal). `none`: nothing about people or contacts happens; the reason is written down. A refusal is always written.
 */
export type Trail =
  | { readonly before: Action }
  | { readonly with: Action }
  | { readonly own: readonly Action[] }
  | { readonly none: string };

type Schema = z.ZodType;

/** Everything about one route (architecture §3): a route cannot be written without its permission and its trail. */
export interface Operation<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema | "stream" = Schema | "stream",
  Reply extends Schema | "stream" = Schema | "stream",
> {
  readonly id: string;
  readonly service: ServiceName;
  readonly audience: "public" | "internal";
  readonly method: "get" | "head" | "post" | "put" | "patch" | "delete";
  /** Below `/<service>` on the public listener and on the internal one; parameters as `:name`. */
  readonly path: string;
  readonly summary: string;
  readonly caller: Caller;
  readonly trail: Trail;
  /** The notice sentences it serves, as row ids of the notices' checklist (`A6.1`). */
  readonly promises: readonly string[];
  readonly params?: Params;
  readonly query?: Query;
  /** `stream`: raw bytes, not parsed by wire. */
  readonly body?: Body;
  /** `stream`: the use case answers with bytes. Unknown fields of a reply are dropped: a schema is an allow-list. */
  readonly reply: Reply;
  readonly status?: 200 | 201 | 202 | 204;
  /** Further statuses a good answer may have, such as 202 for a quarantined announcement. */
  readonly alsoStatus?: readonly (200 | 201 | 202 | 206)[];
  /** Refusals this operation lists; anything else becomes a defect. */
  readonly problems: readonly ProblemSlug[];
}

/** The type of what a schema gives, or nothing. */
export type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a use case is asked: the parsed parts of the request. */
export interface Asked<O extends Operation> {
  readonly params: Parsed<O["params"]>;
  readonly query: Parsed<O["query"]>;
  readonly body: O["body"] extends "stream" ? undefined : Parsed<O["body"]>;
}

/** What a use case answers. */
export type Replied<O extends Operation> = O["reply"] extends z.ZodType ? z.input<O["reply"]> : never;
/** What a caller receives. */
export type Received<O extends Operation> = O["reply"] extends z.ZodType ? z.output<O["reply"]> : never;

/** Declares an operation; the types of its schemas are kept. */
export function operation<const O extends Operation>(declared: O): O {
  return declared;
}
