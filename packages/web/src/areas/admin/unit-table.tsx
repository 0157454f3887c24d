import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useWords } from "../../words/use-words.ts";
import type { Unit } from "./staff.ts";

/** Units and teams of the offices. */
export function UnitTable({ units }: { readonly units: readonly Unit[] }) {
  const say = useWords();
  if (units.length === 0) return null;
  const columns: readonly Column<Unit>[] = [
    { key: "name", words: say("admin.unit-name"), header: true, renderCell: ({ name }) => name },
    { key: "id", words: say("admin.unit-id"), renderCell: ({ id }) => <code>{id}</code> },
    { key: "office", words: say("admin.office"), renderCell: ({ office }) => office },
  ];
  return (
    <section aria-labelledby="units">
      <h2 id="units">{say("admin.units")}</h2>
      <RecordTable caption={say("admin.units")} columns={columns} rows={units} rowKey={({ id }) => id} />
    </section>
  );
}
