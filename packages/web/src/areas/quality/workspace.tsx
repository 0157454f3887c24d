import type { CaseView } from "@tallenne/contracts";
import { useCallback, useState } from "react";
import { Answered } from "../../parts/answered.tsx";
import { Note } from "../../parts/note.tsx";
import { Link } from "../../route/link.tsx";
import { go } from "../../route/location.ts";
import type { PageParams } from "../../route/page-params.ts";
import { workOf } from "../../session/acts.ts";
import { NotFound } from "../../shell/not-found.tsx";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
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
      acts={["access.sitting.opened", "access.served", "access.listened", "evaluation.sent"]}
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
  const [gone, setGone] = useState(false);
  const [channel, setChannel] = useState<string>();
  const name = useCallback((row: { readonly channel: string }) => setChannel(row.channel), []);
  if (gone) return <Note tone="alert">{say("shell.purging")}</Note>;
  return (
    <div className="workspace">
      <div className="workspace-heard">
        <SittingView contact={contact} work={workOf(project)} onNamed={name} onGone={() => setGone(true)} />
      </div>
      {channel === undefined ? null : (
        <EvaluationPane project={project} contact={contact} playable={channel === "call"} />
      )}
    </div>
  );
}
