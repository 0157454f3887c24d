export type { Readiness, Service } from "./service.ts";
export {
  type AskedHeaders,
  bind,
  type Binding,
  type EntryFactsOf,
  type Granted,
  type PermitOf,
  type Prepared,
  type ReceiptOf,
  type Route,
  type SourceHeaders,
  type Who,
} from "./route/route.ts";
export { findingsOf } from "./route/findings.ts";
export type { Language } from "./route/language.ts";
export {
  Answer,
  answer,
  type AnswerWords,
  asFile,
  type Bytes,
  type SettableHeader,
} from "./answer/answer.ts";
export {
  bindSocket,
  type Connection,
  type Holder,
  type LiveBinding,
  type LiveRoute,
  type LiveWho,
} from "./live/live-route.ts";
export {
  endedSessionCookie,
  sessionCookie,
  sessionCookieName,
  type SetCookie,
  terminalCookieName,
} from "./session/cookie.ts";
export type { TerminalStanding } from "./session/terminals.ts";
export { type Introspected, type Introspector, introspector } from "./session/introspector.ts";
export { type LedgerClient, ledgerClient, type LedgerTerms } from "./trail/ledger-client.ts";
export { type EntryPorts, entryOf, type EntryWords } from "./trail/entry.ts";
export { type Peers, peersOf, type Sent } from "./peers/peers.ts";
export {
  type PeerAddress,
  readServiceKey,
  readTrust,
  readTrustFile,
  type Trust,
  type TrustFile,
  TrustRefused,
} from "./trust/trust.ts";
export { siteHeaders } from "./answer/security-headers.ts";
export { makeTrust, rotateTrust, trustFileName } from "./trust/make-trust.ts";
export { type Listen, ListenRefused, type PublicListen, type TlsFiles } from "./listen/listen.ts";
export { type Budget, type Family, type FamilyBudgets, type Limits, usualLimits } from "./listen/limits.ts";
export { type Reach, run, type Running, type RunTerms } from "./run.ts";
export type { Around } from "./around.ts";
export { aloneSettings, runAlone } from "./run-alone.ts";
