import type { Answer } from "../../api/client.ts";
import { dateWords } from "../../format/date-words.ts";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";

import { FreezeActs } from "./freeze-acts.tsx";

type Frozen = Answer<"listHolds">["freezes"][number];

/** Freezes, each with whether it keeps its contact beyond the notice today. */
export function FrozenTable({ rows, today }: { readonly rows: readonly Frozen[]; readonly today: string }) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const columns: readonly Column<Frozen>[] = [
    {
      key: "register",
      words: say("holds.call-of"),
      header: true,
      renderCell: (row) => names.register(row.register),
    },
    {
      key: "case",
      words: say("holds.case"),
      renderCell: (row) => <span className="nowrap">{row.caseNumber ?? "–"}</span>,
    },
    { key: "cause", words: say("holds.cause"), renderCell: (row) => say(`holds.cause-${row.freeze.cause}`) },
    {
      key: "stage",
      words: say("holds.stage"),
      renderCell: ({ freeze }) =>
        // A matter names the contact itself: nothing was looked for.
        freeze.cause === "rights-request" ? say(`holds.stage-${freeze.stage}`) : "–",
    },
    { key: "limit", words: say("holds.notice-limit"), renderCell: (row) => dateWords(row.lastDay, language) },
    {
      key: "until",
      words: say("holds.frozen-until"),
      renderCell: ({ freeze }) =>
        freeze.until === null ? say("holds.frozen-open") : dateWords(freeze.until, language),
    },
    {
      key: "ground",
      words: say("holds.ground"),
      renderCell: ({ freeze }) =>
        say(freeze.ground === null ? "holds.ground-none" : `holds.ground-${freeze.ground.code}`),
    },
    {
      key: "beyond",
      words: say("holds.state"),
      renderCell: (row) =>
        row.beyondNotice ? (
          <StatusMark icon="warning" tint="warning" words={say("holds.beyond")} />
        ) : (
          <StatusMark icon="snow" words={say("holds.beyond-not")} />
        ),
    },
    {
      key: "acts",
      words: say("holds.acts"),
      acts: true,
      renderCell: (row) => <FreezeActs frozen={row} today={today} />,
    },
  ];
  return (
    <section aria-label={say("holds.freezes")}>
      <h2>{say("holds.freezes")}</h2>
      {rows.length === 0 ? (
        <p>{say("holds.freezes-none")}</p>
      ) : (
        <RecordTable
          caption={say("holds.freezes")}
          columns={columns}
          rows={rows}
          rowKey={({ freeze }) => freeze.id}
        />
      )}
    </section>
  );
}
