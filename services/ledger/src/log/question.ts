import { type Question } from "./log.ts";

/** Most entries of one page, most ids of one question. */
export const longestPage = 500;

/** A question in the lookup's own terms. */
export interface LookupQuery {
  readonly sql: string;
  readonly values: (string | number)[];
}

/** A place in the order of pages: before this time, or at this time before this index. */
export interface PagePlace {
  readonly at: number;
  readonly index: number;
}

/**
 * The query for a question: places and times, newest first, one more than the page holds, to know whether another follows. `wordOf` tells the
 * number of an actor or action, -1 for one that no entry has. RangeError when the question is not well-formed.
 */
export function lookupQuery(question: Question, wordOf: (text: string) => number): LookupQuery {
  const { about, actor, actions, outcome, from, before, after, limit } = question;
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > longestPage)
    throw new RangeError(`a page has 1 to ${longestPage} entries`);
  if (actions?.length === 0) throw new RangeError("a question names no action, or some");
  if (about && about.length > longestPage)
    throw new RangeError(`a question names at most ${longestPage} ids`);
  const terms: Term[] = [];
  if (about)
    terms.push([
      "place IN (SELECT place FROM about WHERE term IN (SELECT value FROM json_each(?)))",
      JSON.stringify(about),
    ]);
  if (actor !== undefined) terms.push(["actor = ?", wordOf(actor)]);
  if (outcome !== undefined) terms.push(["outcome = ?", wordOf(outcome)]);
  if (from !== undefined) terms.push(["at >= ?", from]);
  if (before !== undefined) terms.push(["at < ?", before]);
  if (after !== undefined) {
    const { at, index } = pagePlaceOf(after);
    terms.push(["(at, place) < (?, ?)", at, index]);
  }
  // One branch per action: each walks its own index in the order of the page and stops when the page is full.
  const branches = (actions?.map((action) => wordOf(action)) ?? [undefined]).map((action) =>
    branchOf(action === undefined ? terms : [...terms, ["action = ?", action]], limit),
  );
  return {
    sql: `SELECT place, at FROM (${branches.map(({ sql }) => `SELECT * FROM (${sql})`).join(" UNION ALL ")}) ORDER BY at DESC, place DESC LIMIT ?`,
    values: [...branches.flatMap(({ values }) => values), limit + 1],
  };
}

type Term = readonly [string, ...(string | number)[]];

function branchOf(terms: readonly Term[], limit: number): LookupQuery {
  const where = terms.length > 0 ? `WHERE ${terms.map(([sql]) => sql).join(" AND ")}` : "";
  return {
    sql: `SELECT place, at FROM entry ${where} ORDER BY at DESC, place DESC LIMIT ?`,
    values: [...terms.flatMap(([, ...values]) => values), limit + 1],
  };
}

/** The text of a place, for `next` and `after`. */
export function pagePlaceText({ at, index }: PagePlace): string {
  return `${at}.${index}`;
}

function pagePlaceOf(text: string): PagePlace {
  const [, at, index] = /^(-?\d{1,16})\.(\d{1,16})$/.exec(text) ?? [];
  if (at === undefined || index === undefined) throw new RangeError("this is no place in a list of entries");
  return { at: Number(at), index: Number(index) };
}
