import { type Asked, type noteStatement as operation, refuse } from "@tallenne/contracts";
import type { Instant } from "@tallenne/domain";
import { matchedContacts } from "./request.ts";
import type { RequestFile } from "./request-file.ts";

type Noted = Pick<Asked<typeof operation>["body"], "contact" | "digest">;

/** While the proposal is prepared a statement may be written, and written anew; what was proposed stays as it was checked. */
const preparing: readonly RequestFile["state"][] = ["matched", "third-party-review"];

/** The request with a statement written for one of its matched contacts. Throws `unknown` for any other, `out-of-turn` outside the preparation. */
export function statementNoted(request: RequestFile, { contact, digest }: Noted, at: Instant): RequestFile {
  if (request.kind !== "rectification" || !matchedContacts(request).includes(contact))
    throw refuse("unknown");
  if (!preparing.includes(request.state)) throw refuse("out-of-turn");
  const others = request.statements.filter((one) => one.contact !== contact);
  return { ...request, statements: [...others, { contact, digest, at }] };
}
