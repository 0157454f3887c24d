import { type Asked, type Finding, type Operation, refuse } from "@tallenne/contracts";
import { z } from "zod";
import { findingsOf } from "./findings.ts";

/** The parts of a request as they came. */
export interface RawAsked {
  readonly params: unknown;
  readonly query: unknown;
  /** Absent where the operation has no JSON body. */
  readonly body?: unknown;
}

const nothing = z.strictObject({});

/**
 * The parts of a request by the operation's schemas. Every finding of all three is gathered into one `bad-input`; an operation without a query
 * schema takes none.
 */
export function parseAsked(operation: Operation, raw: RawAsked): Asked<Operation> {
  const findings: Finding[] = [];
  const parsed = (schema: z.ZodType, value: unknown, place: "" | "/query" | "/params"): unknown => {
    const outcome = schema.safeParse(value);
    if (outcome.success) return outcome.data;
    findings.push(...findingsOf(outcome.error, place, value));
    return undefined;
  };
  const params = operation.params && parsed(operation.params, raw.params, "/params");
  const query = parsed(operation.query ?? nothing, raw.query, "/query");
  const { body: schema } = operation;
  const body = schema === undefined || schema === "stream" ? undefined : parsed(schema, raw.body, "");
  if (findings.length > 0) throw refuse("bad-input", { findings });
  return { params, query: operation.query ? query : undefined, body };
}
