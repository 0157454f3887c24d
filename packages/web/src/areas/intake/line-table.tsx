import type { Answer } from "../../api/client.ts";
import { dateWords } from "../../format/date-words.ts";
import { numberWords } from "../../format/number-words.ts";
import { Note } from "../../parts/note.tsx";
import { Link } from "../../route/link.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { type LineCounts, sumOf, unaccounted, untold, untoldOf } from "./line-counts.ts";

const counted = [
  ["offered", "offered"],
  ["kept", "kept"],
  ["neverRecord", "never-record"],
  ["refused", "refused"],
  ["quarantined", "quarantined"],
  ["missing", "missing"],
] as const;

/** The day's counts by line: what was offered stands in exactly one of the other columns, or the gap is named. */
export function LineTable({ overview }: { readonly overview: Pick<Answer<"readIntake">, "lines" | "day"> }) {
  const say = useWords();
  const language = useLanguage();
  const { lines, day } = overview;
  const date = dateWords(day, language);
  if (lines.length === 0)
    return (
      <Note>
        <p>{say("intake.none")}</p>
        <Link to="/help#kayttoonotto">{say("intake.none-how")}</Link>
      </Note>
    );
  const sum = sumOf(lines);
  const gap = unaccounted(sum);
  const columns: readonly Column<LineCounts>[] = [
    {
      key: "line",
      words: say("intake.line"),
      header: true,
      renderCell: ({ line }) => <LineName line={line} />,
    },
    ...(sum.told === null
      ? []
      : [
          {
            key: "told",
            words: say("intake.told"),
            number: true,
            renderCell: ({ told }: LineCounts) => (told === null ? "–" : numberWords(told, language)),
          },
        ]),
    ...counted.map(([column, words]): Column<LineCounts> => ({
      key: column,
      words: say(`intake.${words}`),
      number: true,
      renderCell: (row) => numberWords(row[column], language),
    })),
    {
      key: "check",
      words: say("intake.check"),
      renderCell: (row) => <Check counts={row} never={untold(row)} />,
    },
  ];
  return (
    <>
      <RecordTable
        caption={say("intake.of-day", { date })}
        captioned
        columns={columns}
        rows={lines}
        rowKey={({ line }) => line}
        foot={[
          say("intake.sum"),
          ...(sum.told === null ? [] : [numberWords(sum.told, language)]),
          ...counted.map(([column]) => numberWords(sum[column], language)),
          <Check key="check" counts={sum} never={untoldOf(lines)} />,
        ]}
      />
      {lines.map((counts) => (
        <Untold key={counts.line} counts={counts} />
      ))}
      {gap === 0 && sum.missing === 0 && lines.every((counts) => (untold(counts) ?? 0) === 0) ? (
        <p className="quiet">{say("intake.all-agree")}</p>
      ) : null}
      {gap === 0 ? null : <Note tone="alert">{say("intake.gap-differs", { n: Math.abs(gap) })}</Note>}
      {sum.missing === 0 ? null : <Note tone="warning">{say("intake.gap-missing", { n: sum.missing })}</Note>}
    </>
  );
}

/** Names the gap between what the sources counted and what they offered. */
function Untold({ counts }: { readonly counts: LineCounts }) {
  const say = useWords();
  const names = usePolicyNames();
  const gap = untold(counts);
  if (gap === null || gap === 0) return null;
  const line = counts.line === "unknown" ? say("intake.line-unknown") : names.line(counts.line);
  return (
    <Note tone="warning">
      {say(gap > 0 ? "intake.never-offered" : "intake.more-offered", { line, n: Math.abs(gap) })}
    </Note>
  );
}

function Check({
  counts,
  never,
}: {
  readonly counts: Omit<LineCounts, "line">;
  /** What the sources counted and did not offer. */
  readonly never: number | null;
}) {
  const say = useWords();
  const gap = unaccounted(counts);
  if (gap !== 0)
    return <StatusMark icon="warning" tint="alert" words={say("intake.differs", { n: Math.abs(gap) })} />;
  if (never !== null && never !== 0)
    return <StatusMark icon="warning" tint="alert" words={say("intake.differs", { n: Math.abs(never) })} />;
  if (counts.missing > 0)
    return <StatusMark icon="clock" tint="warning" words={say("intake.waits", { n: counts.missing })} />;
  return <StatusMark icon="tick" tint="done" words={say("intake.agrees")} />;
}

/** A line by its name; a never-record line has the barrier, and nothing that would lift it. */
function LineName({ line }: { readonly line: string }) {
  const say = useWords();
  const names = usePolicyNames();
  const declared = usePolicy().data?.lines.find(({ id }) => id === line);
  return (
    <span className="marks">
      <span>{line === "unknown" ? say("intake.line-unknown") : names.line(line)}</span>
      {declared?.recording === "forbidden" ? <StatusMark icon="barrier" words={say("intake.never")} /> : null}
    </span>
  );
}
