import type { Answer } from "../../api/client.ts";
import { numberWords } from "../../format/number-words.ts";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";

type Folder = Answer<"readIntake">["folders"][number];

const counted = ["waiting", "kept", "known", "neverRecord", "refused", "quarantined", "faults"] as const;

/** The folders the archive watches by itself, with what came of their recordings since it was started. */
export function WatchedFolders({ folders }: { readonly folders: readonly Folder[] }) {
  const say = useWords();
  const language = useLanguage();
  if (folders.length === 0) return null;
  const columns: readonly Column<Folder>[] = [
    { key: "source", words: say("intake.folder-source"), header: true, renderCell: ({ source }) => source },
    ...counted.map((key): Column<Folder> => ({
      key,
      words: say(`intake.watched-${key}`),
      number: true,
      renderCell: (row) => numberWords(row[key], language),
    })),
    {
      key: "state",
      words: say("intake.folder-state"),
      renderCell: ({ reachable }) =>
        reachable ? (
          <StatusMark icon="tick" tint="done" words={say("intake.watched-well")} />
        ) : (
          <StatusMark icon="warning" tint="alert" words={say("intake.watched-unreachable")} />
        ),
    },
  ];
  return (
    <section aria-labelledby="watched">
      <h2 id="watched">{say("intake.watched")}</h2>
      <RecordTable
        caption={say("intake.watched")}
        columns={columns}
        rows={folders}
        rowKey={({ source }) => source}
      />
    </section>
  );
}
