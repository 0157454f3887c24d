import type { CaseView } from "@tallenne/contracts";
import { useState } from "react";
import { useAnswer } from "../../api/queries.ts";
import { civilTime } from "../../format/civil-time.ts";
import { dateWords, dayWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useReturnToRow } from "../../parts/return-to-row.ts";
import { useStore } from "../../platform/store.ts";
import { Link } from "../../route/link.tsx";
import { rememberPlace } from "../../route/location.ts";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { projectJustClosed } from "./just-closed.ts";
import { OpenProjectDialog } from "./open-project-dialog.tsx";
import "./quality.css";

/** S-20: own quality projects. Nothing is looked for here: a project draws its sample once. */
export function SampleList() {
  const say = useWords();
  const me = useMe();
  const cases = useAnswer("listCases", {});
  const justClosed = useStore(projectJustClosed);
  const [opening, setOpening] = useState(false);
  const mayOpen = me.role === "qa";
  return (
    <Page
      title={say("quality.samples-title")}
      acts={mayOpen ? ["case.opened", "access.names.resolved", "access.viewed"] : ["access.viewed"]}
      aside={mayOpen ? <Button onClick={() => setOpening(true)}>{say("quality.open-project")}</Button> : null}
    >
      {justClosed ? <Note tone="done">{say("quality.closed-done")}</Note> : null}
      <p className="quiet quality-lead">{say("quality.samples-why")}</p>
      <Answered query={cases}>
        {({ rows }) => <Projects rows={rows.filter(({ kind }) => kind === "quality")} />}
      </Answered>
      {opening ? <OpenProjectDialog onClose={() => setOpening(false)} /> : null}
    </Page>
  );
}

function Projects({ rows }: { readonly rows: readonly CaseView[] }) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const names = usePolicyNames();
  const today = usePolicy().data?.today ?? "";
  useReturnToRow(true);
  if (rows.length === 0) return <p>{say("quality.samples-none")}</p>;
  const columns: readonly Column<CaseView>[] = [
    {
      key: "number",
      words: say("quality.number"),
      header: true,
      renderCell: ({ id, number }) => (
        <Link to={`/quality/samples/${id}`} row={id} onGo={() => rememberPlace({ row: id })}>
          {number}
        </Link>
      ),
    },
    {
      key: "sample",
      words: say("quality.sample"),
      renderCell: ({ sample, contacts }) =>
        sample === undefined
          ? say("quality.not-drawn")
          : say("quality.drawn-from", { n: contacts.length, line: names.line(sample.line) }),
    },
    {
      key: "opened",
      words: say("quality.opened"),
      renderCell: ({ openedAt }) => dayWords(civilTime(openedAt).date, { language, today }),
    },
    { key: "until", words: say("quality.until"), renderCell: ({ until }) => dateWords(until, language) },
    {
      key: "part",
      words: say("quality.role-in"),
      renderCell: ({ owner }) => say(owner === me.person ? "quality.owner" : "quality.member"),
    },
  ];
  return (
    <RecordTable
      caption={say("quality.samples-list")}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}
