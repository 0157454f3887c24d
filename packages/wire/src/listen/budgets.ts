import { type Operation, refuse, type Standing } from "@tallenne/contracts";
import type { Chance } from "@tallenne/runtime";
import { createHmac } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Family, FamilyBudgets, Limits } from "./limits.ts";

/** Which operations spend from which family. */
const families: Readonly<Record<string, Family>> = {
  signIn: "signIn",
  signInByLink: "signIn",
  beginFirstAdministrator: "signIn",
  makeFirstAdministrator: "signIn",
  acceptInvitation: "signIn",
  stepUp: "signIn",
  signCommitment: "signIn",
  searchContacts: "search",
  reveal: "search",
  resolveNames: "search",
  issueTicket: "playback",
  playSound: "playback",
  readPeaks: "playback",
  readText: "playback",
  readTranscript: "playback",
  readAttachment: "playback",
  fetchWindow: "playback",
  readSeatText: "playback",
  readSeatTranscript: "playback",
};

/** Points spent by one request, so that they can be given back. */
export interface Spent {
  /** Gives sign-in points back after a success; other families count every request. */
  settle(outcome: "done" | "refused"): void;
}

/** The budgets of one process: per source address and per account, each family by itself. */
export interface Budgets {
  /** Spends one point of the account's or the source's budget. Throws Problem `too-many` with the seconds to wait. */
  spend(operation: Operation, whose: "perSource" | "perAccount", name: string | undefined): Promise<Spent>;
}

const nothing: Spent = { settle: () => undefined };

/** Budgets in memory. Names of accounts and addresses are kept only as keyed hashes, whose key dies with the process. */
export function budgetsOf(limits: Limits, chance: Chance): Budgets {
  const key = chance.bytes(32);
  const kept = new Map<string, RateLimiterMemory>();
  const limiterOf = (family: Family, whose: keyof FamilyBudgets): RateLimiterMemory => {
    const name = `${family}-${whose}`;
    const { points, seconds } = limits.budgets[family][whose];
    const limiter = kept.get(name) ?? new RateLimiterMemory({ points, duration: seconds, keyPrefix: name });
    kept.set(name, limiter);
    return limiter;
  };
  return {
    async spend(operation, whose, name) {
      const family = families[operation.id];
      if (family === undefined || name === undefined) return nothing;
      const limiter = limiterOf(family, whose);
      const mark = createHmac("sha256", key).update(name).digest("base64");
      try {
        await limiter.consume(mark);
      } catch (failure) {
        if (!(failure instanceof RateLimiterRes)) throw failure;
        throw refuse("too-many", { facts: { seconds: Math.max(1, Math.ceil(failure.msBeforeNext / 1000)) } });
      }
      if (family !== "signIn") return nothing;
      return { settle: (outcome) => void (outcome === "done" && limiter.reward(mark)) };
    },
  };
}

/**
 * Whose budget a request spends. Proofs of identity are counted by session, so that whoever took one uses up nobody else's. Who is not signed in yet
 * has none: a name that is merely claimed must not let a stranger use up its bearer's budget; identity counts by name and source (decision 0013).
 */
export function accountOf(
  operation: Operation,
  known: {
    readonly standing?: Standing;
    readonly source?: { readonly id: string } | undefined;
    readonly terminal?: { readonly id: string } | undefined;
  },
): string | undefined {
  const { standing, source, terminal } = known;
  if (standing && families[operation.id] === "signIn") return standing.session;
  return standing?.person ?? source?.id ?? terminal?.id;
}
