import type { CaseView, ContactRow } from "@tallenne/contracts";
import { useCallback, useState } from "react";
import { useAnswer } from "../../api/queries.ts";
import { dateWords, startWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Note } from "../../parts/note.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Link } from "../../route/link.tsx";
import { go } from "../../route/location.ts";
import type { PageParams } from "../../route/page-params.ts";
import { workOf } from "../../session/acts.ts";
import { usePolicy } from "../../session/policy.ts";
import { NotFound } from "../../shell/not-found.tsx";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { HoldContact } from "../complaints/hold-contact.tsx";
import { isStanding, isWaiting, stateWords } from "../complaints/hold-words.ts";
import { SittingView } from "../contacts/sitting-view.tsx";
import type { Contact } from "../contacts/use-sitting.ts";
import { EvaluationPane } from "./evaluation-pane.tsx";
import { SamplePlace } from "./sample-place.tsx";
import { useProject } from "./use-project.ts";
import "../contacts/contacts.css";
import "./quality.css";

/** S-21: one contact of a sample, without people: "Neuvoja A" and the customer, no name, no number, no adviser. */
export function Workspace({ params }: PageParams) {
  const say = useWords();
  const contact = params["contact"] as Contact;
  const { query, matter, isNamed, isUnknown } = useProject(params["case"] as CaseView["id"]);
  const isDrawn = matter?.contacts.some((one) => one.contact === contact) ?? true;
  if (isUnknown || !isDrawn) return <NotFound />;
  const at = matter?.contacts.findIndex((one) => one.contact === contact) ?? 0;
  return (
    <Page
      title={say("quality.workspace-title")}
      {...(matter === undefined
        ? {}
        : { heading: say("quality.sample-nth", { n: at + 1, of: matter.contacts.length }) })}
      acts={[
        "access.sitting.opened",
        "access.served",
        "access.listened",
        "evaluation.sent",
        "retention.hold.asked",
      ]}
      worksOn="contacts"
      onChange={() => go("/quality")}
      unprinted
    >
      <Answered query={query}>
        {(project) => (
          <>
            <p className="back-line">
              <Link to={`/quality/samples/${project.id}`}>‹ {project.number}</Link>
            </p>
            <SamplePlace project={project} at={at} />
            {project.state === "closed" ? (
              <Note>{say("quality.is-closed")}</Note>
            ) : isNamed ? (
              <Heard key={contact} project={project} contact={contact} />
            ) : null}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Heard({ project, contact }: { readonly project: CaseView; readonly contact: Contact }) {
  const say = useWords();
  const language = useLanguage();
  const [gone, setGone] = useState(false);
  const [row, setRow] = useState<ContactRow>();
  const name = useCallback((named: ContactRow) => setRow(named), []);
  const today = usePolicy().data?.today;
  if (gone) return <Note tone="alert">{say("shell.purging")}</Note>;
  return (
    <div className="workspace">
      <div className="workspace-heard">
        <SittingView contact={contact} work={workOf(project)} onNamed={name} onGone={() => setGone(true)} />
        {row === undefined || today === undefined ? null : (
          <HoldContact
            matter={project}
            contact={row}
            when={startWords(row.startedAt, { language, today })}
            today={today}
          />
        )}
        <HeldFor project={project} contact={contact} />
      </div>
      {row === undefined ? null : (
        <EvaluationPane project={project} contact={contact} playable={row.channel === "call"} />
      )}
    </div>
  );
}

/** Where the contact's hold stands: asked and protecting nothing yet, or in force until its day. */
function HeldFor({ project, contact }: { readonly project: CaseView; readonly contact: Contact }) {
  const say = useWords();
  const language = useLanguage();
  const today = usePolicy().data?.today ?? "";
  const held = useAnswer("listCaseHolds", { params: { case: project.id } });
  const one = held.data?.rows.find((row) => row.contact === contact && isStanding(row.hold, today));
  if (one === undefined) return null;
  return (
    <p>
      <StatusMark
        icon={isWaiting(one.hold) ? "clock" : "pin"}
        {...(isWaiting(one.hold) ? { tint: "warning" as const } : {})}
        words={say(stateWords(one.hold, today))}
      />{" "}
      {say("quality.held-until", { date: dateWords(one.hold.until, language) })}
    </p>
  );
}
