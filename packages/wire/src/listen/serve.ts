import { type Operation, Problem } from "@tallenne/contracts";
import type { Clock, Log } from "@tallenne/runtime";
import { asProblem } from "../answer/problem-document.ts";
import type { Exchange } from "../flow/exchange.ts";
import { ReplyRefused } from "../flow/reply.ts";
import { requestScope } from "../flow/request-scope.ts";
import { AnswerCut, type Leaving, send, sendProblem } from "../flow/send.ts";
import type { Limits } from "./limits.ts";
import type { Metrics } from "./metrics.ts";

/** What every request is served with, whichever service it is for. */
export interface Serving {
  readonly listener: "public" | "internal";
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly limits: Limits;
}

/** Milliseconds in which what a caller still sends after its answer is read and thrown away. */
const lingering = 2000;

/**
 * Sees a request through to its end: works out what leaves, sends it or the problem instead, and writes one line of log and metrics. A caller
 * that left is no fault of anybody. Never rejects.
 */
export async function serve(
  exchange: Exchange,
  operation: Operation | undefined,
  serving: Serving,
  work: () => Promise<Leaving>,
): Promise<void> {
  const terms = { clock: serving.clock, idle: serving.limits.idle };
  let problem: Problem | undefined;
  try {
    await requestScope.run(exchange.id, async () => send(exchange, await work(), terms));
  } catch (failure) {
    if (!exchange.left) problem = tell(exchange, operation, serving, failure);
  }
  endReading(exchange, serving.clock);
  quietly(() => record(exchange, operation, serving, problem));
}

/** What is told about a request changes nothing about it: a log that fails leaves the caller its answer, and has nobody to tell. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // Told nowhere: this is where things are told.
  }
}

function tell(
  exchange: Exchange,
  operation: Operation | undefined,
  serving: Serving,
  failure: unknown,
): Problem {
  const problem =
    failure instanceof AnswerCut ? new Problem("defect", { cause: failure.cause }) : asProblem(failure);
  if (problem.slug === "defect") {
    const { cause } = problem;
    const places = cause instanceof ReplyRefused ? { places: cause.places } : {};
    const event = failure instanceof AnswerCut ? "answer-cut" : "defect";
    quietly(() => serving.log.error({ event, ...about(exchange, operation), ...places }, cause ?? problem));
  }
  try {
    if (!exchange.response.headersSent) sendProblem(exchange, problem);
  } catch {
    // No answer can be given any more: the caller sees the connection end instead of waiting for it.
    exchange.response.destroy();
  }
  return problem;
}

/** An answered caller may still be sending: it gets a moment to notice, so that the answer is not lost in a reset. */
function endReading(exchange: Exchange, clock: Clock): void {
  const { request } = exchange;
  if (request.complete || request.destroyed) return;
  const stop = clock.after(lingering, () => void request.destroy());
  request.once("end", stop).once("close", stop).resume();
}

function record(
  exchange: Exchange,
  operation: Operation | undefined,
  serving: Serving,
  problem: Problem | undefined,
): void {
  const { statusCode: status } = exchange.response;
  const ms = Math.round(exchange.age * 10) / 10;
  const slug = problem === undefined ? {} : { slug: problem.slug };
  const left = exchange.left ? { left: true } : {};
  // Services ask each other several times a second: a good answer among them is for those who look closely.
  const level = serving.listener === "internal" && problem === undefined && !exchange.left ? "debug" : "info";
  serving.metrics.record({
    operation: operation?.id ?? "none",
    listener: serving.listener,
    status: exchange.left ? 499 : status,
    ms,
    ...slug,
  });
  serving.log[level]({
    event: "request",
    ...about(exchange, operation),
    status,
    ms,
    ...slug,
    ...left,
    ...exchange.notes,
  });
  serving.log.debug({ event: "request-steps", ...about(exchange, operation), ...rounded(exchange.steps) });
}

/** Milliseconds to the microsecond. */
const rounded = (steps: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(steps).map(([step, ms]) => [step, Math.round(ms * 1000) / 1000]));

const about = (exchange: Exchange, operation: Operation | undefined) => ({
  request: exchange.id,
  operation: operation?.id ?? "none",
});
