import { introspectTerminal } from "@tallenne/contracts";
import type { RoomId, TerminalId } from "@tallenne/domain";
import type { Clock } from "@tallenne/runtime";
import type { Peers } from "../peers/peers.ts";
import { secretForm } from "./introspector.ts";
import { rememberedAnswers } from "./remembered.ts";

/** An enrolled listening terminal: a device of one office, no person (flows D25). */
export interface TerminalStanding {
  readonly id: TerminalId;
  readonly office: string;
  readonly room: RoomId;
}

/** Which terminal stands behind a device cookie. */
export interface Terminals {
  /** Undefined for none, an unknown or a revoked one. Throws Problem `peer-away` when identity does not answer. */
  of(secret: string): Promise<TerminalStanding | undefined>;
}

/** Asks identity about device cookies; an answer counts for `keep` milliseconds, so a revoked terminal is one no longer than that. */
export function terminalsOf(made: { peers: Pick<Peers, "call">; clock: Clock; keep: number }): Terminals {
  const { peers, clock, keep } = made;
  const answers = rememberedAnswers({
    ask: async (secret) =>
      (await peers.call(introspectTerminal, { body: { terminal: secret } }, { within: 2000 })).terminal ??
      undefined,
    clock,
    keep,
  });
  return {
    of: async (secret) => (secretForm.test(secret) ? (await answers.of(secret)).answer : undefined),
  };
}
