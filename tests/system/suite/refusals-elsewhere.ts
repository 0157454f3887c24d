import type { ProblemSlug } from "@tallenne/contracts";
import { ofSitting } from "./operations-alike.ts";

/** Single refusals that this suite does not bring about, with the reason. A line that is no longer needed fails the test. */
export const notReached: ReadonlyMap<string, string> = new Map<string, string>([
  ...because(
    "a sitting fixes its purpose: what happens within it cannot lack one",
    "purpose-first",
    ofSitting,
  ),
  ...because(
    "within a sitting the right is asked again at every window: access's matrix test proves each part of the condition",
    "not-permitted",
    ofSitting,
  ),
  ...because(
    "needs an adviser who handles complaints of own calls: access's matrix test proves the rule for every act",
    "own-matter",
    ["linkContact", "readContact", "openSitting", "searchContacts", ...ofSitting],
  ),
  ...because(
    "the same gate of the last day, proved for the other acts of the contact in J5; here the role or the channel comes first",
    "gone",
    ["linkContact", "reveal", "searchContacts"],
  ),
  ...because(
    "catalogue's matching.test (T-L10): needs somebody who served one of the contacts",
    "own-matter",
    [
      "takeRequest",
      "nameCandidate",
      "confirmCandidate",
      "rejectCandidate",
      "matchRequest",
      "reviewRequest",
      "checkReview",
      "decideRequest",
      "returnProposal",
      "issueCertificate",
    ],
  ),
  ...because("needs one person in two roles: access's matrix test", "second-person", [
    "decideRequest",
    "returnProposal",
    "issueCertificate",
  ]),
  ["nameCandidate gone", "catalogue's matching.test"],
  ...because("keys of case files die after eleven years; the same opening as contents", "gone", [
    "revealRequest",
    "revealCertificate",
    "revealVisitor",
    "clearCompanion",
  ]),
  ["revealStatement gone", "reading-room's statements.test: a destroyed key"],
  ["clearCompanion conflict", "needs two companions who sign between the same reading and writing"],
  ["startVisit purpose-first", "a visit's purpose is its request's own: nobody is asked for one"],
  ["startVisit own-matter", "reading-room's visits.test: opened never by somebody disqualified"],
  ...because(
    "needs a last day that ends while a visit is opened or plays; before, its item is not listed: INV-4 in reading-room's visits.test",
    "gone",
    ["startVisit", "fetchWindow", "readSeatText", "readSeatTranscript"],
  ),
  ...because("an upload is unknown to everybody but who began it, whatever their rights", "not-permitted", [
    "readUpload",
    "appendToUpload",
    "finishUpload",
    "dropUpload",
  ]),
  ...because("an upload is unknown to everybody but who began it, signed or not", "sign-first", [
    "readUpload",
    "appendToUpload",
    "finishUpload",
    "dropUpload",
  ]),
  [
    "finishUpload already-expired",
    "needs midnight between announcement and content: intake's own tests with a set calendar",
  ],
  [
    "publishCommitmentText conflict",
    "needs two administrators who publish at the same moment: identity's own tests",
  ],
  [
    "readCommitmentText unknown",
    "the first text is published at the first start: identity's own tests without one",
  ],
  [
    "recordPaperCommitment conflict",
    "identity's own tests: paper recorded under a text that another has replaced",
  ],
  ["recordPaperCommitment second-person", "identity's own tests: one's own paper"],
  [
    "approveGrant second-person",
    "needs a second administrator, who would end the office's four-eyes exception: identity's own tests",
  ],
  ["endGrant second-person", "needs a second administrator: identity's own tests"],
  ["approvePolicy second-person", "catalogue's policies/policy-versions.test, one person in two roles"],
  ["listPolicyVersions bad-input", "the operation takes nothing that could be wrong"],
  ["removeOrphans conflict", "needs a look that stopped itself: steward's orphans/removal.test"],
  ["endGrant conflict", "would end the only administrator's right: identity's own tests"],
  ["endEmployment second-person", "needs a second administrator: identity's own tests"],
  [
    "announceContact other-content",
    "content is compared when it is put; the announcement alone never differs",
  ],
  ["tellDayTotals not-permitted", "a source without a line cannot be enrolled"],
  ["putContent not-permitted", "an announcement of another source is unknown to a recorder"],
  [
    "putContent already-expired",
    "needs midnight between announcement and content: intake's own tests with a set calendar",
  ],
  ["putTranscript not-permitted", "an announcement of another source is unknown to a recorder"],
  ["putTranscript already-expired", "catalogue's late-parts.test with a set calendar"],
  ["putTranscript awaiting-repair", "intake's transcripts.test"],
  ["putContent codec-needs-ffmpeg", "intake's coded-sound.test, where there is no ffmpeg"],
  ["handOverContact rejected-by-person", "intake's quarantine/desk.test, by the one way in for every door"],
  ["finishUpload codec-needs-ffmpeg", "intake's coded-sound.test, by the one way in for every door"],
  ["putContent never-record", "needs a line closed between announcement and content: intake's own tests"],
  ["linkContact case-closed", "catalogue's own tests"],
  ...because(
    "catalogue's holds.test, where somebody wears another role than they asked in",
    "second-person",
    ["approveHold", "refuseHold"],
  ),
  ...because("catalogue's holds.test: the case closes between two acts", "case-closed", [
    "askHold",
    "extendHold",
    "approveHold",
    "refuseHold",
  ]),
  ...because("catalogue's holds.test and promise A6.4, with a chat", "not-holdable", [
    "askHold",
    "extendHold",
    "approveHold",
  ]),
  ...because("catalogue's holds.test: its bucket closes between two acts", "gone", [
    "askHold",
    "extendHold",
    "approveHold",
    "refuseHold",
    "releaseHold",
  ]),
  ...because("needs an adviser who examines own calls: access's matrix test", "own-matter", [
    "askHold",
    "extendHold",
    "approveHold",
    "refuseHold",
  ]),
  ["approveHold hold-too-long", "what is asked for is bounded already: domain's keeping.test"],
  ["decideRequest kept-by-law", "catalogue's removal.test, with a complaint under way"],
  ...because("catalogue's freezes.test, past its last day or between two acts", "gone", [
    "freezeContact",
    "groundFreeze",
    "releaseFreeze",
  ]),
  ["groundFreeze changed-meanwhile", "catalogue's freezes.test, with a freeze of no contact"],
  ["releaseFreeze out-of-turn", "catalogue's freezes.test, with the freeze of a request"],
  ["approveHold officer-first", "catalogue's holds.test, with more than twenty holds of a project"],
  ["calibrateContact unknown", "catalogue's samples.test: the project of others"],
  ["calibrateContact case-closed", "catalogue's samples.test"],
  ["drawSample purpose-first", "catalogue's samples.test: a closed project, and one of others"],
  ["drawSample unknown", "a project of others is told like none at all, purpose-first"],
  ["listContacts unknown", "a case of others is told like none at all, purpose-first"],
  ["searchContacts unknown", "a case of others is told like none at all, purpose-first"],
  ["listEntries unknown", "a filter that finds nothing is an empty page"],
  ["readLedgerState bad-input", "the operation takes nothing that could be wrong"],
  ["readOrphans bad-input", "the operation takes nothing that could be wrong"],
  ["readLedgerState unknown", "there is one state"],
]);

function because(reason: string, slug: ProblemSlug, operations: readonly string[]) {
  return operations.map((operation) => [`${operation} ${slug}`, reason] as const);
}
