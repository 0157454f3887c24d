import type { Proved } from "./refusals-of-the-away.ts";

const reads: readonly string[] = ["readEvaluation", "compareEvaluations", "readOwnEvaluation"];
const adviserWrites: readonly string[] = ["answerEvaluation", "askAnotherEvaluator"];
const writes: readonly string[] = ["draftEvaluation", "sendEvaluation", ...adviserWrites];
const all: readonly string[] = [...reads, ...writes];

const ownTest = "reading-room's evaluations.test";

/** What is refused of evaluations, where it is proved. */
export const ofEvaluations: readonly Proved[] = [
  { slug: "unknown", where: ownTest, of: [...all, "listEvaluations"] },
  { slug: "gone", where: `${ownTest}: the key of the contact is destroyed`, of: all },
  {
    slug: "conflict",
    where: `${ownTest}: another evaluator chose another version`,
    of: ["draftEvaluation", "sendEvaluation"],
  },
  {
    slug: "conflict",
    where: "two publish the same version at one moment: a unique index",
    of: ["publishForm"],
  },
  { slug: "own-matter", where: "needs an adviser who examines own calls: access's matrix test", of: all },
  {
    slug: "purpose-first",
    where: "the operation names its purpose; a missing case is told like it: access's matrix test",
    of: [...all, "listOwnEvaluations"],
  },
  {
    slug: "step-up-first",
    where: "stands in the list that all operations of the reading-room have; these ask for no fresh proof",
    of: all,
  },
  {
    slug: "no-ledger",
    where: "written before the act: wire's flow test has the use case never run without its receipt",
    of: [...reads, "listOwnEvaluations"],
  },
  {
    slug: "no-ledger",
    where: "its entry lies in the document, or there is none: only a refusal is written",
    of: [...writes, "publishForm", "listForms", "listEvaluations"],
  },
  {
    slug: "peer-away",
    where: "reading-room's sittings.test, the catalogue away; identity away: wire's introspector.test",
    of: [...all, "listEvaluations", "listOwnEvaluations", "listForms", "publishForm"],
  },
  {
    slug: "store-away",
    where: "reading-room's contents.test, a keyring that is not mounted; one keyring opens for all of these",
    of: all,
  },
  {
    slug: "busy",
    where: "wire's connections.test: the cap of a listener is the same for every operation",
    of: [...all, "listOwnEvaluations"],
  },
  { slug: "damaged", where: "opens by the same call as a note, with the same key", of: all },
  {
    slug: "store-full",
    where: "wire's test of storage without room, which every binding passes",
    of: [...writes, "publishForm"],
  },
];
