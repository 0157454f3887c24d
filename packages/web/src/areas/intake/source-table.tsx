import { useState } from "react";
import { type Answer } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useWords } from "../../words/use-words.ts";
import { SourceDialog } from "./source-dialog.tsx";

type Source = Answer<"listSources">["sources"][number];

/** The recorders and gateways that are enrolled, and what each may announce. */
export function SourceTable() {
  const say = useWords();
  const names = usePolicyNames();
  const sources = useAnswer("listSources", {});
  const [changing, setChanging] = useState<Source>();
  const columns: readonly Column<Source>[] = [
    {
      key: "name",
      words: say("intake.source"),
      header: true,
      renderCell: ({ name }) => <span className="intake-name">{name}</span>,
    },
    {
      key: "registers",
      words: say("intake.enrol-registers"),
      renderCell: ({ registers }) => registers.map(names.register).join(", "),
    },
    {
      key: "lines",
      words: say("intake.enrol-lines"),
      renderCell: ({ lines }) => lines.map(names.line).join(", "),
    },
    {
      key: "acts",
      words: say("intake.acts"),
      acts: true,
      renderCell: (source) => (
        <div className="intake-buttons">
          <Button
            variant="secondary"
            label={`${say("intake.source-change")} ${source.name}`}
            onClick={() => setChanging(source)}
          >
            {say("intake.source-change")}
          </Button>
        </div>
      ),
    },
  ];
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{say("intake.sources")}</h2>
      <Answered query={sources}>
        {({ sources: all }) =>
          all.length === 0 ? (
            <p>{say("intake.folder-no-source")}</p>
          ) : (
            <RecordTable
              caption={say("intake.sources")}
              columns={columns}
              rows={all}
              rowKey={({ id }) => id}
            />
          )
        }
      </Answered>
      {changing === undefined ? null : (
        <SourceDialog source={changing} onClose={() => setChanging(undefined)} />
      )}
    </section>
  );
}
