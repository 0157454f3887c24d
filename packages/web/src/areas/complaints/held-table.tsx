import type { HeldView } from "@tallenne/contracts";
import type { ReactNode } from "react";
import { dateWords } from "../../format/date-words.ts";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { isWaiting, reasonWords, stateWords } from "./hold-words.ts";

interface HeldTableProps {
  readonly caption: string;
  readonly rows: readonly HeldView[];
  readonly today: string;
  readonly renderActs: (held: HeldView) => ReactNode;
}

/** Holds with their recording's day, case, reason and days: nothing personal. */
export function HeldTable({ caption, rows, today, renderActs }: HeldTableProps) {
  const say = useWords();
  const language = useLanguage();
  const day = (date: string) => dateWords(date, language);
  const columns: readonly Column<HeldView>[] = [
    { key: "call", words: say("holds.call-of"), header: true, renderCell: (row) => day(row.startedOn) },
    { key: "case", words: say("holds.case"), renderCell: (row) => row.caseNumber },
    { key: "reason", words: say("holds.reason"), renderCell: (row) => say(reasonWords(row.hold.reason)) },
    { key: "own", words: say("holds.own-term"), renderCell: (row) => day(row.lastDay) },
    {
      key: "until",
      words: say("holds.until"),
      renderCell: ({ hold }) =>
        hold.extension === null
          ? day(hold.until)
          : say("holds.until-wished", { date: day(hold.until), wished: day(hold.extension.until) }),
    },
    { key: "ceiling", words: say("holds.ceiling"), renderCell: (row) => day(row.ceiling) },
    {
      key: "state",
      words: say("holds.state"),
      renderCell: ({ hold }) => (
        <StatusMark
          icon={isWaiting(hold) ? "clock" : "pin"}
          {...(isWaiting(hold) ? { tint: "warning" as const } : {})}
          words={say(stateWords(hold, today))}
        />
      ),
    },
    { key: "acts", words: say("holds.acts"), acts: true, renderCell: renderActs },
  ];
  return <RecordTable caption={caption} columns={columns} rows={rows} rowKey={({ hold }) => hold.id} />;
}
