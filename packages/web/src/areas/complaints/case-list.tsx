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
import { usePolicy } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { caseJustClosed } from "./just-closed.ts";
import { OpenCaseDialog } from "./open-case-dialog.tsx";

/** S-30: own open cases. Opening one names purpose and case; only its page has a search. */
export function CaseList() {
  const say = useWords();
  const me = useMe();
  const cases = useAnswer("listCases", {});
  const justClosed = useStore(caseJustClosed);
  const [opening, setOpening] = useState(false);
  return (
    <Page
      title={say("complaints.cases-title")}
      acts={me.role === "ch" ? ["case.opened", "access.viewed"] : ["access.viewed"]}
      aside={
        me.role === "ch" ? (
          <Button onClick={() => setOpening(true)}>{say("complaints.open-case")}</Button>
        ) : null
      }
    >
      {justClosed ? <Note tone="done">{say("complaints.closed-done")}</Note> : null}
      <Answered query={cases}>{({ rows }) => <Cases rows={rows} />}</Answered>
      {me.role === "tl" ? <p className="quiet">{say("complaints.open-title-training")}</p> : null}
      {opening ? <OpenCaseDialog onClose={() => setOpening(false)} /> : null}
    </Page>
  );
}

function Cases({ rows }: { readonly rows: readonly CaseView[] }) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const today = usePolicy().data?.today ?? "";
  useReturnToRow(true);
  if (rows.length === 0) return <p>{say("complaints.cases-none")}</p>;
  const columns: readonly Column<CaseView>[] = [
    {
      key: "number",
      words: say("complaints.number"),
      header: true,
      renderCell: ({ id, number }) => (
        <Link to={`/complaints/${id}`} row={id} onGo={() => rememberPlace({ row: id })}>
          {number}
        </Link>
      ),
    },
    { key: "kind", words: say("complaints.kind"), renderCell: ({ kind }) => say(`shell.case-${kind}`) },
    {
      key: "opened",
      words: say("complaints.opened"),
      renderCell: ({ openedAt }) => dayWords(civilTime(openedAt).date, { language, today }),
    },
    { key: "until", words: say("complaints.until"), renderCell: ({ until }) => dateWords(until, language) },
    {
      key: "linked",
      words: say("complaints.linked-count"),
      renderCell: ({ contacts }) => say("complaints.contacts-n", { n: contacts.length }),
    },
    {
      key: "part",
      words: say("complaints.role-in"),
      renderCell: ({ owner }) => say(owner === me.person ? "complaints.owner" : "complaints.member"),
    },
  ];
  return (
    <RecordTable
      caption={say("complaints.cases-list")}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}
