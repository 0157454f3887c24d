import type { CaseView, Me } from "@tallenne/contracts";
import { call } from "../api/client.ts";
import { failureOf } from "../api/failure.ts";
import { answers } from "../api/queries.ts";
import { isLanguage, type Language } from "../format/language.ts";
import { keptSetting } from "../platform/kept-setting.ts";
import { changeLanguage, spoken } from "../words/load-words.ts";
import { forgetPlaces } from "../player/last-place.ts";
import { forgetFilters } from "../route/filters.ts";
import { tellBeforeLeaving } from "./leaving.ts";
import { forgetStepUp } from "./step-up.ts";
import { session, sessionEnded, sessionIs, sessionLeft } from "./session.ts";
import { isSameWork, purposeChanged, type Working, working } from "./working.ts";

/** Asks who is signed in. Throws `Failure` when that cannot be learnt; nobody is an answer. */
export async function askWho(): Promise<void> {
  await call("readMe", {}).then(arrived, (thrown: unknown) => {
    const failure = failureOf(thrown);
    if (failure.slug !== "sign-in-first") throw failure;
    sessionEnded();
  });
}

/** A person has proved who they are: the page speaks their language unless another was chosen in this browser. */
export function arrived(me: Me): void {
  sessionIs(me);
  const chosen = keptSetting("language");
  if (!isLanguage(chosen) && me.language !== spoken.get().language) void changeLanguage(me.language);
}

/** Signs out everywhere and empties the page. */
export async function leave(): Promise<void> {
  await tellBeforeLeaving();
  await call("signOut", {});
  sessionLeft();
}

/** Wears another of one's roles; what the page showed is gone. */
export async function wear(role: Me["role"]): Promise<void> {
  await tellBeforeLeaving();
  const me = await call("wearRole", { body: { role } });
  forgetEverything();
  sessionIs(me);
}

/** Speaks another language here and, for a signed-in person, from now on. */
export async function speakFromNowOn(language: Language): Promise<void> {
  await changeLanguage(language);
  if (session.get().state === "in") sessionIs(await call("setLanguage", { body: { language } }));
}

/** Names what the work is for. Another purpose or case than before empties every result and says so. */
export function workFor(next: Working | undefined): void {
  const before = working.get();
  if (isSameWork(before, next)) return;
  forgetContacts();
  working.set(next);
  purposeChanged.set(before !== undefined && next !== undefined);
}

/** A case as something to work for. */
export function workOf({ id, number, kind, purpose }: CaseView): Working {
  return { purpose, case: { id, number, kind } };
}

/** Empties every trace of a session: answers, purpose, places, filters. */
export function forgetEverything(): void {
  forgetStepUp();
  answers.clear();
  working.set(undefined);
  purposeChanged.set(false);
  forgetPlaces();
  forgetFilters();
}

function forgetContacts(): void {
  for (const name of ["listContacts", "readContact", "searchContacts"])
    answers.removeQueries({ queryKey: [name] });
}
