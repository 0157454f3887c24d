import type { RequestView } from "@tallenne/contracts";
import { useState } from "react";
import { useAnswer } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useReturnToRow } from "../../parts/return-to-row.ts";
import { SelectField } from "../../parts/select-field.tsx";
import { Link } from "../../route/link.tsx";
import { rememberPlace } from "../../route/location.ts";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { DueMark } from "./due-mark.tsx";
import { wordsOf } from "./kind-words.ts";
import { RegisterDialog } from "./register-dialog.tsx";
import { stageOf } from "./stages.ts";

/** S-40: the request desk, the nearest due day first. No content stands here. */
export function RequestDesk() {
  const say = useWords();
  const me = useMe();
  const [state, setState] = useState<"open" | "ended">("open");
  const requests = useAnswer("listRequests", { query: { state } });
  const [registering, setRegistering] = useState(false);
  return (
    <Page
      title={say("requests.desk-title")}
      acts={me.role === "rc" ? ["request.registered", "access.listed"] : ["access.listed"]}
      aside={
        me.role === "rc" ? (
          <Button onClick={() => setRegistering(true)}>{say("requests.register")}</Button>
        ) : null
      }
    >
      <SelectField
        label={say("requests.show")}
        value={state}
        choices={[
          { value: "open", words: say("requests.show-open") },
          { value: "ended", words: say("requests.show-ended") },
        ]}
        onChange={(value) => setState(value === "ended" ? "ended" : "open")}
      />
      <Answered query={requests} rows={5}>
        {({ rows, more }) => (
          <>
            <Requests rows={rows} state={state} />
            {more ? <Note>{say("requests.more")}</Note> : null}
          </>
        )}
      </Answered>
      {registering ? <RegisterDialog onClose={() => setRegistering(false)} /> : null}
    </Page>
  );
}

function Requests({
  rows,
  state,
}: {
  readonly rows: readonly RequestView[];
  readonly state: "open" | "ended";
}) {
  const say = useWords();
  const language = useLanguage();
  useReturnToRow(true);
  if (rows.length === 0) return <p>{say(state === "open" ? "requests.none-open" : "requests.none-ended")}</p>;
  const columns: readonly Column<RequestView>[] = [
    {
      key: "number",
      words: say("requests.number"),
      header: true,
      renderCell: ({ id, number }) => (
        <Link to={`/requests/${id}`} row={id} onGo={() => rememberPlace({ row: id })}>
          {number}
        </Link>
      ),
    },
    { key: "kind", words: say("requests.kind"), renderCell: ({ kind }) => say(`requests.kind-${kind}`) },
    {
      key: "arrived",
      words: say("requests.arrived"),
      renderCell: ({ arrivedOn }) => dateWords(arrivedOn, language),
    },
    { key: "due", words: say("requests.due"), renderCell: (request) => <DueMark request={request} /> },
    {
      key: "stage",
      words: say("requests.stage"),
      renderCell: (request) => say(wordsOf(request.kind, `stage-${stageOf(request)}`)),
    },
    {
      key: "state",
      words: say("requests.state"),
      renderCell: (request) => say(wordsOf(request.kind, `state-${request.state}`)),
    },
    {
      key: "frozen",
      words: say("requests.frozen"),
      number: true,
      renderCell: ({ candidates }) => candidates.filter((one) => one.state !== "rejected").length,
    },
  ];
  return (
    <RecordTable caption={say("requests.desk-title")} columns={columns} rows={rows} rowKey={({ id }) => id} />
  );
}
