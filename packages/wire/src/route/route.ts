import type { Permit, Receipt, SourceStanding } from "@tallenne/access";
import type {
  Act,
  Action,
  ActionFacts,
  Asked,
  Facts,
  LedgerEntry,
  Operation,
  Replied,
  ServiceName,
  Standing,
} from "@tallenne/contracts";
import type { Answer, Bytes } from "../answer/answer.ts";
import type { TerminalStanding } from "../session/terminals.ts";
import type { Language } from "./language.ts";

type ActIn<K> = K extends { readonly act: infer A extends Act } ? Permit<A> : undefined;
type BeforeIn<T> = T extends { readonly before: infer A extends Action } ? A : never;
type ReceiptIn<T> = T extends { readonly before: Action } ? Receipt : undefined;
type StreamIn<B> = B extends "stream" ? Bytes : undefined;
type IfWho<K, W extends string, Then> = K extends { readonly who: W } ? Then : undefined;

/** The permit a use case of this operation is handed: none where nobody is decided upon. */
export type PermitOf<O extends Operation> = ActIn<O["caller"]>;
/** The receipt it is handed: only where the trail comes before the act. */
export type ReceiptOf<O extends Operation> = ReceiptIn<O["trail"]>;
/** What the ledger may say of it. */
export type EntryFactsOf<O extends Operation> = ActionFacts<BeforeIn<O["trail"]>>;

/** The header fields an operation may look at. */
export interface AskedHeaders {
  readonly contentType?: string;
  readonly contentLength?: number;
  /** That the body is a part only (RFC 9110 §14.4). */
  readonly contentRange?: string;
  readonly contentDigest?: string;
  /** Fields of tus 1.0: its version, the whole length, where the bytes begin, the client's own words about the file. */
  readonly tusResumable?: string;
  readonly uploadLength?: number;
  readonly uploadOffset?: number;
  readonly uploadMetadata?: string;
  readonly range?: string;
  readonly idempotencyKey?: string;
  /** The version of `If-Match: "7"`. */
  readonly ifMatch?: number;
}

/** What a source shows: the whole Authorization field, and the token of it where its scheme is Bearer. */
export interface SourceHeaders {
  readonly authorization?: string;
  readonly bearer?: string;
}

/** Who asks, and how. */
export interface Who<O extends Operation = Operation> {
  readonly requestId: string;
  /** Asked by Accept-Language; else the person's own; else Finnish. */
  readonly language: Language;
  readonly headers: AskedHeaders;
  /** Only the cookies the binding names, as sent: not verified by anyone yet. */
  readonly cookies: Readonly<Record<string, string>>;
  /**
   * Address of the source (an IPv6 one by its /64), only where the binding asks for it and the listener knows it. For counting under a keyed hash:
   * it is kept, logged and answered nowhere.
   */
  readonly address?: string | undefined;
  readonly standing: IfWho<O["caller"], "person", Standing>;
  readonly source: IfWho<O["caller"], "source", SourceStanding>;
  readonly terminal: IfWho<O["caller"], "terminal", TerminalStanding>;
  /** The service that calls, on the internal listener. */
  readonly service: IfWho<O["caller"], "services", ServiceName>;
}

/** What a use case is handed when everything before it has held. */
export interface Granted<C = unknown, O extends Operation = Operation> extends Who<O> {
  readonly permit: PermitOf<O>;
  /** Proof that the entry of this act is durable, where the trail is `before`. */
  readonly receipt: ReceiptOf<O>;
  /** What `prepare` carried over. */
  readonly carry: C;
  /** The bytes of a request whose body is `stream`. Reading them invites the caller to send (100-continue). */
  readonly stream: StreamIn<O["body"]>;
  /** A step of the use case is done: told with the others where somebody looks for lost time. A constant name. */
  passed(step: string): void;
  /** Adds counts and codes to the request's log line; never a personal value. */
  note(facts: Readonly<Record<string, string | number | boolean>>): void;
  /** An entry by the same actor under the same permit, for trails `own` and `with`. */
  readonly entry: <A extends Action>(
    action: A,
    about: {
      readonly objects?: readonly string[];
      readonly facts: ActionFacts<A>;
      readonly outcome?: LedgerEntry["outcome"];
    },
  ) => LedgerEntry;
}

/** What is known before deciding. */
export interface Prepared<O extends Operation, C> {
  readonly facts?: Facts;
  /** Opaque ids for the entry, of the act and of a refusal. */
  readonly objects?: readonly string[];
  /** Facts of the `before` entry. */
  readonly entry?: EntryFactsOf<O>;
  /** Handed on to the use case. */
  readonly carry?: C;
}

/** The two halves of an operation: what must be known to decide it, and what is done. */
export interface Binding<O extends Operation, C> {
  /** Loads what the decision needs; changes nothing. May throw a Problem: `unknown` for what does not exist. */
  prepare?(asked: Asked<O>, who: Who<O>): Promise<Prepared<O, C>> | Prepared<O, C>;
  /** Runs after the permit and, with a trail `before`, after its entry is durable. */
  use(granted: Granted<C, O>, asked: Asked<O>): Promise<Replied<O> | Answer> | Replied<O> | Answer;
  /** For sources: who shows this token, or undefined. */
  authenticate?(headers: SourceHeaders): Promise<SourceStanding | undefined>;
  /** Names of further cookies the operation reads. */
  readonly cookies?: readonly string[];
  /** The operation is told the address of its source. */
  readonly address?: "told";
  /** Longest JSON body in bytes; 256 KiB on the public listener, 16 MiB on the internal one when left out. */
  readonly bodyLimit?: number;
}

/** An operation bound to its use case: what a service's `routes` are made of. */
export interface Route extends Binding<Operation, unknown> {
  readonly operation: Operation;
}

/**
 * Binds an operation to what prepares and does it. Throws TypeError at composition where a part is missing that its caller or reply asks for.
 */
export function bind<const O extends Operation, C = undefined>(operation: O, binding: Binding<O, C>): Route {
  const { audience, caller, id } = operation as Operation;
  if ((audience === "internal") !== (caller.who === "services"))
    throw new TypeError(`${id}: services call on the internal listener, everybody else on the public one`);
  if ((caller.who === "source") !== (binding.authenticate !== undefined))
    throw new TypeError(`${id}: a source, and only a source, is authenticated by the service itself`);
  // The flow parses what it hands to the binding by the schemas of this very operation.
  return { ...(binding as unknown as Binding<Operation, unknown>), operation };
}
