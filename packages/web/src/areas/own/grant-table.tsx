import type { Me } from "@tallenne/contracts";
import { dateWords } from "../../format/date-words.ts";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";

type Grant = Me["grants"][number];

/** Own rights in force, each with the day it ends. */
export function GrantTable({ grants }: { readonly grants: Me["grants"] }) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const columns: readonly Column<Grant>[] = [
    {
      key: "role",
      words: say("own.me-grant-role"),
      header: true,
      renderCell: ({ role }) => say(`shell.role-${role}`),
    },
    { key: "unit", words: say("own.me-unit"), renderCell: ({ unit }) => unit },
    {
      key: "registers",
      words: say("own.me-grant-registers"),
      renderCell: ({ registers }) => registers.map(names.register).join(", "),
    },
    {
      key: "lines",
      words: say("own.me-grant-lines"),
      renderCell: ({ lines }) => lines.map(names.line).join(", "),
    },
    {
      key: "until",
      words: say("own.me-grant-until"),
      renderCell: ({ until }) => dateWords(until, language),
    },
  ];
  return (
    <RecordTable caption={say("own.me-grants")} columns={columns} rows={grants} rowKey={({ id }) => id} />
  );
}
