import type { LedgerEntry } from "@tallenne/contracts";
import { services } from "../../api/health.ts";
import { shortId } from "../../parts/short-id.ts";
import type { Say } from "../../words/use-words.ts";

const rules = [
  "forbid-without-commitment",
  "forbid-contacts-to-keepers",
  "role-without-act",
  "forbid-without-grant",
  "forbid-outside-hours",
  "forbid-without-purpose",
  "forbid-case-missing",
  "forbid-not-member",
  "forbid-case-of-others",
  "forbid-case-closed",
  "forbid-case-closed-already",
  "forbid-close-legal-matter",
  "forbid-stale-authentication",
  "forbid-self-approval",
  "no-contact",
  "forbid-disqualified",
  "forbid-own-matter",
  "forbid-not-linked",
  "forbid-outside-grant",
  "forbid-purpose-outside-notice",
  "forbid-past-last-day",
  "forbid-hold-without-open-case",
  "forbid-hold-alone",
  "forbid-no-request",
  "forbid-request-of-others",
  "forbid-policy-alone",
  "forbid-own-review",
  "forbid-visit-of-other-office",
  "forbid-visit-of-others",
  "forbid-opening-elsewhere",
  "forbid-opening-unsupervised",
  "forbid-outside-decision",
] as const;

/** Rules whose refusals have words of their own here. */
export const toldRules: readonly string[] = rules;

/** Who did it, in words: a service, a source, nobody known, or a person's pseudonym short enough to compare. */
export function actorWords(actor: LedgerEntry["actor"], say: Say): string {
  if (actor === "nobody") return say("oversight.nobody");
  const service = services.find((name) => actor === `service:${name}`);
  if (service !== undefined) return say(`oversight.service-${service}`);
  if (actor.startsWith("source_")) return say("oversight.source-n", { id: shortId(actor) });
  return shortId(actor);
}

/** How it ended; of a refusal the rule that decided. */
export function outcomeWords({ outcome, facts }: Pick<LedgerEntry, "outcome" | "facts">, say: Say): string {
  if (outcome !== "refused") return say(`oversight.outcome-${outcome}`);
  const rule = rules.find((one) => one === facts["rule"]);
  return rule === undefined
    ? say("oversight.outcome-refused")
    : say("oversight.outcome-refused-why", { rule: say(`oversight.rule-${rule}`) });
}
