import type { ProblemSlug } from "@tallenne/contracts";
import {
  beforeAnybodyIsKnown,
  caseWrites,
  holdReads,
  holdWrites,
  ofRoom,
  ofSitting,
  placeWrites,
  requestReads,
  requestRoom,
  requestWrites,
  staffWrites,
  uploads,
  visitWrites,
} from "./operations-alike.ts";

/** One mechanism's refusal, where it is proved for the operations named. */
interface Proved {
  readonly slug: ProblemSlug;
  readonly where: string;
  readonly of: readonly string[];
}

const onlyEntry = "written before the act: wire's flow test has the use case never run without its receipt";
const onlyRefusal = "no entry of its own: only a refusal is written, wire's flow test tells none that is not";
const roomless = "wire's test of storage without room, which every binding passes";

const proved: readonly Proved[] = [
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
      "handOverContact",
      "readIntake",
      "readCase",
      ...caseWrites,
      ...holdReads,
      ...requestReads,
      ...requestRoom,
      "listDisposals",
      "searchContacts",
      "reveal",
    ],
  },
  { slug: "no-ledger", where: "reading-room's sound.test and sittings.test", of: ["issueTicket"] },
  { slug: "no-ledger", where: "reading-room's written.test", of: ["readText", "readAttachment"] },
  {
    slug: "no-ledger",
    where: onlyRefusal,
    of: [...holdWrites, ...requestWrites, "listCases", "readPeaks", "readLedgerState"],
  },
  { slug: "no-ledger", where: "steward's sweeps/routes.test", of: ["runSweep"] },
  {
    slug: "no-ledger",
    where: "ledger.test: a full disk is no-ledger for every act",
    of: ["listEntries", "readProof"],
  },
  // peer-away
  {
    slug: "peer-away",
    where: "intake's failures.test and uploads.test, the catalogue away",
    of: ["announceContact", "putContent", "handOverContact", "finishUpload"],
  },
  {
    slug: "peer-away",
    where: "identity away: wire's introspector.test, which every request of a person passes",
    of: [
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
    ],
  },
  {
    slug: "peer-away",
    where: "reading-room's sittings.test, the catalogue away",
    of: [...ofRoom, ...requestRoom],
  },
  { slug: "peer-away", where: "steward's sweeps/routes.test", of: ["runSweep"] },
  // store-away
  {
    slug: "store-away",
    where: "wire's storage-without-room.test: a medium that answers nothing more",
    of: ["announceContact", "putContent", "handOverContact", "finishUpload"],
  },
  {
    slug: "store-away",
    where: "reading-room's contents.test, a keyring that is not mounted; one keyring opens for all of these",
    of: [...ofRoom, ...requestRoom],
  },
  // busy: said by the listener, or by a service that has not started, before any operation is reached
  {
    slug: "busy",
    where: "wire's connections.test: the cap of a listener is the same for every operation",
    of: ["announceContact", "putContent", "handOverContact", ...uploads, ...ofRoom],
  },
  { slug: "busy", where: "steward's sweeps/routes.test, two orders at once", of: ["runSweep"] },
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
  // room, size, keys
  { slug: "too-large", where: "intake's hostile.test with small limits", of: ["putContent", "finishUpload"] },
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
      ...placeWrites,
      ...beforeAnybodyIsKnown,
      "acceptTerminal",
      "beginFirstAdministrator",
      "setLanguage",
      "announceContact",
      "enrolSource",
      "handOverContact",
      "createUpload",
      "appendToUpload",
      "finishUpload",
      "dropUpload",
      "closeCase",
      "linkContact",
      "closeSitting",
      "reportHeard",
      "issueTicket",
      "reveal",
      "searchContacts",
      "runSweep",
    ],
  },
  {
    slug: "key-wanted",
    where: "intake's failures.test: a bucket's first key is waited for; this suite's recorders come again",
    of: ["announceContact", "putContent", "handOverContact", "finishUpload"],
  },
  {
    slug: "damaged",
    where: "reading-room's ticket.test, a flipped byte, and contents.test, a missing object",
    of: ["issueTicket", "playSound"],
  },
  {
    slug: "key-wanted",
    where: "catalogue's requests.test: no key of case files is published yet",
    of: ["registerRequest"],
  },
  { slug: "damaged", where: "reading-room's revealing.test", of: requestRoom },
  {
    slug: "damaged",
    where: "opens by the same call as issueTicket, whose damage reading-room's contents.test shows",
    of: ["readPeaks", "readText", "readAttachment", "reveal"],
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
