import type { CaseView } from "@tallenne/contracts";
import { useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useReturnToRow } from "../../parts/return-to-row.ts";
import { Unseen } from "../../parts/unseen.tsx";
import { Link } from "../../route/link.tsx";
import { rememberPlace } from "../../route/location.ts";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { isComparable } from "./calibration.ts";
import { CalibrationState, EvaluationState } from "./evaluation-state.tsx";
import "./quality.css";

type Calibration = NonNullable<CaseView["calibrations"]>[number];

/** S-22: contacts that several score blind, project by project; each leads to one's own form, or to what all have scored. */
export function CalibrationsPage() {
  const say = useWords();
  const cases = useAnswer("listCases", {});
  return (
    <Page title={say("quality.calibrations-title")} acts={["access.viewed"]}>
      <p className="quiet quality-lead">{say("quality.calibrations-why")}</p>
      <Answered query={cases}>
        {({ rows }) => {
          const projects = rows.filter(
            ({ kind, calibrations = [] }) => kind === "quality" && calibrations.length > 0,
          );
          return projects.length === 0 ? (
            <p>{say("quality.calibrations-none")}</p>
          ) : (
            <>
              {projects.map((project) => (
                <Calibrations key={project.id} project={project} />
              ))}
            </>
          );
        }}
      </Answered>
    </Page>
  );
}

function Calibrations({ project }: { readonly project: CaseView }) {
  const say = useWords();
  const me = useMe();
  const states = useAnswer("listEvaluations", { params: { case: project.id } });
  useReturnToRow(true);
  const heading = say("quality.project-heading", { number: project.number });
  const nth = ({ contact }: Calibration) =>
    say("quality.nth", {
      n: project.contacts.findIndex((one) => one.contact === contact) + 1,
      of: project.contacts.length,
    });
  const stateOf = ({ contact }: Calibration) => states.data?.rows.find((one) => one.contact === contact);
  const columns: readonly Column<Calibration>[] = [
    { key: "place", words: say("quality.place"), header: true, renderCell: nth },
    {
      key: "part",
      words: say("quality.role-in"),
      renderCell: ({ evaluators }) =>
        say(evaluators.includes(me.person) ? "quality.is-evaluator" : "quality.is-no-evaluator"),
    },
    {
      key: "own",
      words: say("quality.own-evaluation"),
      renderCell: (one) => <EvaluationState state={stateOf(one)} />,
    },
    {
      key: "sent",
      words: say("quality.calibration-state"),
      renderCell: (one) => <CalibrationState calibration={one} state={stateOf(one)} />,
    },
    {
      key: "acts",
      words: say("quality.acts"),
      acts: true,
      renderCell: (one) => {
        const at = `/quality/samples/${project.id}/contacts/${one.contact}`;
        const ready = isComparable(stateOf(one), one);
        return (
          <Link
            to={ready ? `${at}/comparison` : at}
            className="act-link"
            row={one.contact}
            onGo={() => rememberPlace({ row: one.contact })}
          >
            {say(ready ? "quality.compare" : "quality.evaluate")}
            <Unseen> {nth(one)}</Unseen>
          </Link>
        );
      },
    },
  ];
  return (
    <section aria-label={heading}>
      <h2>
        <Link to={`/quality/samples/${project.id}`}>{heading}</Link>
      </h2>
      <Answered query={states} rows={project.calibrations?.length ?? 1}>
        {() => (
          <RecordTable
            caption={heading}
            columns={columns}
            rows={project.calibrations ?? []}
            rowKey={({ contact }) => contact}
          />
        )}
      </Answered>
    </section>
  );
}
