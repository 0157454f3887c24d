import { type Asking, decideOnce, type Permit } from "@tallenne/access";
import {
  type Act,
  type Asked,
  type Operation,
  Problem,
  type ProblemSlug,
  problems,
  refuse,
} from "@tallenne/contracts";
import { listedProblem } from "../answer/problem-document.ts";
import type { Prepared, Route, Who } from "../route/route.ts";
import type { Exchange } from "./exchange.ts";
import type { Station } from "./station.ts";

/** A request that is refused, with what the ledger shall say of it. */
export interface Refused {
  readonly problem: Problem;
  readonly rule: string;
  readonly policies: readonly string[];
  readonly prepared: Prepared<Operation, unknown>;
}

/** What became of a request before anything happened. Operations without an act are granted without a permit. */
export type Considered =
  | {
      readonly granted: {
        readonly permit: Permit | undefined;
        readonly prepared: Prepared<Operation, unknown>;
      };
    }
  | { readonly refused: Refused };

/** Loads the facts of a request and decides it. Changes nothing, so it may be done again. */
export async function consider(
  route: Route,
  asked: Asked<Operation>,
  by: { readonly who: Who; readonly exchange: Exchange },
  station: Station,
): Promise<Considered> {
  const { operation } = route;
  const { who, exchange } = by;
  const { caller } = operation;
  let prepared: Prepared<Operation, unknown>;
  try {
    prepared = (await route.prepare?.(asked, who)) ?? {};
    exchange.passed("prepare");
  } catch (failure) {
    const problem = listedProblem(failure, operation.problems);
    if (!who.standing || !isAccessRefusal(problem)) throw problem;
    // What somebody may not know to exist is refused like what they may not see: the same words, the same entry, the same time.
    return { refused: { problem, rule: problem.slug, policies: [], prepared: {} } };
  }
  if (!("act" in caller)) return { granted: { permit: undefined, prepared } };
  const decision = decideOnce(askingOf(caller.act, who, prepared, station));
  if ("permit" in decision) return { granted: { permit: decision.permit, prepared } };
  const { denied } = decision;
  if (denied.failure !== undefined)
    station.log.error(
      { event: "decision-failed", request: who.requestId, operation: operation.id },
      denied.failure,
    );
  return {
    refused: {
      problem: refuse(tellable(denied.problem, operation)),
      rule: denied.rule,
      policies: denied.policies,
      prepared,
    },
  };
}

function askingOf(act: Act, who: Who, prepared: Prepared<Operation, unknown>, station: Station): Asking {
  return {
    act,
    facts: prepared.facts ?? {},
    today: station.calendar.today(),
    now: station.clock.now(),
    ...(who.standing ? { standing: who.standing } : {}),
    ...(who.source ? { source: who.source } : {}),
  };
}

const accessStatuses: ReadonlySet<number> = new Set([401, 403, 404, 410]);

const isAccessRefusal = ({ slug }: Problem) =>
  problems[slug].family === "refusal" && accessStatuses.has(problems[slug].status);

/** A denial in the words of the operation; one it does not list is told as the plainest of its kind. */
function tellable(slug: ProblemSlug, operation: Operation): ProblemSlug {
  if (operation.problems.includes(slug) || slug === "sign-in-first" || slug === "defect") return slug;
  return problems[slug].status !== 403 && operation.problems.includes("unknown")
    ? "unknown"
    : "not-permitted";
}
