import results from "./accessibility-results.json" with { type: "json" };

/** The results of the last complete run of the screens, put in by the command `statement`; nothing is claimed beyond them. */
export interface Tested {
  readonly version: string;
  readonly day: string;
  readonly browser: string;
  readonly axe: string;
  readonly views: readonly {
    readonly view: string;
    /** Language and width of each examination. */
    readonly looks: readonly string[];
    /** Language, width, rule and places of each serious or critical finding. */
    readonly findings: readonly string[];
  }[];
}

/** What the suite left. */
export const tested: Tested = results;

/** Counts of a run: views, examinations, findings. */
export function countsOf({ views }: Pick<Tested, "views">): {
  readonly views: number;
  readonly looks: number;
  readonly findings: number;
} {
  return {
    views: views.length,
    looks: views.reduce((sum, { looks }) => sum + looks.length, 0),
    findings: views.reduce((sum, { findings }) => sum + findings.length, 0),
  };
}
