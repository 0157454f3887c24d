import { useEffect, useRef, useState } from "react";
import type { Failure } from "../../api/failure.ts";
import { dateWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { PlayerView } from "../../player/player-view.tsx";
import { usePassed } from "../../player/use-passed.ts";
import { Covered } from "../../shell/covered.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import type { Working } from "../../session/working.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { ContactDetails } from "./contact-details.tsx";
import { ContactFacts } from "./contact-facts.tsx";
import { OpeningWords } from "./opening-words.tsx";
import { StatementForm, Statements } from "./statements.tsx";
import { type Contact, type OpenSitting, useSitting } from "./use-sitting.ts";
import { WrittenContent } from "./written-content.tsx";

type Row = OpenSitting["contacts"][number]["row"];

interface SittingViewProps {
  readonly contact: Contact;
  readonly work: Working;
  readonly onNamed: (row: Row) => void;
  /** The last day has passed. */
  readonly onGone: () => void;
}

/** A sitting on the page: the player or the text in its place, contact details on demand, facts. */
export function SittingView({ contact, work, onNamed, onGone }: SittingViewProps) {
  const say = useWords();
  const { open, failure, retry } = useSitting(contact, work);
  const seated = open?.contacts[0];
  const row = seated?.row;
  const told = useRef(onGone);
  useEffect(() => {
    told.current = onGone;
  }, [onGone]);
  useEffect(() => {
    if (row !== undefined) onNamed(row);
  }, [row, onNamed]);
  const [ended, setEnded] = useState<Failure>();
  const me = useMe();
  const hasRight = me.grants.some(({ role }) => role === me.role);
  const passed = usePassed(row?.lastDay);
  const isGone = passed || failure?.slug === "gone";
  useEffect(() => {
    if (isGone) told.current();
  }, [isGone]);
  if (isGone) return null;
  // The right of the role worn has ended: nothing waits for a service to say so.
  if (!hasRight)
    return (
      <Note tone="alert">
        <p>{say("shell.refused", { reason: say("shell.no-right"), role: say("shell.ask-team-lead") })}</p>
      </Note>
    );
  if (ended !== undefined) return <ProblemNote failure={ended} />;
  if (failure !== undefined) return <Refused failure={failure} retry={retry} />;
  if (open === undefined || seated === undefined) return <OpeningWords />;
  return (
    <>
      {seated.row.state === "last-day" ? <Note tone="warning">{say("shell.last-day")}</Note> : null}
      <HeadLine row={seated.row} />
      <Statements statements={seated.statements} />
      {seated.playable ? (
        <PlayerView sitting={open.sitting} seated={seated} onGone={onGone} onRefused={setEnded} />
      ) : (
        <Covered>
          <WrittenContent
            sitting={open.sitting}
            row={seated.row}
            {...(seated.language === undefined || seated.language === "unknown"
              ? {}
              : { lang: seated.language })}
            onGone={onGone}
          />
        </Covered>
      )}
      <Reveals sitting={open.sitting} contact={contact} work={work} />
      <StatementForm
        sitting={open.sitting}
        contact={contact}
        work={work}
        proposed={seated.statements.find(({ on }) => on === null)?.text ?? ""}
      />
      <ContactFacts row={seated.row} />
    </>
  );
}

/** Why the sitting did not open. Whoever did not prove who they are may try again. */
function Refused({ failure, retry }: { readonly failure: Failure; readonly retry: () => void }) {
  const say = useWords();
  return (
    <>
      <ProblemNote failure={failure} retry={retry} />
      {failure.slug === "step-up-first" ? (
        <Button variant="secondary" onClick={retry}>
          {say("contacts.listen-again")}
        </Button>
      ) : null}
    </>
  );
}

function HeadLine({ row }: { readonly row: Row }) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  return (
    <p className="contact-head">
      <span>{say(`shell.channel-${row.channel}`)}</span>
      <span>{names.line(row.line)}</span>
      <span>{say("contacts.keeps", { date: dateWords(row.lastDay, language) })}</span>
    </p>
  );
}

/** Not drawn where nobody may: contact details belong to examining a complaint. */
function Reveals({
  sitting,
  contact,
  work,
}: {
  readonly sitting: OpenSitting["sitting"];
  readonly contact: Contact;
  readonly work: Working;
}) {
  const { role } = useMe();
  const may = work.purpose === "p1" && ["tl", "ch", "dp", "de"].includes(role);
  return may ? (
    <Covered>
      <ContactDetails sitting={sitting} contact={contact} />
    </Covered>
  ) : null;
}
