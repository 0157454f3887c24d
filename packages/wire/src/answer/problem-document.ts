import { Problem, type ProblemDocument, type ProblemSlug, problems } from "@tallenne/contracts";
import type { Language } from "../route/language.ts";

/** Seconds after which an unavailable service may be tried again, where the problem itself names none. */
const tryAgain = 5;

/** A problem as it travels (RFC 9457), titled in the caller's language. `id` is that of the request, as in the log. */
export function problemDocument(problem: Problem, told: { id: string; language: Language }): ProblemDocument {
  const { status, ask, title } = problems[problem.slug];
  return {
    type: `urn:tallenne:problem:${problem.slug}`,
    title: title[told.language],
    status,
    slug: problem.slug,
    ask,
    id: told.id,
    ...(problem.findings.length > 0 ? { findings: problem.findings.map((one) => ({ ...one })) } : {}),
    ...(Object.keys(problem.facts).length > 0 ? { facts: problem.facts } : {}),
  };
}

/** Seconds for Retry-After: on 429 and 503 only. A problem's own fact `seconds` is taken first. */
export function retryAfter(problem: Problem): number | undefined {
  const { status } = problems[problem.slug];
  if (status !== 429 && status !== 503) return undefined;
  const { seconds } = problem.facts;
  return typeof seconds === "number" && seconds > 0 ? Math.ceil(seconds) : tryAgain;
}

/**
 * What may leave of something that a binding threw: a Problem that the operation lists, or one that says that something is unavailable.
 * Everything else, an unlisted refusal included, is a defect that says nothing; its cause stays inside for the log.
 */
export function listedProblem(failure: unknown, listed: readonly ProblemSlug[]): Problem {
  if (!(failure instanceof Problem)) return asProblem(failure);
  if (listed.includes(failure.slug) || problems[failure.slug].family === "unavailable") return failure;
  return new Problem("defect", { cause: failure });
}

/**
 * What ports of storage say by the `code` of their errors, in one word for every service: no room (nothing was written, and it recovers by itself),
 * or a medium or server that answers nothing, for now or more.
 */
const storageWords: ReadonlyMap<unknown, ProblemSlug> = new Map<unknown, ProblemSlug>([
  ["store-full", "store-full"],
  ["no-space", "store-full"],
  ["ENOSPC", "store-full"],
  ["EDQUOT", "store-full"],
  ["store-failed", "store-away"],
  ["store-away", "store-away"],
  // A service that stops has closed it while an answer was on its way: the next process gives it.
  ["store-closed", "store-away"],
]);

/** A failure as a Problem: storage without room or away is told as that; everything else that is no Problem is a defect. */
export function asProblem(failure: unknown): Problem {
  if (failure instanceof Problem) return failure;
  const { code } = (failure ?? {}) as { code?: unknown };
  return new Problem(storageWords.get(code) ?? "defect", { cause: failure });
}
