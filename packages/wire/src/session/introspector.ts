import { TokenRefused, verifyStanding } from "@tallenne/access";
import { introspect, Problem, type Standing } from "@tallenne/contracts";
import type { Clock, Log } from "@tallenne/runtime";
import { createHash } from "node:crypto";
import type { Peers } from "../peers/peers.ts";
import type { Trust } from "../trust/trust.ts";

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

interface Asked {
  readonly at: number;
  readonly answer: Promise<Standing | undefined>;
}

const secretForm = /^[A-Za-z0-9_-]{16,200}$/;
const most = 10_000;

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
  const asked = new Map<string, Asked>();

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
  return {
    async of(secret, how) {
      if (!secretForm.test(secret)) return { standing: undefined, remembered: false };
      // The secret itself is not kept: whoever reads this memory finds no session to take over.
      const name = createHash("sha256").update(secret).digest("base64");
      const now = clock.monotonic();
      const known = asked.get(name);
      if (known && how !== "fresh" && now - known.at < keep)
        return { standing: await known.answer, remembered: true };
      const answer = ask(secret);
      const mine = { at: now, answer };
      asked.delete(name);
      asked.set(name, mine);
      forgetOld(asked, now - keep);
      try {
        return { standing: await answer, remembered: false };
      } catch (failure) {
        if (asked.get(name) === mine) asked.delete(name);
        throw failure;
      }
    },
  };
}

/** Questions stand in the order they were asked: the oldest first. */
function forgetOld(asked: Map<string, Asked>, before: number): void {
  for (const [name, one] of asked) {
    if (one.at > before && asked.size <= most) return;
    asked.delete(name);
  }
}
