/**
 * What a permit can name, `noun.verb`. Each is a capability of the matrix (domain: roles and access, §3) or a person's act on their own
 * session; Cedar policies permit them one by one, everything unnamed is denied.
 */
export const acts = [
  // of one's own session: a signed-in person, no commitment needed
  "self.read",
  "self.sign",
  "self.wear",
  "self.step-up",
  "self.leave",
  // contacts
  "contact.list",
  "contact.read",
  "contact.search",
  "contact.reveal",
  "sitting.open",
  "recording.listen",
  "text.read",
  // cases
  "case.open",
  "case.list",
  "case.read",
  "case.link",
  "case.close",
  // intake, by a source and by an administrator
  "contact.announce",
  "contact.put",
  "intake.oversee",
  "source.enrol",
  // deletion
  "deletion.preview",
  "deletion.run",
  "deletion.list",
  // ledger
  "ledger.read",
  "name.resolve",
  // people
  "person.create",
  "person.list",
  "person.end",
  "unit.create",
  "grant.propose",
  "grant.approve",
  "grant.end",
  "commitment-text.publish",
  "commitment.record",
  "sign-in-link.make",
] as const;
export type Act = (typeof acts)[number];
