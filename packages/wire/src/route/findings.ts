import type { Finding } from "@tallenne/contracts";
import type { z } from "zod";

type Issue = z.core.$ZodIssue;

const most = 100;
const plainName = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * What a schema found, all of it, as findings with a plain JSON pointer (RFC 6901): `/parties/0/phone` into the body, `/query/limit` and
 * `/params/contact` into the address, `/headers/content-type` into the header. Values are never repeated, nor are names of unknown fields
 * unless they are plain words; at most a hundred findings are given.
 */
export function findingsOf(error: z.ZodError, place: "" | "/query" | "/params", value: unknown): Finding[] {
  return error.issues.flatMap((issue) => findingsOfIssue(issue, place, value)).slice(0, most);
}

function findingsOfIssue(issue: Issue, place: string, value: unknown): Finding[] {
  const pointer = place + pointerOf(issue.path);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      pointer: plainName.test(key) ? `${pointer}/${key}` : pointer,
      code: "unknown-field",
      detail: "no such field here",
    }));
  if (valueAt(value, issue.path) === undefined)
    return [{ pointer, code: "missing", detail: expected(issue) }];
  return [{ pointer, code: codeOf(issue), detail: expected(issue) }];
}

/** The pointer of a path; `""` is the whole. Longer than a document's pointer may be, it ends at the last whole step. */
function pointerOf(path: readonly PropertyKey[]): string {
  let pointer = "";
  for (const step of path) {
    const next = `${pointer}/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (next.length > 200) return pointer;
    pointer = next;
  }
  return pointer;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[step];
  }
  return at;
}

const codes: Partial<Record<Issue["code"], string>> = {
  invalid_type: "invalid-type",
  invalid_value: "not-in-list",
  invalid_format: "invalid-format",
  invalid_union: "no-form-fits",
  invalid_key: "invalid-name",
  not_multiple_of: "not-a-multiple",
};

function codeOf(issue: Issue): string {
  if (issue.code === "too_small") return isSize(issue.origin) ? "too-short" : "too-small";
  if (issue.code === "too_big") return isSize(issue.origin) ? "too-long" : "too-large";
  return codes[issue.code] ?? "refused";
}

const isSize = (origin: string) => origin === "string" || origin === "array" || origin === "set";

/** What would have been right, in English, from the schema alone. */
function expected(issue: Issue): string {
  if (issue.code === "invalid_type") return `expected ${issue.expected}`;
  if (issue.code === "invalid_value") return `expected one of ${issue.values.join(", ")}`.slice(0, 300);
  if (issue.code === "too_small") return `at least ${String(issue.minimum)}`;
  if (issue.code === "too_big") return `at most ${String(issue.maximum)}`;
  if (issue.code === "invalid_format")
    return `expected the form ${issue.pattern ?? issue.format}`.slice(0, 300);
  return "see the interface description";
}
