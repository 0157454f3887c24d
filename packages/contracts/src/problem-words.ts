/** The family of a problem: refusals are listed by operations and tested, unavailable may be tried again, a defect says nothing. */
export type ProblemFamily = "refusal" | "unavailable" | "defect";

/** What the catalogue says of a problem. */
export interface ProblemWords {
  readonly status: number;
  readonly family: ProblemFamily;
  /** Who can help: a role word for the page, see `screens` "Apua". */
  readonly ask:
    | "yourself"
    | "team-lead"
    | "administrator"
    | "data-protection-officer"
    | "operator"
    | "nobody";
  readonly title: { readonly fi: string; readonly sv: string; readonly en: string };
}

/** A refusal: this status, who can help, titles in three languages. */
export const refusal = (
  status: number,
  ask: ProblemWords["ask"],
  fi: string,
  sv: string,
  en: string,
): ProblemWords => ({ status, family: "refusal", ask, title: { fi, sv, en } });
/** Unavailable: 503, try again. */
export const unavailable = (fi: string, sv: string, en: string): ProblemWords => ({
  status: 503,
  family: "unavailable",
  ask: "operator",
  title: { fi, sv, en },
});
/** No room in a store: 507, try again. */
export const noRoom = (...titles: Parameters<typeof unavailable>): ProblemWords => ({
  ...unavailable(...titles),
  status: 507,
});
