import type { Answer } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { instantDayWords, startWords } from "../../format/date-words.ts";
import { durationWords } from "../../format/duration-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useReturnToRow } from "../../parts/return-to-row.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Link } from "../../route/link.tsx";
import { rememberPlace } from "../../route/location.ts";
import { usePolicy } from "../../session/policy.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";

type Row = Answer<"listOwnEvaluations">["rows"][number];

/** S-24: what was said of one's own contacts. No sums, no comparison: one evaluation is one conversation. */
export function EvaluationList() {
  const say = useWords();
  const list = useAnswer("listOwnEvaluations", {});
  return (
    <Page title={say("evaluations.title")} acts={["access.listed", "access.viewed"]}>
      <p className="quiet evaluation-acts">{say("evaluations.why")}</p>
      <Answered query={list}>{({ rows }) => <Rows rows={rows} />}</Answered>
    </Page>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const say = useWords();
  const language = useLanguage();
  const today = usePolicy().data?.today ?? "";
  useReturnToRow(true);
  if (rows.length === 0) return <p>{say("evaluations.none")}</p>;
  const columns: readonly Column<Row>[] = [
    {
      key: "contact",
      words: say("evaluations.contact"),
      header: true,
      renderCell: ({ evaluation, contact }) => (
        <Link
          to={`/evaluations/${evaluation}`}
          row={evaluation}
          onGo={() => rememberPlace({ row: evaluation })}
        >
          {startWords(contact.startedAt, { language, today })}
        </Link>
      ),
    },
    {
      key: "channel",
      words: say("evaluations.channel"),
      renderCell: ({ contact }) => say(`shell.channel-${contact.channel}`),
    },
    {
      key: "duration",
      words: say("evaluations.duration"),
      renderCell: ({ contact }) =>
        contact.durationMs === 0 ? "–" : durationWords(contact.durationMs, language),
    },
    { key: "form", words: say("evaluations.form"), renderCell: ({ title }) => title[language] },
    {
      key: "sent",
      words: say("evaluations.sent"),
      renderCell: ({ sentAt }) => instantDayWords(sentAt, language),
    },
    {
      key: "state",
      words: say("evaluations.state"),
      renderCell: ({ isAnswered, isAnotherAsked }) => (
        <span className="marks">
          {isAnswered ? (
            <StatusMark icon="tick" tint="done" words={say("evaluations.is-answered")} />
          ) : (
            <StatusMark icon="chat" words={say("evaluations.not-answered")} />
          )}
          {isAnotherAsked ? <StatusMark icon="person" words={say("evaluations.is-another")} /> : null}
        </span>
      ),
    },
  ];
  return (
    <RecordTable
      caption={say("evaluations.title")}
      columns={columns}
      rows={rows}
      rowKey={({ evaluation }) => evaluation}
    />
  );
}
