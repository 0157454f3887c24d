import { TokenRefused, verifyStanding } from "@tallenne/access";
import { introspect, Problem, type Standing } from "@tallenne/contracts";
import type { Clock, Log } from "@tallenne/runtime";
import type { Peers } from "../peers/peers.ts";
import type { Trust } from "../trust/trust.ts";
import { rememberedAnswers } from "./remembered.ts";

/** A standing, and whether it was remembered from an answer before. */
export interface Introspected {
  readonly standing: Standing | undefined;
  readonly remembered: boolean;
}

/** Who stands behind a session's cookie. */
export interface Introspector {
  /**
   * Asks identity, or remembers its answer for as long as the terms allow. With `fresh`, only an answer to a question asked from now on
   * counts. Throws Problem `peer-away` when identity does not answer or its answer is not genuine.
   */
  of(secret: string, how?: "fresh"): Promise<Introspected>;
}

/** What a cookie of ours may hold. */
export const secretForm = /^[A-Za-z0-9_-]{16,200}$/;

/**
 * Asks identity about sessions (flows D5). `keep` is how long an answer counts, in milliseconds from the question on: a revocation works in
 * this time at the latest. Callers who ask meanwhile share the question.
 */
export function introspector(made: {
  peers: Pick<Peers, "call">;
  trust: Trust;
  clock: Clock;
  log: Log;
  keep: number;
}): Introspector {
  const { peers, trust, clock, log, keep } = made;
  const ask = async (secret: string): Promise<Standing | undefined> => {
    const { standing } = await peers.call(introspect, { body: { session: secret } }, { within: 2000 });
    if (standing === null) return undefined;
    try {
      return verifyStanding({ token: standing, trusted: trust.keys, now: clock.now() });
    } catch (failure) {
      const reason = failure instanceof TokenRefused ? failure.reason : "defect";
      log.error({ event: "standing-refused", reason }, failure);
      throw new Problem("peer-away", { cause: failure });
    }
  };
  const answers = rememberedAnswers({ ask, clock, keep });
  return {
    async of(secret, how) {
      if (!secretForm.test(secret)) return { standing: undefined, remembered: false };
      const { answer, remembered } = await answers.of(secret, how);
      return { standing: answer, remembered };
    },
  };
}
