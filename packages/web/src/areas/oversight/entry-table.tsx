import type { LedgerEntry } from "@tallenne/contracts";
import { instantWords } from "../../format/date-words.ts";
import { isPerson, shortId } from "../../parts/short-id.ts";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { EntryRow } from "./entry-row.ts";
import { actorWords, outcomeWords } from "./entry-words.ts";
import { Role } from "./role.tsx";

interface EntryTableProps {
  readonly rows: readonly EntryRow[];
  readonly nameOf: (person: string) => string | undefined;
  readonly onOpen: (row: EntryRow) => void;
}

/** One line an entry: when, what, who, in which role, what for, about what, how it ended. */
export function EntryTable({ rows, nameOf, onOpen }: EntryTableProps) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const columns: readonly Column<EntryRow>[] = [
    {
      key: "time",
      words: say("oversight.time"),
      header: true,
      renderCell: ({ entry }) => <span className="nowrap">{instantWords(entry.at, language)}</span>,
    },
    {
      key: "action",
      words: say("oversight.action"),
      renderCell: (row) => (
        <button
          type="button"
          className="plain-button entry-open"
          data-row={row.entry.id}
          onClick={() => onOpen(row)}
        >
          {say(`actions.${row.entry.action}`)}
        </button>
      ),
    },
    {
      key: "actor",
      words: say("oversight.actor"),
      renderCell: ({ entry }) => {
        const name = entry.actor === me.person ? me.name : nameOf(entry.actor);
        if (name !== undefined) return name;
        return isPerson(entry.actor) ? <code>{shortId(entry.actor)}</code> : actorWords(entry.actor, say);
      },
    },
    {
      key: "role",
      words: say("oversight.role"),
      renderCell: ({ entry }) => <Role role={entry.role} />,
    },
    {
      key: "purpose",
      words: say("oversight.purpose"),
      renderCell: ({ entry }) => (
        <>
          {entry.purpose?.toUpperCase() ?? "–"}
          {entry.case === undefined ? null : (
            <>
              {" "}
              <code>{shortId(entry.case)}</code>
            </>
          )}
        </>
      ),
    },
    {
      key: "object",
      words: say("oversight.object"),
      renderCell: ({ entry }) => <Objects objects={entry.objects} />,
    },
    {
      key: "outcome",
      words: say("oversight.outcome"),
      renderCell: ({ entry }) =>
        entry.outcome === "refused" || entry.outcome === "failed" ? (
          <StatusMark
            icon={entry.outcome === "refused" ? "barrier" : "warning"}
            tint="alert"
            words={outcomeWords(entry, say)}
          />
        ) : (
          outcomeWords(entry, say)
        ),
    },
  ];
  return (
    <RecordTable
      caption={say("oversight.list")}
      columns={columns}
      rows={rows}
      rowKey={({ index }) => String(index)}
    />
  );
}

function Objects({ objects }: { readonly objects: LedgerEntry["objects"] }) {
  const say = useWords();
  const [first, ...more] = objects;
  if (first === undefined) return "–";
  const words = shortId(first);
  return (
    <code>{more.length === 0 ? words : say("oversight.objects-more", { first: words, n: more.length })}</code>
  );
}
