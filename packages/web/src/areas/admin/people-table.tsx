import { dateWords } from "../../format/date-words.ts";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { Person } from "./staff.ts";

interface PeopleTableProps {
  readonly people: readonly Person[];
  readonly onOpen: (person: Person["id"]) => void;
}

/** One line a person: unit, rights with their ends, commitment. */
export function PeopleTable({ people, onOpen }: PeopleTableProps) {
  const say = useWords();
  const columns: readonly Column<Person>[] = [
    {
      key: "name",
      words: say("admin.name"),
      header: true,
      renderCell: ({ id, name }) => (
        <button
          type="button"
          className="plain-button person-open"
          data-row={id}
          aria-label={say("admin.open-of", { name })}
          onClick={() => onOpen(id)}
        >
          {name}
        </button>
      ),
    },
    { key: "unit", words: say("admin.unit"), renderCell: ({ unit }) => unit },
    { key: "office", words: say("admin.office"), renderCell: ({ office }) => office },
    {
      key: "state",
      words: say("admin.state"),
      renderCell: ({ state }) => say(`admin.state-${state}`),
    },
    { key: "rights", words: say("admin.rights"), renderCell: (person) => <Rights person={person} /> },
    {
      key: "commitment",
      words: say("admin.commitment"),
      renderCell: ({ commitment }) => <CommitmentState commitment={commitment} />,
    },
  ];
  return (
    <RecordTable caption={say("admin.people-list")} columns={columns} rows={people} rowKey={({ id }) => id} />
  );
}

function Rights({ person }: { readonly person: Person }) {
  const say = useWords();
  const language = useLanguage();
  const shown = person.grants.filter(({ state }) => state !== "ended");
  if (shown.length === 0) return say("admin.rights-none");
  return (
    <ul className="person-rights">
      {shown.map(({ id, role, until, state }) => (
        <li key={id}>
          {state === "proposed" ? (
            <StatusMark
              icon="clock"
              tint="warning"
              words={say("admin.right-waiting", { role: say(`shell.role-${role}`) })}
            />
          ) : (
            say("admin.right-line", { role: say(`shell.role-${role}`), date: dateWords(until, language) })
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whether the commitment of the version in force is signed; an older version must be signed again. */
function CommitmentState({ commitment }: Pick<Person, "commitment">) {
  const say = useWords();
  const language = useLanguage();
  const { commitmentTextVersion } = useMe();
  if (commitment === null || commitment.version < commitmentTextVersion)
    return <StatusMark icon="warning" tint="warning" words={say("admin.commitment-none")} />;
  const { version, until } = commitment;
  return say("admin.commitment-line", { version, date: dateWords(until, language) });
}
