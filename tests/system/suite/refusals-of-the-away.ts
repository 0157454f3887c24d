import type { ProblemSlug } from "@tallenne/contracts";
import {
  atSeat,
  beforeAnybodyIsKnown,
  caseWrites,
  deskWrites,
  holdReads,
  holdWrites,
  ofRoom,
  requestReads,
  requestRoom,
  requestWrites,
  staffWrites,
  visitReads,
  visitSteps,
  visitWrites,
} from "./operations-alike.ts";

/** One mechanism's refusal, where it is proved for the operations named. */
export interface Proved {
  readonly slug: ProblemSlug;
  readonly where: string;
  readonly of: readonly string[];
}

const onlyEntry = "written before the act: wire's flow test has the use case never run without its receipt";
const onlyRefusal = "no entry of its own: only a refusal is written, wire's flow test tells none that is not";

/** What is refused while the ledger, identity or the catalogue is away. */
export const ofTheAway: readonly Proved[] = [
  // no-ledger
  {
    slug: "no-ledger",
    where: "tests/faults/ledger-away",
    of: ["listContacts", "readContact", "openSitting", "previewDeletion", "signIn", "playSound"],
  },
  {
    slug: "no-ledger",
    where: "identity's refusals.test: no operation that writes before it acts, acts without the ledger",
    of: [...staffWrites, "listPeople"],
  },
  {
    slug: "no-ledger",
    where: "writes its own entry by the same client as signIn, whose refusal tests/faults/ledger-away shows",
    of: [...beforeAnybodyIsKnown, "acceptTerminal"],
  },
  {
    slug: "no-ledger",
    where: onlyEntry,
    of: [
      "enrolSource",
      "changeSource",
      "stateDayTotals",
      "handOverContact",
      "readIntake",
      "readCase",
      ...caseWrites,
      ...holdReads,
      ...requestReads,
      ...requestRoom,
      "listPolicyVersions",
      "dropPolicyProposal",
      "listDisposals",
      "readOrphans",
      "searchContacts",
      "reveal",
      ...visitReads,
      "enrolTerminal",
      "revokeTerminal",
      "startVisit",
    ],
  },
  {
    slug: "no-ledger",
    where: "reading-room's disturbances.test: a window, and a text by the same way, wait for the ledger",
    of: atSeat,
  },
  { slug: "no-ledger", where: "reading-room's sound.test and sittings.test", of: ["issueTicket"] },
  { slug: "no-ledger", where: "reading-room's written.test", of: ["readText", "readAttachment"] },
  { slug: "no-ledger", where: "reading-room's transcripts.test", of: ["readTranscript"] },
  {
    slug: "no-ledger",
    where: "reading-room's notes.test",
    of: ["listNotes", "writeNote", "changeNote", "removeNote", "writeStatement"],
  },
  {
    slug: "no-ledger",
    where: onlyRefusal,
    of: [
      ...deskWrites,
      "proposeLines",
      ...holdWrites,
      ...requestWrites,
      ...visitWrites,
      ...visitSteps,
      "keepOffice",
      "readRoomWeek",
      "listTerminals",
      "readLiveVisit",
      "listCases",
      "readPeaks",
      "readLedgerState",
    ],
  },
  {
    slug: "no-ledger",
    where: "catalogue's policies/policy-versions.test",
    of: ["approvePolicy"],
  },
  { slug: "no-ledger", where: "steward's sweeps/routes.test", of: ["runSweep"] },
  { slug: "no-ledger", where: "steward's orphans/removal.test", of: ["removeOrphans"] },
  {
    slug: "no-ledger",
    where: "ledger.test: a full disk is no-ledger for every act",
    of: ["listEntries", "readProof"],
  },
  // peer-away
  {
    slug: "peer-away",
    where: "intake's failures.test and uploads.test, the catalogue away",
    of: ["announceContact", "putContent", "putTranscript", "handOverContact", "finishUpload"],
  },
  {
    slug: "peer-away",
    where: "identity away: wire's introspector.test, which every request of a person passes",
    of: [
      "repairAnnouncement",
      "replayQuarantine",
      ...caseWrites,
      ...holdWrites,
      ...holdReads,
      ...requestReads,
      ...requestWrites,
      "listContacts",
      "readCase",
      "readContact",
      "listCases",
      "previewDeletion",
      ...visitSteps,
      "startVisit",
      "readLiveVisit",
    ],
  },
  {
    slug: "peer-away",
    where:
      "identity is asked about a terminal by the same client as about a person: wire's introspector.test",
    of: atSeat,
  },
  {
    slug: "peer-away",
    where: "reading-room's sittings.test, the catalogue away",
    of: [...ofRoom, ...requestRoom],
  },
  { slug: "peer-away", where: "steward's sweeps/routes.test", of: ["runSweep"] },
  { slug: "peer-away", where: "steward's orphans/removal.test", of: ["removeOrphans"] },
];
