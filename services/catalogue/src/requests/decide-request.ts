import { type Asked, type decideRequest as operation, type Finding, refuse } from "@tallenne/contracts";
import { type ContactId, refusalGroundsOf, removesWhatIsGranted } from "@tallenne/domain";
import { type LawAround, refuseKept } from "./law-around.ts";
import { removalFlaws } from "./removal-flaws.ts";
import { matchedContacts } from "./request.ts";
import type { RequestFile } from "./request-file.ts";
import { stepped, type Stepping } from "./step.ts";

type Command = Asked<typeof operation>["body"];
type Item = Command["items"][number];

/** Ways of access that are more than listening under supervision: a visit is never the only one (domain: requests and visits, §3 `access.copy`). */
const copies: ReadonlySet<string> = new Set(["transcript", "audio"]);

/**
 * Decides a request contact by contact. Every matched contact has one outcome; what is refused names a provision of the closed list (T-L1), and of what is
 * refused in part the rest is given in the same reply (T-L2). Where nothing was found, why (T-Q4). Throws `bad-input` with every finding, `out-of-turn`
 * before the second check, `kept-by-law` for the erasure of what the law, an authority's matter or a complaint under way keeps.
 */
export function decided(
  request: RequestFile,
  command: Command,
  step: Stepping & { readonly law: ReadonlyMap<ContactId, LawAround> },
): RequestFile {
  const isNothing = request.state === "nothing-found";
  if (!isNothing && (request.state !== "second-check" || request.check === null)) throw refuse("out-of-turn");
  // Found late, it is judged first: what nobody decides on would be left out of the reply without a word.
  if (request.candidates.some(({ state }) => state === "candidate")) throw refuse("out-of-turn");
  const { law } = step;
  const isAccess = request.kind === "access";
  const findings = [
    ...missing(request, command),
    ...command.items.flatMap((item, at) => [
      ...groundFlaws(request, item, at),
      ...(isAccess ? accessFlaws(item, at) : removalFlaws(request, item, { at, law })),
    ]),
    ...(isAccess || command.instead.length === 0
      ? []
      : [{ pointer: "/instead", code: "not-allowed", detail: "access is another request" }]),
  ];
  if (isNothing !== (command.notFound !== undefined))
    findings.push({
      pointer: "/notFound",
      code: isNothing ? "missing" : "not-allowed",
      detail: isNothing ? "why nothing was found" : "contacts were matched",
    });
  if (findings.length > 0) throw refuse("bad-input", { findings });
  if (removesWhatIsGranted(request.kind)) refuseKept(command.items, law);
  const outcome = outcomeOf(command.items);
  const event = { granted: "grant", partly: "grant-partly", refused: "refuse" } as const;
  return {
    ...stepped(request, ["decide", event[outcome]], step),
    decision: {
      by: step.by ?? request.decision?.by ?? unnamed(),
      at: step.at,
      outcome,
      items: command.items,
      notFound: command.notFound ?? null,
      instead: command.instead,
    },
    isUnsettled:
      request.isUnsettled || removesWhatIsGranted(request.kind) || request.kind === "rectification",
  };
}

/** What the whole decision is: granted only where everything is, refused where nothing is. */
function outcomeOf(items: readonly Item[]): Item["outcome"] {
  if (items.every(({ outcome }) => outcome === "refused")) return "refused";
  return items.every(({ outcome }) => outcome === "granted") ? "granted" : "partly";
}

function missing(request: RequestFile, { items }: Command): Finding[] {
  const matched = matchedContacts(request);
  const named = items.map(({ contact }) => contact);
  const findings: Finding[] = [];
  if (matched.some((contact) => !named.includes(contact)))
    findings.push({ pointer: "/items", code: "missing", detail: "every matched contact has an outcome" });
  for (const [at, contact] of named.entries())
    if (!matched.includes(contact) || named.indexOf(contact) !== at)
      findings.push({
        pointer: `/items/${at}/contact`,
        code: "not-allowed",
        detail: "a matched contact, once",
      });
  return findings;
}

function flawAt(at: number) {
  return (field: string, code: string, detail: string): Finding => ({
    pointer: `/items/${at}/${field}`,
    code,
    detail,
  });
}

function groundFlaws({ kind }: Pick<RequestFile, "kind">, { outcome, grounds }: Item, at: number): Finding[] {
  const flaw = flawAt(at);
  return [
    ...(outcome === "granted" && grounds.length > 0
      ? [flaw("grounds", "not-allowed", "nothing is refused of it")]
      : []),
    ...(outcome !== "granted" && grounds.length === 0
      ? [flaw("grounds", "missing", "a provision of the closed list")]
      : []),
    ...(grounds.some((ground) => !refusalGroundsOf[kind].includes(ground))
      ? [flaw("grounds", "not-allowed", "a provision that fits the request")]
      : []),
  ];
}

function accessFlaws({ outcome, given, because, task }: Item, at: number): Finding[] {
  const flaw = flawAt(at);
  return [
    ...(because === undefined && task === undefined
      ? []
      : [flaw(because === undefined ? "task" : "because", "not-allowed", "nothing is erased")]),
    ...(outcome === "refused" && given.length > 0 ? [flaw("given", "not-allowed", "it is refused")] : []),
    ...(outcome !== "refused" && given.length === 0 ? [flaw("given", "missing", "how it is given")] : []),
    ...(given.includes("visit") && !given.some((way) => copies.has(way))
      ? [flaw("given", "visit-only", "listening is never the only way: a transcript or the sound as well")]
      : []),
  ];
}

function unnamed(): never {
  throw new TypeError("nothing decides but a person");
}
