import type { CaseView, ContactRow } from "@tallenne/contracts";
import { useAnswer } from "../../api/queries.ts";
import { startWords } from "../../format/date-words.ts";
import { durationWords } from "../../format/duration-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useReturnToRow } from "../../parts/return-to-row.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { EvidenceWords } from "./evidence-words.tsx";
import { HoldContact } from "./hold-contact.tsx";
import { KeptUntil } from "./kept-until.tsx";
import { OpenContact } from "./open-contact.tsx";

interface LinkedContactsProps {
  readonly matter: CaseView;
  readonly searchable: boolean;
}

/** Contacts of the case, newest first, each with what ties it to the case. */
export function LinkedContacts({ matter, searchable }: LinkedContactsProps) {
  const say = useWords();
  const linked = useAnswer(
    "listContacts",
    { query: { purpose: matter.purpose, case: matter.id, scope: "case" } },
    { when: matter.contacts.length > 0 },
  );
  return (
    <section aria-label={say("complaints.linked")}>
      <h2>{say("complaints.linked")}</h2>
      {matter.contacts.length === 0 ? (
        <p>{say(searchable ? "complaints.linked-none" : "complaints.linked-none-plain")}</p>
      ) : (
        <Answered query={linked} rows={matter.contacts.length}>
          {({ rows, today }) => <Rows matter={matter} rows={rows} today={today} />}
        </Answered>
      )}
    </section>
  );
}

function Rows({
  matter,
  rows,
  today,
}: {
  readonly matter: CaseView;
  readonly rows: readonly ContactRow[];
  readonly today: string;
}) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  useReturnToRow(true);
  const when = ({ startedAt }: ContactRow) => startWords(startedAt, { language, today });
  const columns: readonly Column<ContactRow>[] = [
    { key: "started", words: say("complaints.started"), header: true, renderCell: when },
    {
      key: "channel",
      words: say("complaints.channel"),
      renderCell: (row) => say(`shell.channel-${row.channel}`),
    },
    {
      key: "duration",
      words: say("complaints.duration"),
      renderCell: (row) => (row.channel === "call" ? durationWords(row.durationMs, language) : "–"),
    },
    { key: "line", words: say("complaints.line"), renderCell: (row) => names.line(row.line) },
    {
      key: "until",
      words: say("complaints.kept-until"),
      renderCell: (row) =>
        row.state === "last-day" ? (
          <StatusMark icon="clock" tint="warning" words={say("complaints.last-day")} />
        ) : (
          <KeptUntil row={row} />
        ),
    },
    {
      key: "evidence",
      words: say("complaints.evidence"),
      renderCell: (row) => (
        <EvidenceWords kinds={matter.contacts.find(({ contact }) => contact === row.id)?.evidence ?? []} />
      ),
    },
    {
      key: "acts",
      words: say("complaints.acts"),
      acts: true,
      renderCell: (row) => (
        <>
          <OpenContact contact={row} when={when(row)} />
          <HoldContact matter={matter} contact={row} when={when(row)} today={today} />
        </>
      ),
    },
  ];
  return (
    <RecordTable caption={say("complaints.linked")} columns={columns} rows={rows} rowKey={({ id }) => id} />
  );
}
