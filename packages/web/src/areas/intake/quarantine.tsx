import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { startWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { shortId } from "../../parts/short-id.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { type Say, useLanguage, useWords } from "../../words/use-words.ts";
import { findingWords } from "./finding-words.ts";
import { waitingFindings } from "./waiting-findings.ts";

type Overview = Answer<"readIntake">;
type Waiting = Overview["quarantine"][number];

/** What waits, with its findings in words and what to do about each. There is no preview: no content was taken. */
export function Quarantine({
  first,
  day,
}: {
  readonly first: Overview;
  readonly day: Overview["day"] | undefined;
}) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const today = usePolicy().data?.today ?? "";
  const [further, setFurther] = useState<readonly Overview[]>([]);
  const last = further.at(-1) ?? first;
  const more = useMutation<Overview, Failure>({
    mutationFn: () =>
      call("readIntake", {
        query: {
          ...(day === undefined ? {} : { day }),
          ...(last.next === undefined ? {} : { after: last.next }),
        },
      }),
    onSuccess: (page) => setFurther([...further, page]),
  });
  const rows = [first, ...further].flatMap(({ quarantine }) => quarantine);
  const columns: readonly Column<Waiting>[] = [
    {
      key: "at",
      words: say("intake.at"),
      header: true,
      renderCell: ({ at }) => startWords(at, { language, today }),
    },
    {
      key: "channel",
      words: say("intake.channel"),
      renderCell: ({ channel }) => say(`shell.channel-${channel}`),
    },
    { key: "line", words: say("intake.line"), renderCell: ({ line }) => names.line(line) },
    {
      key: "findings",
      words: say("intake.findings"),
      renderCell: ({ findings }) => (
        <span className="marks">
          {findings.map((code) => (
            <StatusMark key={code} icon="archive" tint="warning" words={findingWords(code, say)} />
          ))}
        </span>
      ),
    },
    {
      key: "act",
      words: say("intake.act"),
      renderCell: ({ findings }) => (
        <ul className="intake-acts">
          {[...new Set(findings.map((code) => actWords(code, say)))].map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ),
    },
    {
      key: "id",
      words: say("intake.id"),
      renderCell: ({ announcement }) => <code>{shortId(announcement)}</code>,
    },
  ];
  return (
    <section aria-labelledby="quarantine">
      <h2 id="quarantine">{say("intake.quarantine")}</h2>
      {rows.length === 0 ? (
        <p>{say("intake.quarantine-none")}</p>
      ) : (
        <>
          <p className="quiet">{say("intake.quarantine-why")}</p>
          <RecordTable
            caption={say("intake.quarantine")}
            columns={columns}
            rows={rows}
            rowKey={({ announcement }) => announcement}
          />
        </>
      )}
      {more.isError ? <ProblemNote failure={more.error} /> : null}
      {last.next === undefined ? null : (
        <Button variant="secondary" disabled={more.isPending} onClick={() => more.mutate()}>
          {say("shell.more")}
        </Button>
      )}
    </section>
  );
}

function actWords(code: string, say: Say): string {
  const known = waitingFindings.find((one) => one === code);
  return say(known === undefined ? "intake.do-other" : `intake.do-${known}`);
}
