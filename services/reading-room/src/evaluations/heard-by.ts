import type { CaseId, ContactId, PersonId } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import type { Sitting } from "../sittings/sitting.ts";
import { joined, type Stretch } from "../sittings/stretch.ts";

/** What a person has heard of a contact in a case, over all sittings that are still kept. */
export function heardBy(sittings: Collection<Sitting>) {
  return async (person: PersonId, contact: ContactId, matter: CaseId): Promise<readonly Stretch[]> => {
    const heard: Stretch[] = [];
    for await (const sitting of sittings.each({ field: "contacts", contains: contact }))
      if (sitting.person === person && sitting.case === matter) heard.push(...(sitting.heard[contact] ?? []));
    return joined(heard);
  };
}
