import { useQuery } from "@tanstack/react-query";
import type { CaseView } from "@tallenne/contracts";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { Note } from "../../parts/note.tsx";
import { Link } from "../../route/link.tsx";
import { go } from "../../route/location.ts";
import type { PageParams } from "../../route/page-params.ts";
import { Covered } from "../../shell/covered.tsx";
import { NotFound } from "../../shell/not-found.tsx";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { calibrationOf, isComparable } from "./calibration.ts";
import { ComparedScores } from "./compared-scores.tsx";
import { useProject } from "./use-project.ts";
import "./quality.css";

type Contact = CaseView["contacts"][number]["contact"];

/** S-22: what two or more have scored blind, side by side, differences first. Nobody is named on it. */
export function ComparisonPage({ params }: PageParams) {
  const say = useWords();
  const contact = params["contact"] as Contact;
  const { query, matter, isNamed, isUnknown } = useProject(params["case"] as CaseView["id"]);
  const at = matter?.contacts.findIndex((one) => one.contact === contact) ?? 0;
  if (isUnknown || at < 0) return <NotFound />;
  return (
    <Page
      title={say("quality.comparison-title")}
      {...(matter === undefined
        ? {}
        : { heading: say("quality.comparison-nth", { n: at + 1, of: matter.contacts.length }) })}
      acts={["access.viewed"]}
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
            {project.state === "closed" ? (
              <Note>{say("quality.is-closed")}</Note>
            ) : isNamed ? (
              <Compared project={project} contact={contact} />
            ) : null}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Compared({ project, contact }: { readonly project: CaseView; readonly contact: Contact }) {
  const say = useWords();
  const states = useAnswer("listEvaluations", { params: { case: project.id } });
  const state = states.data?.rows.find((one) => one.contact === contact);
  const calibration = calibrationOf(project, contact);
  const params = { case: project.id, contact };
  const compared = useQuery<Answer<"compareEvaluations">, Failure>({
    queryKey: ["compareEvaluations", params],
    queryFn: ({ signal }) => call("compareEvaluations", { params }, { signal }),
    enabled: isComparable(state, calibration),
    gcTime: 0,
  });
  const workspace = `/quality/samples/${project.id}/contacts/${contact}`;
  return (
    <Answered query={states}>
      {() =>
        isComparable(state, calibration) ? (
          <Covered>
            <Answered query={compared} rows={6}>
              {(answer) => <ComparedScores {...answer} />}
            </Answered>
            <p>
              <Link to={workspace}>{say("quality.to-contact")}</Link>
            </p>
          </Covered>
        ) : (
          <>
            <Note>
              {calibration === undefined
                ? say("quality.not-comparable")
                : say("quality.calibration-waits", {
                    n: state?.namedSent ?? 0,
                    of: calibration.evaluators.length,
                  })}
            </Note>
            <p>
              <Link to={workspace}>{say("quality.to-contact")}</Link>
            </p>
          </>
        )
      }
    </Answered>
  );
}
