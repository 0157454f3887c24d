import { useState } from "react";
import type { Answer } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { instantWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { RecordTable } from "../../parts/record-table.tsx";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { OfficeDialog } from "./office-dialog.tsx";
import { type Office, useOffices } from "./offices.ts";
import { RevokeDialog, TerminalDialog } from "./terminal-dialog.tsx";
import "./visits.css";

type Terminal = Answer<"listTerminals">["rows"][number];

/** S-84: offices with rooms and hours, and the terminals that stand in them. */
export function OfficesPage() {
  const say = useWords();
  const offices = useOffices();
  const [changing, setChanging] = useState<Office | "new">();
  const [saved, setSaved] = useState(false);
  return (
    <Page
      title={say("visits.offices-title")}
      acts={["governance.policy.changed", "terminal.awaited", "terminal.revoked"]}
      aside={
        <Button variant="secondary" onClick={() => setChanging("new")}>
          {say("visits.office-add")}
        </Button>
      }
    >
      {saved ? <Note tone="done">{say("visits.office-saved")}</Note> : null}
      <Answered query={offices}>
        {({ rows }) => (
          <>
            <OfficeList offices={rows} onChange={setChanging} />
            {rows.length === 0 ? null : <TerminalList offices={rows} />}
          </>
        )}
      </Answered>
      {changing === undefined ? null : (
        <OfficeDialog
          {...(changing === "new" ? {} : { office: changing })}
          onSaved={() => {
            setChanging(undefined);
            setSaved(true);
          }}
          onClose={() => setChanging(undefined)}
        />
      )}
    </Page>
  );
}

function OfficeList({
  offices,
  onChange,
}: {
  readonly offices: readonly Office[];
  readonly onChange: (office: Office) => void;
}) {
  const say = useWords();
  const language = useLanguage();
  if (offices.length === 0) return <p>{say("visits.offices-none")}</p>;
  return (
    <section aria-labelledby="offices">
      <h2 id="offices">{say("visits.offices")}</h2>
      <RecordTable
        caption={say("visits.offices")}
        columns={[
          {
            key: "name",
            words: say("visits.office"),
            header: true,
            renderCell: ({ names }) => names[language],
          },
          {
            key: "kind",
            words: say("visits.office-kind"),
            renderCell: ({ kind }) => say(`visits.kind-${kind}`),
          },
          { key: "address", words: say("visits.office-address"), renderCell: ({ address }) => address },
          {
            key: "rooms",
            words: say("visits.room"),
            renderCell: ({ rooms }) => rooms.map(({ name }) => name).join(", "),
          },
          {
            key: "change",
            words: say("visits.office-change"),
            acts: true,
            renderCell: (office) => (
              <Button variant="plain" onClick={() => onChange(office)}>
                {say("visits.office-change-of", { name: office.names[language] })}
              </Button>
            ),
          },
        ]}
        rows={offices}
        rowKey={({ id }) => id}
      />
    </section>
  );
}

function TerminalList({ offices }: { readonly offices: readonly Office[] }) {
  const say = useWords();
  const language = useLanguage();
  const terminals = useAnswer("listTerminals", {});
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Terminal>();
  const placeOf = ({ office, room }: Terminal) => {
    const found = offices.find(({ id }) => id === office);
    return [found?.names[language] ?? office, found?.rooms.find(({ id }) => id === room)?.name]
      .filter(Boolean)
      .join(", ");
  };
  return (
    <section aria-labelledby="terminals">
      <h2 id="terminals">{say("visits.terminals")}</h2>
      <p>
        <Button variant="secondary" onClick={() => setAdding(true)}>
          {say("visits.terminal-add")}
        </Button>
      </p>
      <Answered query={terminals}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p>{say("visits.terminals-none")}</p>
          ) : (
            <RecordTable
              caption={say("visits.terminals")}
              columns={[
                { key: "name", words: say("visits.terminal"), header: true, renderCell: ({ name }) => name },
                { key: "place", words: say("visits.facts-place"), renderCell: placeOf },
                {
                  key: "state",
                  words: say("visits.state"),
                  renderCell: ({ state }) => say(`visits.terminal-state-${state}`),
                },
                {
                  key: "seen",
                  words: say("visits.terminal-seen"),
                  renderCell: ({ seenAt }) => (seenAt === null ? "–" : instantWords(seenAt, language)),
                },
                {
                  key: "revoke",
                  words: say("visits.terminal-revoke"),
                  acts: true,
                  renderCell: (terminal) =>
                    terminal.state === "revoked" ? null : (
                      <Button variant="plain" onClick={() => setRevoking(terminal)}>
                        {say("visits.terminal-revoke-of", { name: terminal.name })}
                      </Button>
                    ),
                },
              ]}
              rows={rows}
              rowKey={({ id }) => id}
            />
          )
        }
      </Answered>
      {adding ? <TerminalDialog offices={offices} onClose={() => setAdding(false)} /> : null}
      {revoking === undefined ? null : (
        <RevokeDialog terminal={revoking} onClose={() => setRevoking(undefined)} />
      )}
    </section>
  );
}
