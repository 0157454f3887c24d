export { type Archive, type ArchiveTerms, startArchive } from "./archive/start-archive.ts";
export type { Program } from "./archive/program.ts";
export type { TopologyName } from "./archive/topologies.ts";
export { type Answered, type Browser, browser, pathOf } from "./ask/browser.ts";
export { ask, type Asking, type Told } from "./ask/ask.ts";
export { type Authenticator, authenticator } from "./people/authenticator.ts";
export { canariesOf, type Customer, customers } from "./people/customers.ts";
export {
  allRegisters,
  type Employee,
  type Employment,
  followInvitation,
  type Office,
  officeOf,
  openOffice,
  type Right,
  sign,
} from "./people/office.ts";
export { digestField, enrolRecorder, type Recorder, recorder } from "./people/source.ts";
export { announcementOf, type Story } from "./contents/announce.ts";
export { wav, type Wav, type WavFormat } from "./contents/wav.ts";
export { type ChatTurn, chatLog, contactRequest, type MailDraft, mailFile } from "./contents/written.ts";
export { type Spoken, webVtt } from "./contents/spoken.ts";
export {
  type AskedOnPaper,
  type AtWork,
  decidedRequest,
  located,
  registeredRequest,
  type RequestPeople,
} from "./visits/decided-request.ts";
export { openSeat, type Seat } from "./visits/seat.ts";
export { type VisitDay, visitDay } from "./visits/visit-day.ts";
