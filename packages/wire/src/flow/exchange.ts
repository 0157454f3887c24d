import type { Chance, Clock } from "@tallenne/runtime";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Language, languageOf } from "../route/language.ts";

/** What may be noted of a request for its log line. */
export type Notes = Record<string, string | number | boolean>;

/** One request and its answer on their way through: who it is for the log, and whether its caller is still there. */
export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly id: string;
  /** Asked by Accept-Language; undefined when none of ours was named. */
  readonly asked: Language | undefined;
  readonly notes: Notes = {};
  /** Milliseconds of each step of the way, by its name: for the one line of log that is read to find where time goes. */
  readonly steps: Record<string, number> = {};
  language: Language;
  readonly #begunAt: number;
  readonly #clock: Clock;
  #invites: boolean;
  #stepAt: number;

  constructor(
    message: { request: IncomingMessage; response: ServerResponse; id?: string | undefined },
    ports: { clock: Clock; chance: Chance },
  ) {
    this.request = message.request;
    this.response = message.response;
    this.id = message.id ?? ports.chance.id("request");
    this.asked = languageOf(this.request.headers["accept-language"]);
    this.language = this.asked ?? "fi";
    this.#clock = ports.clock;
    this.#begunAt = ports.clock.monotonic();
    this.#stepAt = this.#begunAt;
    this.#invites = this.request.headers.expect?.toLowerCase() === "100-continue";
  }

  /** Milliseconds since it came. */
  get age(): number {
    return this.#clock.monotonic() - this.#begunAt;
  }

  /** A step of the way is done: the time since the one before is its. */
  passed(step: string): void {
    const now = this.#clock.monotonic();
    this.steps[step] = (this.steps[step] ?? 0) + now - this.#stepAt;
    this.#stepAt = now;
  }

  /** Whether the caller has left before the whole answer: nothing can be told them, and nobody failed. */
  get left(): boolean {
    return (
      (this.request.destroyed && !this.request.complete) ||
      (this.response.closed && !this.response.writableFinished)
    );
  }

  /** Whether the caller waits for leave to send its body, and has not got it. */
  get uninvited(): boolean {
    return this.#invites;
  }

  /** Lets a caller that asked first (`Expect: 100-continue`) send its body: not before somebody is going to read it. */
  invite(): void {
    if (!this.#invites) return;
    this.#invites = false;
    this.response.writeContinue();
  }
}
