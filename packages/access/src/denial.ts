import type { Act, ProblemSlug } from "@tallenne/contracts";

/** How a refusal is told: rules in the order in which the first one that forbade decides. */
interface Telling {
  readonly rule: string;
  readonly problem: ProblemSlug | ((act: Act) => ProblemSlug);
}

const ofCase = (act: Act) => act.startsWith("case.") || act.startsWith("hold.");
/** Which case was named, or that none was, is the asker's own choice: it is told alike for a case of others and for one that does not exist. */
const choice = (act: Act): ProblemSlug => (ofCase(act) ? "unknown" : "purpose-first");

/** The purpose of a case or hold is the case's own: without it there is none. */
const withoutPurpose = (act: Act): ProblemSlug => {
  if (act.startsWith("hold.")) return "unknown";
  return ofCase(act) ? "not-permitted" : "purpose-first";
};

/** A list leaves out what may not be seen and says no more; a case is opened for somebody else's service or not at all. */
const ownMatter = (act: Act): ProblemSlug =>
  act === "contact.list" ? "unknown" : act === "case.open" ? "not-permitted" : "own-matter";

/** Rules that do not look at the contact: what they say tells nothing of its existence. */
const ofAsker: readonly Telling[] = [
  { rule: "forbid-without-commitment", problem: "sign-first" },
  { rule: "forbid-contacts-to-keepers", problem: "not-permitted" },
  { rule: "role-without-act", problem: "not-permitted" },
  { rule: "forbid-without-grant", problem: "not-permitted" },
  { rule: "forbid-outside-hours", problem: "not-permitted" },
  { rule: "forbid-without-purpose", problem: withoutPurpose },
  { rule: "forbid-case-missing", problem: choice },
  { rule: "forbid-not-member", problem: choice },
  { rule: "forbid-case-of-others", problem: "unknown" },
  { rule: "forbid-no-request", problem: "unknown" },
  { rule: "forbid-request-of-others", problem: "not-permitted" },
  { rule: "forbid-visit-of-other-office", problem: "unknown" },
  { rule: "forbid-visit-of-others", problem: "not-permitted" },
  { rule: "forbid-opening-elsewhere", problem: "unknown" },
  { rule: "forbid-opening-unsupervised", problem: "not-permitted" },
  { rule: "forbid-case-closed", problem: (act) => (ofCase(act) ? "case-closed" : "not-permitted") },
  { rule: "forbid-close-legal-matter", problem: "not-permitted" },
  { rule: "forbid-case-closed-already", problem: "case-closed" },
  { rule: "forbid-stale-authentication", problem: "step-up-first" },
  { rule: "forbid-self-approval", problem: "second-person" },
  { rule: "forbid-policy-alone", problem: "second-person" },
  { rule: "forbid-own-review", problem: "second-person" },
  { rule: "forbid-hold-without-open-case", problem: "case-closed" },
  { rule: "forbid-hold-alone", problem: "second-person" },
];

/** Rules about the contact. Forbidden and unknown look the same, except where the person knows of the contact anyway. */
const ofContact: readonly Telling[] = [
  { rule: "no-contact", problem: "unknown" },
  { rule: "forbid-disqualified", problem: ownMatter },
  { rule: "forbid-own-matter", problem: ownMatter },
  { rule: "forbid-not-linked", problem: "unknown" },
  { rule: "forbid-outside-decision", problem: "unknown" },
  { rule: "forbid-outside-grant", problem: "unknown" },
  { rule: "forbid-purpose-outside-notice", problem: "unknown" },
  { rule: "forbid-past-last-day", problem: "unknown" },
];

const tellings = [...ofAsker, ...ofContact];

/** Every rule that a refusal knows how to tell; a test holds it against the policies. */
export const toldRules: readonly string[] = tellings.map(({ rule }) => rule);

/** The deciding rule among those that forbade, its place in the order, and what the asker is told. Undefined when none of them is known. */
export function tellingOf(
  act: Act,
  rules: readonly string[],
): { readonly rule: string; readonly place: number; readonly problem: ProblemSlug } | undefined {
  const place = tellings.findIndex(({ rule }) => rules.includes(rule));
  const found = tellings[place];
  if (!found) return undefined;
  const { rule, problem } = found;
  return { rule, place, problem: typeof problem === "function" ? problem(act) : problem };
}
