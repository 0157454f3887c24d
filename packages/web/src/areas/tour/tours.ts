import type { Me } from "@tallenne/contracts";
import type { Done } from "../../api/done.ts";
import type { WordId } from "../../words/words.ts";

type TourKey = WordId extends infer W ? (W extends `tour.${infer K}` ? K : never) : never;
type StepKey = Extract<TourKey, `${string}-how`> extends `${infer S}-how` ? S : never;

/** What ticks a step: an operation that was answered, a page that was opened. */
type Sign =
  | { readonly done: (done: Done) => boolean }
  | { readonly page: string }
  | { readonly at: RegExp }
  | { readonly signed: true };

/** One step of a tour; `key` names its words, and stands in what the browser keeps. */
export interface Step {
  readonly key: StepKey;
  readonly sign: Sign;
}

const of =
  (name: Done["name"]) =>
  (done: Done): boolean =>
    done.name === name;
const sign: Step = { key: "sign", sign: { signed: true } };

/** Tours of two minutes (screens §5), as far as the features of this version reach. */
export const tours: Partial<Readonly<Record<Me["role"], readonly Step[]>>> = {
  ag: [
    sign,
    { key: "ag-list", sign: { done: of("listContacts") } },
    { key: "ag-open", sign: { done: of("openSitting") } },
    { key: "ag-hear", sign: { done: heard } },
    { key: "ag-answer", sign: { done: of("answerEvaluation") } },
  ],
  ch: [
    sign,
    { key: "ch-case", sign: { done: of("readCase") } },
    { key: "ch-find", sign: { done: foundByDetail } },
    { key: "ch-link", sign: { done: of("linkContact") } },
    { key: "ch-hear", sign: { done: heard } },
    { key: "ch-hold", sign: { done: of("askHold") } },
  ],
  qa: [
    sign,
    { key: "qa-project", sign: { at: /^\/quality\/samples\/[^/]+$/ } },
    { key: "qa-meet", sign: { done: openedInSample } },
    { key: "qa-hear", sign: { done: heard } },
    { key: "qa-send", sign: { done: of("sendEvaluation") } },
  ],
  rc: [
    sign,
    { key: "rc-paper", sign: { done: of("registerRequest") } },
    { key: "rc-frozen", sign: { done: frozen } },
    { key: "rc-times", sign: { done: of("offerVisit") } },
    { key: "rc-letter", sign: { at: /^\/visits\/[^/]+\/letter$/ } },
  ],
  os: [
    sign,
    { key: "os-identity", sign: { done: of("recordIdentity") } },
    { key: "os-code", sign: { done: of("pairTerminal") } },
    { key: "os-open", sign: { done: of("startVisit") } },
    { key: "os-silence", sign: { done: of("allowResume") } },
  ],
  dp: [
    sign,
    { key: "dp-ledger", sign: { done: of("listEntries") } },
    { key: "dp-proof", sign: { done: of("readProof") } },
    { key: "dp-going", sign: { done: of("previewDeletion") } },
  ],
  aa: [
    sign,
    { key: "aa-intake", sign: { done: of("readIntake") } },
    { key: "aa-never", sign: { page: "/admin/registers" } },
    { key: "aa-going", sign: { done: of("previewDeletion") } },
  ],
};

/** Something was really heard: the player told of seconds that were played. */
function heard({ name, asked }: Done): boolean {
  return name === "reportHeard" && (asked as { body: { ranges: unknown[] } }).body.ranges.length > 0;
}

/** A contact of a sample was opened, for the purpose of a quality project. */
function openedInSample({ name, asked }: Done): boolean {
  return name === "openSitting" && (asked as { body: { purpose?: unknown } }).body.purpose === "p2";
}

/** A request was read whose candidates are found and frozen. */
function frozen({ name, answer }: Done): boolean {
  const { located, candidates } = answer as { located?: unknown; candidates?: unknown[] };
  return name === "readRequest" && Boolean(located) && (candidates?.length ?? 0) > 0;
}

/** A search by a contact detail that found candidates. */
function foundByDetail({ name, asked, answer }: Done): boolean {
  const { detail } = (asked as { body?: { detail?: unknown } }).body ?? {};
  const { candidates } = answer as { candidates?: unknown[] };
  return name === "searchContacts" && detail !== undefined && (candidates?.length ?? 0) > 0;
}
