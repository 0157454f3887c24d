import type { ProblemSlug } from "./problem-catalogue.ts";

/** One finding about bad input: where and what. The value itself is never repeated. */
export interface Finding {
  /** JSON pointer (RFC 6901) into the body, or `#/query/…`, `#/params/…`. */
  readonly pointer?: string;
  /** Line in a text file, from 1. */
  readonly line?: number;
  readonly code: string;
  /** What was expected, in English, without the value. */
  readonly detail?: string;
}

/** A refusal or failure with a name. Thrown by use cases; `wire` turns it into `application/problem+json`. */
export class Problem extends Error {
  readonly slug: ProblemSlug;
  readonly findings: readonly Finding[];
  /** Small facts for the page, never personal: a role, a code, seconds to wait. */
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(
    slug: ProblemSlug,
    more: {
      findings?: readonly Finding[];
      facts?: Readonly<Record<string, string | number>>;
      cause?: unknown;
    } = {},
  ) {
    super(slug, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "Problem";
    this.slug = slug;
    this.findings = more.findings ?? [];
    this.facts = more.facts ?? {};
  }
}

/** A refusal by name: `throw refuse("unknown")`. */
export function refuse(
  slug: ProblemSlug,
  more?: {
    findings?: readonly Finding[];
    facts?: Readonly<Record<string, string | number>>;
    cause?: unknown;
  },
): Problem {
  return new Problem(slug, more);
}
