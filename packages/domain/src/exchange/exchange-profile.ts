/** What all calls of one exchange share, and what its words mean here: facts that no call detail record holds. */
export interface ExchangeProfile {
  /** Service line by number dialled, account code or context. The first of these three that is named decides. */
  readonly lines: Readonly<Record<string, string>>;
  /** Contexts whose calls go out. */
  readonly outbound: readonly string[];
  /** Facts of every announcement: language, place, origin, legalTasks, announced. They meet the gates as any source's do. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Name of the file beside an exchange's records. */
export const profileName = "exchange.json";

const factNames = new Set(["language", "place", "origin", "legalTasks", "announced", "register"]);

/** Reads `exchange.json`; undefined where it is none. */
export function readExchangeProfile(text: string): ExchangeProfile | undefined {
  const value = parsed(text);
  if (!isRecord(value)) return undefined;
  const { lines, outbound = [], ...facts } = value;
  if (!isRecord(lines) || !Object.values(lines).every((line) => typeof line === "string")) return undefined;
  if (!Array.isArray(outbound) || !outbound.every((one) => typeof one === "string")) return undefined;
  if (!Object.keys(facts).every((name) => factNames.has(name))) return undefined;
  return { lines: lines as Record<string, string>, outbound, facts };
}

/** A JSON object, or undefined. */
export function readJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const value = parsed(text);
  return isRecord(value) ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
