import type { CaseView } from "@tallenne/contracts";
import { useState } from "react";
import { civilTime } from "../../format/civil-time.ts";
import { dateWords, dayWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { go } from "../../route/location.ts";
import type { PageParams } from "../../route/page-params.ts";
import { usePolicy } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { NotFound } from "../../shell/not-found.tsx";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { CaseHolds } from "../complaints/case-holds.tsx";
import { CloseProjectDialog } from "./close-project-dialog.tsx";
import { DrawForm } from "./draw-form.tsx";
import { DrawnTable } from "./drawn-table.tsx";
import { DrawnWords } from "./drawn-words.tsx";
import { ProjectPeople } from "./project-people.tsx";
import { useProject } from "./use-project.ts";
import "./quality.css";

/** S-20: one quality project. Without a sample it draws one; with it, what was drawn and how. */
export function SamplePage({ params }: PageParams) {
  const say = useWords();
  const me = useMe();
  const { query, matter, isNamed, isUnknown } = useProject(params["case"] as CaseView["id"]);
  const [closing, setClosing] = useState(false);
  if (isUnknown) return <NotFound />;
  const mayClose = me.role === "qa" && matter?.state === "open" && matter.owner === me.person;
  return (
    <Page
      title={say("quality.project-title")}
      {...(matter === undefined
        ? {}
        : { heading: say("quality.project-heading", { number: matter.number }) })}
      acts={
        matter?.sample === undefined
          ? ["case.sampled"]
          : ["access.listed", "access.sitting.opened", "access.names.resolved", "case.calibrated"]
      }
      worksOn="contacts"
      onChange={() => go("/quality")}
      aside={
        mayClose ? (
          <Button variant="secondary" onClick={() => setClosing(true)}>
            {say("quality.close")}
          </Button>
        ) : null
      }
    >
      <Answered query={query}>
        {(project) => (
          <>
            <Facts project={project} />
            {project.state === "closed" ? (
              <Note>{say("quality.is-closed")}</Note>
            ) : isNamed ? (
              <Work key={project.id} project={project} />
            ) : null}
          </>
        )}
      </Answered>
      {closing && matter !== undefined ? (
        <CloseProjectDialog matter={matter} onClose={() => setClosing(false)} />
      ) : null}
    </Page>
  );
}

function Work({ project }: { readonly project: CaseView }) {
  if (project.sample === undefined) return <DrawForm project={project} />;
  return (
    <>
      <DrawnWords sample={project.sample} size={project.contacts.length} />
      <DrawnTable project={project} sample={project.sample} />
      <CaseHolds matter={project} />
    </>
  );
}

function Facts({ project }: { readonly project: CaseView }) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const today = usePolicy().data?.today ?? "";
  return (
    <dl className="quality-facts">
      <div>
        <dt>{say("quality.opened")}</dt>
        <dd>{dayWords(civilTime(project.openedAt).date, { language, today })}</dd>
      </div>
      <div>
        <dt>{say("quality.until")}</dt>
        <dd>{dateWords(project.until, language)}</dd>
      </div>
      <div>
        <dt>{say("quality.role-in")}</dt>
        <dd>{say(project.owner === me.person ? "quality.owner" : "quality.member")}</dd>
      </div>
      <ProjectPeople project={project} />
    </dl>
  );
}
