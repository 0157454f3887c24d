import type * as contracts from "@tallenne/contracts";

/** The declarations of the contracts, as types only: no schema enters the browser. */
export type Contracts = typeof contracts;

/** Operations that a page calls. */
export type Called = keyof typeof addresses;

type AddressOf<O> = O extends {
  method: infer M extends string;
  service: infer S extends string;
  path: infer P extends string;
}
  ? `${M} /${S}${P}`
  : never;

/** Method and path of each operation that a page calls. The compiler holds every one against its declaration. */
export const addresses = {
  signIn: "post /identity/v1/sessions",
  signInByLink: "post /identity/v1/sessions/by-link",
  signOut: "delete /identity/v1/session",
  readMe: "get /identity/v1/me",
  wearRole: "put /identity/v1/me/role",
  setLanguage: "put /identity/v1/me/language",
  stepUp: "post /identity/v1/session/step-ups",
  readCommitmentText: "get /identity/v1/commitment-text",
  signCommitment: "post /identity/v1/commitments",
  readFirstStart: "get /identity/v1/first-start",
  beginFirstAdministrator: "post /identity/v1/first-administrator",
  makeFirstAdministrator: "post /identity/v1/first-administrator/account",
  acceptInvitation: "post /identity/v1/invitations",
  createPerson: "post /identity/v1/people",
  listPeople: "get /identity/v1/people",
  createUnit: "post /identity/v1/units",
  proposeGrant: "post /identity/v1/grants",
  approveGrant: "post /identity/v1/grants/:grant/approval",
  endGrant: "post /identity/v1/grants/:grant/end",
  publishCommitmentText: "post /identity/v1/commitment-texts",
  readSignedText: "get /identity/v1/commitment-texts/:version",
  inviteAgain: "post /identity/v1/people/:person/invitations",
  endEmployment: "post /identity/v1/people/:person/leaving",
  recordPaperCommitment: "post /identity/v1/people/:person/commitments",
  makeSignInLink: "post /identity/v1/sign-in-links",
  acceptTerminal: "post /identity/v1/terminal",
  resolveNames: "post /identity/v1/names",
  readIntake: "get /intake/v1/overview",
  enrolSource: "post /intake/v1/sources",
  readRegisters: "get /catalogue/v1/registers",
  listContacts: "get /catalogue/v1/contacts",
  readContact: "get /catalogue/v1/contacts/:contact",
  readVisit: "get /catalogue/v1/visits/:visit",
  openCase: "post /catalogue/v1/cases",
  listCases: "get /catalogue/v1/cases",
  readCase: "get /catalogue/v1/cases/:case",
  linkContact: "post /catalogue/v1/cases/:case/contacts",
  closeCase: "post /catalogue/v1/cases/:case/closing",
  searchContacts: "post /reading-room/v1/searches",
  openSitting: "post /reading-room/v1/sittings",
  issueTicket: "post /reading-room/v1/sittings/:sitting/contacts/:contact/tickets",
  readPeaks: "get /reading-room/v1/sittings/:sitting/contacts/:contact/peaks",
  readText: "get /reading-room/v1/sittings/:sitting/contacts/:contact/text",
  readAttachment: "get /reading-room/v1/sittings/:sitting/contacts/:contact/attachments/:part",
  reveal: "post /reading-room/v1/sittings/:sitting/reveals",
  reportHeard: "post /reading-room/v1/sittings/:sitting/contacts/:contact/heard",
  readLiveVisit: "get /reading-room/v1/visits/:visit",
  checkIn: "post /reading-room/v1/visits/:visit/arrival",
  takeOver: "post /reading-room/v1/visits/:visit/supervision",
  recordIdentity: "post /reading-room/v1/visits/:visit/identity",
  confirmIdentity: "post /reading-room/v1/visits/:visit/identity/confirmation",
  clearCompanion: "post /reading-room/v1/visits/:visit/companions",
  clearParticipants: "post /reading-room/v1/visits/:visit/participants",
  briefVisitor: "post /reading-room/v1/visits/:visit/briefing",
  pairTerminal: "post /reading-room/v1/visits/:visit/terminal",
  startVisit: "post /reading-room/v1/visits/:visit/opening",
  pauseVisit: "post /reading-room/v1/visits/:visit/pauses",
  allowResume: "post /reading-room/v1/visits/:visit/resumption",
  extendVisit: "post /reading-room/v1/visits/:visit/extensions",
  endVisit: "post /reading-room/v1/visits/:visit/end",
  raiseEmergency: "post /reading-room/v1/visits/:visit/emergency",
  acknowledgeAsk: "post /reading-room/v1/visits/:visit/acknowledgements",
  addRemark: "post /reading-room/v1/visits/:visit/remarks",
  chooseFollowUp: "post /reading-room/v1/visits/:visit/follow-up",
  fetchWindow: "post /reading-room/v1/seat/windows",
  readSeatText: "post /reading-room/v1/seat/texts",
  closeSitting: "delete /reading-room/v1/sittings/:sitting",
  previewDeletion: "get /steward/v1/deletion-preview",
  runSweep: "post /steward/v1/sweeps",
  listDisposals: "get /steward/v1/disposals",
  listEntries: "get /ledger/v1/entries",
  readLedgerState: "get /ledger/v1/checkpoint",
  readProof: "get /ledger/v1/entries/:index/proof",
} as const satisfies { readonly [K in keyof Contracts]?: AddressOf<Contracts[K]> };
