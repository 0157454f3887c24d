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
  "self.disqualify",
  // contacts
  "contact.list",
  "contact.read",
  "contact.search",
  "contact.reveal",
  "sitting.open",
  "recording.listen",
  "text.read",
  // supervised visits: of one's own office; as its supervisor; opening the listening
  "visit.attend",
  "visit.run",
  "visit.open",
  // booking of visits, their record
  "visit.schedule",
  "visit.list",
  "visit.read",
  "visit.record",
  // evaluations of drawn contacts: forms; an evaluator's; what their adviser sees and answers
  "form.publish",
  "form.list",
  "evaluation.make",
  "evaluation.list",
  "evaluation.see",
  "evaluation.answer",
  // cases
  "case.open",
  "case.list",
  "case.read",
  "case.link",
  "case.close",
  "case.calibrate",
  // holds
  "hold.ask",
  "hold.approve",
  "hold.refuse",
  "hold.release",
  "hold.list",
  // freezes for an authority's matter or a court case, and the ground of any
  "freeze.place",
  "freeze.ground",
  "freeze.release",
  // rights requests
  "request.register",
  "request.list",
  "request.read",
  "request.take",
  "request.handle",
  "request.match",
  "request.check",
  "request.weigh",
  "request.decide",
  "request.withhold",
  "request.reveal",
  // intake, by a source and by an administrator
  "contact.announce",
  "contact.put",
  "contact.hand-over",
  "intake.oversee",
  "intake.repair",
  "source.enrol",
  // versions of the rules
  "policy.list",
  "policy.propose",
  "policy.approve",
  "policy.drop",
  // offices, rooms, listening terminals
  "office.keep",
  "terminal.enrol",
  // deletion
  "deletion.preview",
  "deletion.run",
  "deletion.list",
  // ledger
  "ledger.read",
  "name.resolve",
  "colleague.list",
  // people
  "person.create",
  "person.list",
  "person.end",
  "person.disqualify",
  "unit.create",
  "grant.propose",
  "grant.approve",
  "grant.end",
  "commitment-text.publish",
  "commitment.record",
  "sign-in-link.make",
] as const;
export type Act = (typeof acts)[number];
