import type { Finding } from "@tallenne/contracts";
import { type ContactId, grantGroundsOf, mayObjectTo } from "@tallenne/domain";
import type { LawAround } from "./law-around.ts";
import type { RequestFile } from "./request-file.ts";

type Item = NonNullable<RequestFile["decision"]>["items"][number];
type Flaw = (field: string, code: string, detail: string) => Finding;

/**
 * What is wrong with the outcome of one contact where erasure, restriction or an objection is asked (row A12.5): what goes was proposed by the handler and
 * names a letter of Art 17(1); a refusal for a statutory task names act and section, and an act the contact cites (T-A12.5b); what was recorded
 * unlawfully goes whatever the task (T-A12.5a). Nothing of it is refused as a whole: each contact stands for itself.
 */
export function removalFlaws(
  { kind, review }: Pick<RequestFile, "kind" | "review">,
  item: Item,
  { at, law }: { readonly at: number; readonly law: ReadonlyMap<ContactId, LawAround> },
): Finding[] {
  const flaw: Flaw = (field, code, detail) => ({ pointer: `/items/${at}/${field}`, code, detail });
  const { contact, outcome, given } = item;
  const around = law.get(contact);
  const ways = given.length > 0 ? [flaw("given", "not-allowed", "nothing of it is given")] : [];
  if (outcome === "partly") return [...ways, flaw("outcome", "not-allowed", "a contact goes or it stays")];
  const proposed = review?.proposed.find((one) => one.contact === contact);
  return outcome === "granted"
    ? [...ways, ...grantFlaws({ kind, item, isProposed: proposed !== undefined, around }, flaw)]
    : [...ways, ...refusalFlaws({ kind, item, proposedFor: proposed?.ground, around }, flaw)];
}

function grantFlaws(
  of: {
    readonly kind: RequestFile["kind"];
    readonly item: Item;
    readonly isProposed: boolean;
    readonly around: LawAround | undefined;
  },
  flaw: Flaw,
): Finding[] {
  const { kind, item, isProposed, around } = of;
  const allowed = grantGroundsOf[kind];
  if (kind === "restriction")
    return [flaw("outcome", "excluded-by-law", "Act 380/2023 section 114 excludes restriction")];
  const because = item.because;
  return [
    ...(isProposed
      ? []
      : [flaw("outcome", "not-proposed", "the handler proposes it, another person decides")]),
    ...(because === undefined ? [flaw("because", "missing", "a letter of Art 17(1)")] : []),
    ...(because !== undefined && !allowed.includes(because)
      ? [flaw("because", "not-allowed", "a letter that fits the request")]
      : []),
    ...(item.task === undefined ? [] : [flaw("task", "not-allowed", "nothing is refused of it")]),
    ...(kind === "objection" && around !== undefined && !mayObjectTo(around)
      ? [flaw("outcome", "not-allowed", "one may object to tasks of public interest alone")]
      : []),
  ];
}

function refusalFlaws(
  of: {
    readonly kind: RequestFile["kind"];
    readonly item: Item;
    readonly proposedFor: string | undefined;
    readonly around: LawAround | undefined;
  },
  flaw: Flaw,
): Finding[] {
  const { kind, item, proposedFor, around } = of;
  const { grounds, task, because } = item;
  const isForTask = grounds.includes("gdpr-17-3-b");
  return [
    ...(because === undefined ? [] : [flaw("because", "not-allowed", "it is refused")]),
    ...(isForTask && task === undefined
      ? [flaw("task", "missing", "the act and section of the statutory task")]
      : []),
    ...(!isForTask && task !== undefined
      ? [flaw("task", "not-allowed", "it is not refused for a statutory task")]
      : []),
    ...(task !== undefined && around !== undefined && !around.legalTasks.includes(task.act)
      ? [flaw("task/act", "not-allowed", "an act that the contact cites")]
      : []),
    ...(isForTask && proposedFor === "gdpr-17-1-d"
      ? [flaw("grounds", "unlawful-goes", "what was recorded unlawfully goes whatever the task")]
      : []),
    ...(kind === "objection" && around !== undefined && grounds.includes("gdpr-6-1-c") === mayObjectTo(around)
      ? [flaw("grounds", "not-allowed", "Art 6(1)(c) only where the register rests on it")]
      : []),
  ];
}
