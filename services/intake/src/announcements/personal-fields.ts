import type { Announcement, PersonalFields } from "@tallenne/contracts";
import { type CalendarDate, type ContactDetailKind, contactDetail } from "@tallenne/domain";
import type { GateFinding } from "./gates.ts";

type Party = Announcement["parties"][number];
type ReadableName = "phone" | "email" | "identityCode" | "businessId";

const kinds: Readonly<Record<ReadableName, ContactDetailKind>> = {
  phone: "phone",
  email: "email",
  identityCode: "identity-code",
  businessId: "business-id",
};

/**
 * The personal fields of an announcement as they are sealed. Contact details stand in their normal form; one that cannot be read is left out and
 * noted by its place, because nobody could be found by it. `allowTest` takes identity codes of invented people (T-I3).
 */
export function personalFieldsOf(
  { externalId, parties }: Announcement,
  rules: { readonly today: CalendarDate; readonly allowTest: boolean },
): { readonly fields: PersonalFields; readonly findings: readonly GateFinding[] } {
  const findings: GateFinding[] = [];
  const readable = (party: Party, at: number): Party => {
    const read = { ...party };
    for (const name of Object.keys(kinds) as ReadableName[]) {
      const text = party[name];
      if (text === undefined) continue;
      const detail = contactDetail(kinds[name], text, rules);
      if ("normal" in detail) read[name] = detail.normal;
      else {
        delete read[name];
        findings.push({ code: detail.finding, pointer: `/parties/${at}/${name}` });
      }
    }
    return read;
  };
  return { fields: { externalId, parties: parties.map(readable) }, findings };
}
