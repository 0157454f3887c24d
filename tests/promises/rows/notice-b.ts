import { notYet, type Row } from "./row.ts";

const closed =
  "register B is declared and stays closed until its notice is corrected; its surveys come in a later issue";
const row = (id: string, lines: string, says: string): Row => notYet(id, lines, says, closed);

/** Notice B: event sign-up and feedback. */
export const noticeB: readonly Row[] = [
  row("B0", "3–6", "The notice stands on a repealed act: it is legacy until corrected."),
  row("B1", "8–10", "The controller."),
  row("B2", "11–13", "The contact person is a role."),
  row("B3", "14", "One register, many surveys."),
  row("B4.1", "15", "Sign-ups to services and events."),
  row("B4.2", "15", "Feedback on them, without a name where none is needed."),
  row("B4.3", "15", "The data are used for nothing else."),
  row("B5.1", "16", "Name."),
  row("B5.2", "16", "Employer and business id."),
  row("B5.3", "16", "Address, phone, e-mail (rows B5.3–B5.5)."),
  row("B5.6", "16", "Special diet."),
  row("B5.7", "16", "Venue."),
  row("B5.8", "16", "Permissions and consents."),
  row("B5.9", "16", "Other data given with consent."),
  row("B6", "17", "Sources."),
  row("B7.1", "19", "Shared inside the administration only."),
  row("B7.2", "19", "Processed under the law in force."),
  row("B7.3", "19", "Third parties by contract and consent."),
  row("B7.4", "19", "Everybody may check the own data."),
  row("B7.5", "19", "Data are removed on request."),
  row("B7.6", "19", "Commitment to privacy law."),
  row("B7.7", "19", "No consent by mere use."),
  row("B8", "20", "Nothing outside the EU and the EEA."),
  row("B9.A", "21", "Paper is confidential."),
  row("B9.B1", "21", "Only staff whose work needs it."),
  row("B9.B2", "21", "Everybody has an account of the own."),
  row("B9.B3", "21", "The provider's means of protection."),
  row("B9.B4", "21", "Locked rooms and backups."),
  row("B10.1", "22", "The right to check and correct."),
  row("B10.2", "22–23", "First of all where one is served."),
  row("B10.3", "22", "A request is written and signed; form, place, way and encryption (rows B10.3–B10.7)."),
  row("B11", "23", "Rectification by the same rules."),
  row("B12", "25", "Research permits."),
];
