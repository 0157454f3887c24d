import type { Answer } from "../../api/client.ts";
import { dateWords } from "../../format/date-words.ts";
import { numberWords } from "../../format/number-words.ts";
import { Note } from "../../parts/note.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { countsByRegister, type RegisterCounts } from "./rehearsal.ts";

type Rehearsal = Answer<"previewDeletion">;
type DayRow = Rehearsal["days"][number];

/** Counts by register first, then by day; what is disputed is said in words. */
export function PreviewTables({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const number = (count: number) => numberWords(count, language);
  const rows = countsByRegister(rehearsal);
  const disputed = rows.reduce((sum, row) => sum + row.disputed, 0);
  if (rows.length === 0) return <Note>{say("retention.none-due")}</Note>;
  const disputedMark = (count: number) =>
    count === 0 ? "0" : <StatusMark icon="warning" tint="warning" words={number(count)} />;
  const byRegister: readonly Column<RegisterCounts>[] = [
    {
      key: "register",
      words: say("retention.register"),
      header: true,
      renderCell: ({ register }) => names.register(register),
    },
    { key: "due", words: say("retention.due"), number: true, renderCell: ({ due }) => number(due) },
    { key: "later", words: say("retention.later"), number: true, renderCell: ({ later }) => number(later) },
    {
      key: "disputed",
      words: say("retention.disputed"),
      number: true,
      renderCell: (row) => disputedMark(row.disputed),
    },
  ];
  const byDay: readonly Column<DayRow>[] = [
    {
      key: "last-day",
      words: say("retention.last-day"),
      header: true,
      renderCell: ({ lastDay }) => dateWords(lastDay, language),
    },
    {
      key: "deleted-on",
      words: say("retention.deleted-on"),
      renderCell: ({ deletedOn }) => dateWords(deletedOn, language),
    },
    {
      key: "register",
      words: say("retention.register"),
      renderCell: ({ register }) => names.register(register),
    },
    { key: "count", words: say("retention.count"), number: true, renderCell: ({ count }) => number(count) },
    {
      key: "disputed",
      words: say("retention.disputed"),
      number: true,
      renderCell: (row) => disputedMark(row.disputed),
    },
  ];
  return (
    <>
      <RecordTable
        caption={say("retention.by-register", { date: dateWords(rehearsal.day, language) })}
        captioned
        columns={byRegister}
        rows={rows}
        rowKey={({ register }) => register}
        foot={[say("retention.sum"), number(rehearsal.due), number(rehearsal.later), number(disputed)]}
      />
      {disputed === 0 ? null : <Note tone="warning">{say("retention.disputed-why")}</Note>}
      <RecordTable
        caption={say("retention.by-day")}
        captioned
        columns={byDay}
        rows={rehearsal.days}
        rowKey={({ register, lastDay }) => `${register} ${lastDay}`}
      />
    </>
  );
}
