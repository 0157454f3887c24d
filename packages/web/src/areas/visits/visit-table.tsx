import type { Answer } from "../../api/client.ts";
import { dateWords } from "../../format/date-words.ts";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Link } from "../../route/link.tsx";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { slotWords } from "./slot-words.ts";

type Visits = Answer<"listVisits">;
type Visit = Visits["rows"][number];

const ahead: readonly Visit["state"][] = [
  "offered",
  "rescheduled",
  "cancelled-by-citizen",
  "cancelled-by-office",
  "no-show",
];

/** Visits as rows: time, case number, state, what is needed, by when something is due. No name. */
export function VisitTable({ visits, caption }: { readonly visits: Visits; readonly caption: string }) {
  const say = useWords();
  const language = useLanguage();
  const { role } = useMe();
  const columns: readonly Column<Visit>[] = [
    {
      key: "time",
      words: say("visits.time"),
      header: true,
      renderCell: ({ slot }) =>
        slot === null ? say("visits.facts-none") : slotWords(slot, { language, today: visits.today }),
    },
    { key: "case", words: say("visits.case"), renderCell: ({ number }) => number },
    { key: "state", words: say("visits.state"), renderCell: ({ state }) => say(`visits.state-${state}`) },
    {
      key: "needs",
      words: say("visits.needs"),
      renderCell: ({ interpreter, aids }) =>
        [
          ...(interpreter === "none" ? [] : [say(`visits.interpreter-${interpreter}`)]),
          ...aids.map((aid) => say(`visits.aid-${aid}`)),
        ].join(", ") || "–",
    },
    {
      key: "by",
      words: say("visits.by-when"),
      renderCell: ({ newOfferBy, answerBy, due }) => dateWords(newOfferBy ?? answerBy ?? due, language),
    },
    {
      key: "open",
      words: say("visits.open"),
      acts: true,
      renderCell: ({ id, number, state }) => (
        <span className="visits-links">
          <Link to={`/visits/${id}`} row={id}>
            {say("visits.open-of", { number })}
          </Link>
          {role === "os" && !ahead.includes(state) ? (
            <Link to={`/visits/${id}/console`}>{say("visits.console-of", { number })}</Link>
          ) : null}
        </span>
      ),
    },
  ];
  return <RecordTable caption={caption} columns={columns} rows={visits.rows} rowKey={({ id }) => id} />;
}
