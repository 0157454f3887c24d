import { type Asked, type Finding, type reviewRequest as operation, refuse } from "@tallenne/contracts";
import { grantGroundsOf, type PersonId } from "@tallenne/domain";
import { matchedContacts } from "./request.ts";
import type { RequestFile } from "./request-file.ts";
import { stepped, type Stepping } from "./step.ts";

type Command = Asked<typeof operation>["body"];

/**
 * The handler's word on what was matched: what of it concerns others, or, where erasure is asked, which contacts should go and why. It decides nothing: another
 * person checks it, a third decides. Throws `bad-input` for a contact that is not matched or named twice, and for a ground that does not fit.
 */
export function reviewed(
  request: RequestFile,
  { reasons, proposes = [] }: Command,
  step: Stepping & { readonly by: PersonId },
): RequestFile {
  const matched = matchedContacts(request);
  const named = proposes.map(({ contact }) => contact);
  const findings = proposes.flatMap(({ contact, ground }, at): Finding[] => [
    ...(matched.includes(contact) && named.indexOf(contact) === at
      ? []
      : [{ pointer: `/proposes/${at}/contact`, code: "not-allowed", detail: "a matched contact, once" }]),
    ...(grantGroundsOf[request.kind].includes(ground)
      ? []
      : [{ pointer: `/proposes/${at}/ground`, code: "not-allowed", detail: "a ground of this request" }]),
    ...(request.kind !== "rectification" || request.statements.some((one) => one.contact === contact)
      ? []
      : [
          {
            pointer: `/proposes/${at}/contact`,
            code: "no-statement",
            detail: "its statement is written first",
          },
        ]),
  ]);
  if (findings.length > 0) throw refuse("bad-input", { findings });
  return {
    ...stepped(request, ["nothing-to-redact"], step),
    review: { by: step.by, at: step.at, reasons: [...new Set(reasons)], proposed: proposes },
    check: null,
  };
}
