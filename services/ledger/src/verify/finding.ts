/** What is wrong, by kind. */
type FindingCode =
  | "checkpoint-missing"
  | "checkpoint-refused"
  | "older-checkpoint-refused"
  | "log-shrunk"
  | "history-rewritten"
  | "bundle-missing"
  | "bundle-broken"
  | "entry-changed"
  | "tile-missing"
  | "tile-changed"
  | "root-differs"
  | "proof-refused";

/** One thing that is wrong with a log or a proof. */
export interface Finding {
  readonly code: FindingCode;
  /** The file it was found in. */
  readonly where: string;
  /** The entry's index in the log, where one entry is meant. */
  readonly entry?: number;
  /** One sentence for a person. */
  readonly says: string;
}

/** Gathers findings; beyond the limit only their number is kept. */
export class Findings {
  readonly kept: Finding[] = [];
  #count = 0;
  readonly #limit: number;

  constructor(limit = 100) {
    this.#limit = limit;
  }

  get count(): number {
    return this.#count;
  }

  add(finding: Finding): void {
    this.#count += 1;
    if (this.kept.length < this.#limit) this.kept.push(finding);
  }
}
