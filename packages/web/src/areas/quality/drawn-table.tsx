import type { CaseView, ContactRow } from "@tallenne/contracts";
import { useState } from "react";
import type { Answer } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { dateWords, startWords } from "../../format/date-words.ts";
import { durationWords } from "../../format/duration-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useReturnToRow } from "../../parts/return-to-row.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Unseen } from "../../parts/unseen.tsx";
import { Link } from "../../route/link.tsx";
import { rememberPlace } from "../../route/location.ts";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { calibrationOf, isComparable } from "./calibration.ts";
import { CalibrateDialog } from "./calibrate-dialog.tsx";
import { CalibrationState, EvaluationState } from "./evaluation-state.tsx";
import { useDrawn } from "./use-drawn.ts";
import { WhyDialog } from "./why-dialog.tsx";

type Sample = NonNullable<CaseView["sample"]>;

/** A contact of the sample: its place in the draw, and its outer facts while it is kept. */
interface Drawn {
  readonly contact: ContactRow["id"];
  readonly place: number;
  readonly row: ContactRow | undefined;
}

/** What was drawn, in the order of the draw: nobody's name, no adviser, nothing to sort people by. */
export function DrawnTable({ project, sample }: { readonly project: CaseView; readonly sample: Sample }) {
  const say = useWords();
  const list = useDrawn(project);
  return (
    <section aria-label={say("quality.drawn-title")}>
      <h2>{say("quality.drawn-title")}</h2>
      <Answered query={list} rows={project.contacts.length}>
        {({ rows, today }) => (
          <Rows
            project={project}
            sample={sample}
            today={today}
            drawn={project.contacts.map(({ contact }, at) => ({
              contact,
              place: at + 1,
              row: rows.find(({ id }) => id === contact),
            }))}
          />
        )}
      </Answered>
    </section>
  );
}

interface RowsProps {
  readonly project: CaseView;
  readonly sample: Sample;
  readonly drawn: readonly Drawn[];
  readonly today: string;
}

function Rows({ project, sample, drawn, today }: RowsProps) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const [asked, setAsked] = useState<Drawn>();
  const [calibrated, setCalibrated] = useState<Drawn>();
  const mayCalibrate = me.role === "qa" && project.owner === me.person;
  const states = useAnswer("listEvaluations", { params: { case: project.id } }).data?.rows ?? [];
  useReturnToRow(true);
  const when = ({ row }: Drawn) => (row === undefined ? "–" : startWords(row.startedAt, { language, today }));
  const nth = ({ place }: Drawn) => say("quality.nth", { n: place, of: drawn.length });
  const columns: readonly Column<Drawn>[] = [
    { key: "place", words: say("quality.place"), header: true, renderCell: nth },
    { key: "started", words: say("quality.started"), renderCell: when },
    {
      key: "channel",
      words: say("quality.channel"),
      renderCell: ({ row }) =>
        row === undefined ? (
          "–"
        ) : (
          <span className="nowrap">
            <Icon name={row.channel} size={16} /> {say(`shell.channel-${row.channel}`)}
          </span>
        ),
    },
    {
      key: "duration",
      words: say("quality.duration"),
      renderCell: ({ row }) =>
        row === undefined || row.durationMs === 0 ? "–" : durationWords(row.durationMs, language),
    },
    {
      key: "until",
      words: say("quality.kept-until"),
      renderCell: ({ row }) =>
        row === undefined ? (
          <StatusMark icon="bin" tint="quiet" words={say("quality.no-longer")} />
        ) : row.state === "last-day" ? (
          <StatusMark icon="clock" tint="warning" words={say("quality.last-day")} />
        ) : (
          dateWords(row.keptUntil, language)
        ),
    },
    {
      key: "evaluation",
      words: say("quality.evaluation"),
      renderCell: ({ contact }) => <Evaluated project={project} contact={contact} states={states} />,
    },
    {
      key: "acts",
      words: say("quality.acts"),
      acts: true,
      renderCell: (one) => (
        <span className="quality-acts">
          {one.row === undefined ? null : (
            <Link
              to={`/quality/samples/${project.id}/contacts/${one.contact}`}
              className="act-link"
              row={one.contact}
              onGo={() => rememberPlace({ row: one.contact })}
            >
              {say(one.row.channel === "call" ? "quality.listen" : "quality.read")}
              <Unseen> {nth(one)}</Unseen>
            </Link>
          )}
          <Button
            variant="secondary"
            label={`${say("quality.why")} ${nth(one)}`}
            onClick={() => setAsked(one)}
          >
            {say("quality.why")}
          </Button>
          {mayCalibrate && one.row !== undefined ? (
            <Button
              variant="secondary"
              label={`${say("quality.calibrate")} ${nth(one)}`}
              onClick={() => setCalibrated(one)}
            >
              {say("quality.calibrate")}
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
  return (
    <>
      <RecordTable
        caption={say("quality.drawn-title")}
        columns={columns}
        rows={drawn}
        rowKey={({ contact }) => contact}
      />
      {asked === undefined ? null : (
        <WhyDialog
          sample={sample}
          size={drawn.length}
          contact={asked.contact}
          place={asked.place}
          onClose={() => setAsked(undefined)}
        />
      )}
      {calibrated === undefined ? null : (
        <CalibrateDialog
          project={project}
          contact={calibrated.contact}
          nth={nth(calibrated)}
          onClose={() => setCalibrated(undefined)}
        />
      )}
    </>
  );
}

interface EvaluatedProps {
  readonly project: CaseView;
  readonly contact: ContactRow["id"];
  readonly states: Answer<"listEvaluations">["rows"];
}

/** How far a contact is evaluated, and where several score it blind, how many have. */
function Evaluated({ project, contact, states }: EvaluatedProps) {
  const say = useWords();
  const state = states.find((one) => one.contact === contact);
  const calibration = calibrationOf(project, contact);
  return (
    <span className="marks">
      <EvaluationState state={state} />
      {calibration === undefined ? null : <CalibrationState calibration={calibration} state={state} />}
      {isComparable(state, calibration) ? (
        <Link to={`/quality/samples/${project.id}/contacts/${contact}/comparison`}>
          {say("quality.compare")}
        </Link>
      ) : null}
    </span>
  );
}
