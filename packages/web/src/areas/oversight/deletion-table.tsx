import type { DisposalView } from "@tallenne/contracts";
import { dateWords, instantWords } from "../../format/date-words.ts";
import { numberWords } from "../../format/number-words.ts";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Link } from "../../route/link.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";

/** Deletions that are done, newest first, each with its statement. What is under way has none yet. */
export function DeletionTable({ rows }: { readonly rows: readonly DisposalView[] }) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const done = rows.filter(({ entry }) => entry !== null);
  const columns: readonly Column<DisposalView>[] = [
    {
      key: "finished",
      words: say("retention.finished"),
      header: true,
      renderCell: ({ finishedAt }) => (finishedAt === null ? "" : instantWords(finishedAt, language)),
    },
    {
      key: "register",
      words: say("retention.register"),
      renderCell: ({ register }) => names.register(register),
    },
    {
      key: "last-day",
      words: say("retention.last-day"),
      renderCell: ({ lastDay }) => dateWords(lastDay, language),
    },
    {
      key: "count",
      words: say("retention.count"),
      number: true,
      renderCell: ({ count }) => numberWords(count, language),
    },
    {
      key: "acts",
      words: say("oversight.statement"),
      acts: true,
      renderCell: ({ id, register, lastDay }) => (
        <Link to={`/oversight/statements#${id}`}>
          {say("oversight.statement-of", {
            register: names.register(register),
            day: dateWords(lastDay, language),
          })}
        </Link>
      ),
    },
  ];
  if (done.length === 0) return <p>{say("oversight.deletions-none")}</p>;
  return (
    <RecordTable caption={say("oversight.deletions")} columns={columns} rows={done} rowKey={({ id }) => id} />
  );
}
