import type { Finding, ProblemSlug } from "@tallenne/contracts";

/** What can go wrong with a call: a problem of the catalogue, or no answer at all. */
export type FailureSlug = ProblemSlug | "network";

let failures = 0;

/** A call that did not succeed, with the words the server gave for it. */
export class Failure extends Error {
  readonly slug: FailureSlug;
  /** Tells one failure from the next of the same kind. */
  readonly serial: number;
  /** Id of the occurrence, for the operator's log. */
  readonly id: string | undefined;
  /** Title in the language of the page. */
  readonly title: string | undefined;
  /** Who can help. */
  readonly ask: string | undefined;
  readonly findings: readonly Finding[];
  readonly facts: Readonly<Record<string, string | number>>;
  /** Seconds after which the server asks to be tried again; undefined where it names none. */
  readonly retryAfter: number | undefined;

  constructor(slug: FailureSlug, document: Readonly<Record<string, unknown>> = {}, retryAfter?: number) {
    super(slug);
    this.name = "Failure";
    this.slug = slug;
    failures += 1;
    this.serial = failures;
    this.id = textOf(document["id"]);
    this.title = textOf(document["title"]);
    this.ask = textOf(document["ask"]);
    this.findings = Array.isArray(document["findings"]) ? (document["findings"] as readonly Finding[]) : [];
    this.facts = isRecord(document["facts"]) ? (document["facts"] as Failure["facts"]) : {};
    this.retryAfter = retryAfter;
  }
}

/** The failure behind whatever was thrown. */
export function failureOf(thrown: unknown): Failure {
  return thrown instanceof Failure ? thrown : new Failure("defect");
}

/** Reads a problem document; an answer that is none, as an edge may give, counts as a defect. */
export async function failureFrom(response: Response): Promise<Failure> {
  const document: unknown = await response.json().catch(() => ({}));
  if (!isRecord(document)) return new Failure("defect");
  const slug = textOf(document["slug"]);
  return new Failure(
    slug === undefined ? "defect" : (slug as FailureSlug),
    document,
    secondsOf(response.headers.get("retry-after")),
  );
}

/** Retry-After in seconds (RFC 9110 10.2.3); the other form, a date, is sent by none of the services. */
function secondsOf(header: string | null): number | undefined {
  return header !== null && /^\d{1,4}$/.test(header) ? Number(header) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
