import { refuse, type Standing } from "@tallenne/contracts";
import type { Contacts } from "../contacts/contacts.ts";
import { type RequestCase, standingCandidates } from "./request.ts";

/**
 * Who served one of the contacts, or is disqualified from one, handles, checks and decides nothing of the request (T-L10, T-P16; Act 434/2003 sections
 * 27–30). Throws `own-matter`.
 */
export function refuseDisqualified({ contacts }: { readonly contacts: Pick<Contacts, "some"> }) {
  return async (matter: RequestCase, { person, disqualified }: Standing): Promise<void> => {
    const ids = standingCandidates(matter.request).map(({ contact }) => contact);
    if (ids.some((id) => disqualified.includes(id))) throw refuse("own-matter");
    if ((await contacts.some(ids)).some(({ agent }) => agent === person)) throw refuse("own-matter");
  };
}
