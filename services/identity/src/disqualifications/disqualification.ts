import { tiesToContact } from "@tallenne/contracts";
import { type CalendarDate, type ContactId, type PersonId, plus } from "@tallenne/domain";
import { type Collection, type Documents, Duplicate, keeps } from "@tallenne/store";
import { z } from "zod";

/** That a person may not touch a contact (T-P16, T-L10; Act 434/2003 sections 27–30). */
export interface Disqualification {
  /** Person and contact: recorded once. */
  readonly id: string;
  readonly version: number;
  readonly person: PersonId;
  readonly contact: ContactId;
  readonly reason: (typeof tiesToContact)[number];
  readonly recordedBy: PersonId;
  readonly recordedOn: CalendarDate;
}
export type Disqualifications = Collection<Disqualification>;

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  person: z.string(),
  contact: z.string(),
  reason: z.enum(tiesToContact),
  recordedBy: z.string(),
  recordedOn: z.string(),
});

/** Longer than any contact of the registers is kept with its holds, and than a request that freezes it takes. */
const term = "P24M";

const disqualificationsKept = keeps<Disqualification>("identity.disqualifications", {
  register: "staff directory",
  personal: ["person", "reason", "recordedBy"],
  term,
  indexes: ["person", "recordedOn"],
  parse: (value) => kept.parse(value) as unknown as Disqualification,
  exportFor: async (all, subject) => {
    const own: Disqualification[] = [];
    for await (const one of all.each({ field: "person", is: subject })) own.push(one);
    return own;
  },
});

/** Opens the disqualifications. */
export function openDisqualifications(documents: Documents): Promise<Disqualifications> {
  return documents.open(disqualificationsKept);
}

/** Records one; the first record of a person and a contact stands. */
export async function disqualify(
  disqualifications: Disqualifications,
  made: Omit<Disqualification, "id" | "version">,
): Promise<void> {
  try {
    await disqualifications.insert({ ...made, id: `${made.person}.${made.contact}` });
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
  }
}

/** The contacts a person may not touch. */
export async function disqualifiedFrom(
  disqualifications: Disqualifications,
  person: PersonId,
): Promise<ContactId[]> {
  const contacts: ContactId[] = [];
  for await (const { contact } of disqualifications.each({ field: "person", is: person }))
    contacts.push(contact);
  return contacts;
}

/** Removes what is older than its term. */
export async function forgetDisqualifications(
  disqualifications: Disqualifications,
  today: CalendarDate,
): Promise<void> {
  for await (const { id, recordedOn } of disqualifications.each())
    if (plus(recordedOn, term) < today) await disqualifications.remove(id);
}
