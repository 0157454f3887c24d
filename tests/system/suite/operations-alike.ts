// The operations that one mechanism refuses alike, by what they do and whose they are.

export const ofSitting: readonly string[] = [
  "issueTicket",
  "reveal",
  "playSound",
  "readPeaks",
  "readText",
  "readAttachment",
  "readTranscript",
  "listNotes",
  "writeNote",
  "changeNote",
  "removeNote",
  "writeStatement",
];
export const ofRoom: readonly string[] = [...ofSitting, "openSitting", "searchContacts"];
export const staffWrites: readonly string[] = [
  "approveGrant",
  "createPerson",
  "createUnit",
  "declareDisqualified",
  "recordDisqualified",
  "endEmployment",
  "endGrant",
  "inviteAgain",
  "makeSignInLink",
  "proposeGrant",
  "publishCommitmentText",
  "recordPaperCommitment",
  "resolveNames",
  "signCommitment",
  "signOut",
  "stepUp",
  "wearRole",
];
export const requestReads: readonly string[] = [
  "listRequests",
  "readRequest",
  "readReply",
  "noteRequestLetter",
];
export const requestRoom: readonly string[] = [
  "revealRequest",
  "revealCertificate",
  "revealStatement",
  "revealVisitor",
];
export const requestWrites: readonly string[] = [
  "registerRequest",
  "takeRequest",
  "advanceRequest",
  "extendRequest",
  "estimateDecision",
  "withdrawRequest",
  "reopenRequest",
  "noteDelivery",
  "nameCandidate",
  "confirmCandidate",
  "rejectCandidate",
  "matchRequest",
  "reviewRequest",
  "checkReview",
  "decideRequest",
  "returnProposal",
  "withholdReason",
  "issueCertificate",
];
export const caseWrites: readonly string[] = [
  "openCase",
  "closeCase",
  "linkContact",
  "drawSample",
  "calibrateContact",
];
export const holdWrites: readonly string[] = [
  "askHold",
  "extendHold",
  "approveHold",
  "refuseHold",
  "releaseHold",
  "freezeContact",
  "groundFreeze",
  "releaseFreeze",
];
export const holdReads: readonly string[] = ["previewRelease", "listCaseHolds", "listHolds"];
export const uploads: readonly string[] = [
  "createUpload",
  "readUpload",
  "appendToUpload",
  "finishUpload",
  "dropUpload",
];
export const deskWrites: readonly string[] = ["repairAnnouncement", "rejectAnnouncement", "replayQuarantine"];
export const ruleWrites: readonly string[] = ["proposeLines", "approvePolicy", "dropPolicyProposal"];
export const visitWrites: readonly string[] = [
  "offerVisit",
  "confirmVisit",
  "noteVisit",
  "makeVisitRecord",
  "signVisitRecord",
];
export const visitReads: readonly string[] = [
  "readVisit",
  "listVisits",
  "readVisitRecord",
  "noteVisitLetter",
];
export const placeWrites: readonly string[] = ["keepOffice", "enrolTerminal", "revokeTerminal"];
export const beforeAnybodyIsKnown: readonly string[] = [
  "acceptInvitation",
  "makeFirstAdministrator",
  "signInByLink",
];
/** What is done to a visit in the room; `startVisit` alone writes its entry first. */
export const visitSteps: readonly string[] = [
  "checkIn",
  "takeOver",
  "recordIdentity",
  "confirmIdentity",
  "clearCompanion",
  "clearParticipants",
  "briefVisitor",
  "pairTerminal",
  "pauseVisit",
  "allowResume",
  "extendVisit",
  "endVisit",
  "raiseEmergency",
  "acknowledgeAsk",
  "addRemark",
  "chooseFollowUp",
];
export const atSeat: readonly string[] = ["fetchWindow", "readSeatText", "readSeatTranscript"];
