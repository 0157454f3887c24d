import {
  atSeat,
  beforeAnybodyIsKnown,
  deskWrites,
  holdWrites,
  ofRoom,
  ofSitting,
  placeWrites,
  requestRoom,
  requestWrites,
  ruleWrites,
  staffWrites,
  uploads,
  visitSteps,
  visitWrites,
} from "./operations-alike.ts";
import { ofEvaluations } from "./refusals-of-evaluations.ts";
import { ofTheAway, type Proved } from "./refusals-of-the-away.ts";

const roomless = "wire's test of storage without room, which every binding passes";

const proved: readonly Proved[] = [
  ...ofTheAway,
  ...ofEvaluations,
  // store-away
  {
    slug: "store-away",
    where: "wire's storage-without-room.test: a medium that answers nothing more",
    of: ["announceContact", "putContent", "putTranscript", "handOverContact", "finishUpload"],
  },
  {
    slug: "store-away",
    where: "reading-room's contents.test, a keyring that is not mounted; one keyring opens for all of these",
    of: [...ofRoom, ...requestRoom, ...atSeat, "clearCompanion"],
  },
  // busy: said by the listener, or by a service that has not started, before any operation is reached
  {
    slug: "busy",
    where: "wire's connections.test: the cap of a listener is the same for every operation",
    of: [
      "announceContact",
      "putContent",
      "putTranscript",
      "handOverContact",
      ...uploads,
      ...ofRoom,
      ...visitSteps,
      ...atSeat,
      "startVisit",
      "readLiveVisit",
    ],
  },
  {
    slug: "busy",
    where: "steward's sweeps/routes.test, two orders at once",
    of: ["runSweep", "removeOrphans"],
  },
  // too-many
  {
    slug: "too-many",
    where: "identity's guessing.test and attempts.test",
    of: ["signIn", "signCommitment", "stepUp"],
  },
  {
    slug: "too-many",
    where: "wire's budgets: the budget per source stands before what is asked",
    of: [...beforeAnybodyIsKnown, "acceptTerminal", "beginFirstAdministrator", "searchContacts"],
  },
  { slug: "too-many", where: "intake's transcripts.test: the tenth", of: ["putTranscript"] },
  {
    slug: "too-many",
    where: "a bound of 500 notes beside one contact, by the same refusal",
    of: ["writeNote"],
  },
  {
    slug: "no-ledger",
    where: "written before the act: wire's flow test has the use case never run without its receipt",
    of: ["listColleagues"],
  },
  // room, size, keys
  { slug: "too-large", where: "intake's hostile.test with small limits", of: ["putContent", "finishUpload"] },
  { slug: "too-large", where: "intake's transcripts.test", of: ["putTranscript"] },
  { slug: "staging-full", where: "intake's transcripts.test: a store without room", of: ["putTranscript"] },
  { slug: "staging-full", where: "tests/faults/disk-full", of: ["putContent"] },
  {
    slug: "staging-full",
    where: "the same staging: vault names a full disk once, intake's failures.test shows the refusal",
    of: ["createUpload", "appendToUpload", "finishUpload"],
  },
  {
    slug: "store-full",
    where: "tests/faults/disk-full",
    of: ["signIn", "openCase", "openSitting", "putContent"],
  },
  {
    slug: "store-full",
    where: roomless,
    of: [
      ...holdWrites,
      ...requestWrites,
      ...requestRoom,
      ...staffWrites,
      ...visitWrites,
      ...visitSteps,
      ...atSeat,
      "startVisit",
      ...placeWrites,
      ...deskWrites,
      ...ruleWrites,
      ...beforeAnybodyIsKnown,
      "acceptTerminal",
      "beginFirstAdministrator",
      "setLanguage",
      "announceContact",
      "enrolSource",
      "changeSource",
      "tellDayTotals",
      "stateDayTotals",
      "handOverContact",
      "putTranscript",
      "writeNote",
      "changeNote",
      "removeNote",
      "writeStatement",
      "createUpload",
      "appendToUpload",
      "finishUpload",
      "dropUpload",
      "closeCase",
      "linkContact",
      "drawSample",
      "calibrateContact",
      "closeSitting",
      "reportHeard",
      "issueTicket",
      "reveal",
      "searchContacts",
      "runSweep",
      "removeOrphans",
    ],
  },
  {
    slug: "key-wanted",
    where: "intake's failures.test: a bucket's first key is waited for; this suite's recorders come again",
    of: ["announceContact", "putContent", "handOverContact", "finishUpload"],
  },
  {
    slug: "key-wanted",
    where: "catalogue's late-parts.test: a bucket on its way out",
    of: ["putTranscript"],
  },
  {
    slug: "damaged",
    where: "reading-room's ticket.test, a flipped byte, and contents.test, a missing object",
    of: ["issueTicket", "playSound"],
  },
  {
    slug: "key-wanted",
    where: "catalogue's requests.test: no key of case files is published yet",
    of: ["registerRequest", "issueCertificate"],
  },
  { slug: "damaged", where: "reading-room's revealing.test", of: [...requestRoom, "clearCompanion"] },
  {
    slug: "damaged",
    where: "opens by the same call as issueTicket, whose damage reading-room's contents.test shows",
    of: [
      "readPeaks",
      "readText",
      "readAttachment",
      "reveal",
      "readTranscript",
      "listNotes",
      "writeNote",
      "changeNote",
      "removeNote",
      "writeStatement",
      ...atSeat,
    ],
  },
  {
    slug: "damaged",
    where: "opens no content: it stands in the list that all operations of the reading-room have",
    of: ["openSitting", "searchContacts"],
  },
  {
    slug: "step-up-first",
    where: "needs a sign-in older than an hour: reading-room's sittings.test with a set clock",
    of: ["openSitting"],
  },
  {
    slug: "step-up-first",
    where:
      "the same facts and policy as openSitting's: access's matrix test takes `fresh` away from each act",
    of: [...ofSitting, "searchContacts"],
  },
  {
    slug: "production-only",
    where: "this archive is a demonstration: identity's demo-links.test",
    of: ["makeSignInLink", "signInByLink"],
  },
];

/** `operation slug` of every refusal that one mechanism gives and no journey brings about, with the test that shows it. */
export const ofMechanisms: ReadonlyMap<string, string> = new Map(
  proved.flatMap(({ slug, where, of }) => of.map((id) => [`${id} ${slug}`, where] as const)),
);
