import type { Action, CaseView, ContactRow, Me } from "@tallenne/contracts";
import { useLayoutEffect, useState } from "react";
import { askAgain, useAnswer } from "../../api/queries.ts";
import { Loading } from "../../parts/loading.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useStore } from "../../platform/store.ts";
import { location } from "../../route/location.ts";
import type { PageParams } from "../../route/page-params.ts";
import { workFor, workOf } from "../../session/acts.ts";
import { useMe } from "../../session/use-me.ts";
import { type Working, working } from "../../session/working.ts";
import { NotFound } from "../../shell/not-found.tsx";
import { Page } from "../../shell/page.tsx";
import { PurposeDialog } from "../../shell/purpose-dialog.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { BackLink } from "./back-link.tsx";
import { headingOf } from "./contact-heading.ts";
import { Disqualify } from "./disqualify.tsx";
import { FreezeContact } from "./freeze-contact.tsx";
import { OuterContact } from "./outer-contact.tsx";
import { SittingView } from "./sitting-view.tsx";
import type { Contact } from "./use-sitting.ts";
import "./contacts.css";

/** What the page itself shows of the contact in a sitting. */
type Named = Pick<ContactRow, "channel" | "startedAt" | "endedAt">;

/**
 * S-11: one contact. Without a case, metadata for those whose service it was (P0); with purpose and case, its content. A case named on the page before
 * holds on: coming from a case opens the sitting at once.
 */
export function ContactPage({ params }: PageParams) {
  const id = params["contact"] as Contact;
  const say = useWords();
  const language = useLanguage();
  const { role } = useMe();
  const work = useStore(working);
  const [chosen, setChosen] = useState<Working | undefined>(() =>
    work?.case === undefined ? undefined : work,
  );
  const [asking, setAsking] = useState(false);
  const [gone, setGone] = useState(false);
  const [disqualified, setDisqualified] = useState(false);
  const [named, setNamed] = useState<Named>();
  const cases = useAnswer("listCases", {});
  const choices = choicesOf(cases.data?.rows ?? [], id);
  const hasOuter = role === "ag" || role === "tl";
  const outer = useAnswer(
    "readContact",
    { params: { contact: id }, query: { purpose: "p0" } },
    { when: hasOuter && chosen === undefined && work?.purpose === "p0" },
  );
  useLayoutEffect(() => {
    if (hasOuter && chosen === undefined) workFor({ purpose: "p0" });
  }, [hasOuter, chosen]);
  useOwnWork(chosen !== undefined);
  const choose = (next: Working) => {
    setAsking(false);
    setNamed(undefined);
    workFor(next);
    setChosen(next);
  };
  /** What was shown of the contact goes from the page and from memory. */
  const forget = async () => {
    setDisqualified(true);
    await askAgain("listContacts", "readContact", "listCases");
  };
  const row = chosen === undefined ? outer.data : named;
  if (chosen === undefined && isUnknown(hasOuter ? outer.error : null, cases.isPending, choices))
    return <NotFound />;
  if (chosen === undefined && !hasOuter && cases.data !== undefined && choices.length === 0)
    return <NotFound />;
  return (
    <Page
      title={say("contacts.contact-title")}
      {...(row === undefined ? {} : { heading: headingOf(row, language) })}
      acts={chosen === undefined ? outerActs(role, choices.length > 0) : sittingActs(chosen, named)}
      worksOn="contacts"
      unprinted
      {...(choices.length === 0 ? {} : { onChange: () => setAsking(true) })}
    >
      <BackLink {...(chosen?.case === undefined ? {} : { work: chosen.case })} />
      {disqualified ? (
        <Note tone="done">{say("contacts.disqualified")}</Note>
      ) : gone ? (
        <Note tone="alert">{say("shell.purging")}</Note>
      ) : chosen !== undefined ? (
        <SittingView
          key={`${chosen.purpose} ${chosen.case?.id ?? ""}`}
          contact={id}
          work={chosen}
          onNamed={setNamed}
          onGone={() => setGone(true)}
        />
      ) : hasOuter ? (
        outer.isError && choices.length === 0 ? (
          <ProblemNote failure={outer.error} retry={() => void outer.refetch()} />
        ) : (
          <OuterContact
            contact={id}
            row={outer.data}
            coachings={cases.data?.rows ?? []}
            canOpen={choices.length > 0}
            isSettled={!cases.isPending}
            onOpen={() => setAsking(true)}
          />
        )
      ) : cases.isError ? (
        <ProblemNote failure={cases.error} retry={() => void cases.refetch()} />
      ) : cases.isPending ? (
        <Loading />
      ) : (
        <PurposeDialog choices={choices} onChoose={choose} onClose={() => history.back()} />
      )}
      {row === undefined || disqualified ? null : (
        <>
          <FreezeContact contact={id} />
          <Disqualify contact={id} onDeclared={() => void forget()} />
        </>
      )}
      {asking ? <PurposeDialog choices={choices} onChoose={choose} onClose={() => setAsking(false)} /> : null}
    </Page>
  );
}

/** What a case of this page opens: the person's own open ones that the contact is linked to. */
function choicesOf(cases: readonly CaseView[], contact: Contact): readonly Working[] {
  return cases
    .filter(
      (matter) => matter.state === "open" && matter.contacts.some((linked) => linked.contact === contact),
    )
    .map(workOf);
}

function isUnknown(
  error: { readonly slug: string } | null,
  isPending: boolean,
  choices: readonly Working[],
): boolean {
  const refused = error?.slug === "unknown" || error?.slug === "not-permitted";
  return refused && !isPending && choices.length === 0;
}

/** A purpose chosen on this page ends with it, so that a list never stands under a purpose of another page; while signing again it waits. */
function useOwnWork(hasCase: boolean): void {
  const [path] = useState(() => location.get().path);
  const [isBrought] = useState(() => working.get()?.case !== undefined);
  // A layout effect: the next page names its own purpose in one, and that must come after.
  useLayoutEffect(
    () => () => {
      if (hasCase && !isBrought && location.get().path !== path) workFor(undefined);
    },
    [hasCase, isBrought, path],
  );
}

function outerActs(role: Me["role"], canOpen: boolean): readonly Action[] {
  const coach: readonly Action[] = role === "tl" ? ["case.opened"] : [];
  return [
    "access.viewed",
    "people.disqualified",
    ...coach,
    ...(canOpen ? (["access.sitting.opened"] as const) : []),
  ];
}

function sittingActs({ purpose }: Working, named: Named | undefined): readonly Action[] {
  const content: readonly Action[] =
    named?.channel === "call" ? ["access.granted", "access.served", "access.listened"] : ["access.text.read"];
  const shown: readonly Action[] = purpose === "p1" ? ["access.revealed"] : [];
  return [...content, ...shown, "access.sitting.closed", "people.disqualified"];
}
