import type { CaseView } from "@tallenne/contracts";
import { useEffect, useState } from "react";
import { durationWords } from "../../format/duration-words.ts";
import { startWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { Candidate, Found } from "./found.ts";
import { EvidenceWords } from "./evidence-words.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { mayLink } from "./may.ts";
import { OpenContact } from "./open-contact.tsx";

/** What a search found: candidates until somebody confirms them with evidence. */
export function Candidates({ matter, found }: { readonly matter: CaseView; readonly found: Found }) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const names = usePolicyNames();
  const today = usePolicy().data?.today ?? "";
  const [confirming, setConfirming] = useState<Candidate>();
  const [linked, setLinked] = useState<Candidate["id"]>();
  const isThere = found.candidates.some((one) => one.id === linked && one.linked);
  // The button that opened the dialog is gone: what took its place has the focus, once it is there.
  useEffect(() => {
    if (isThere) document.querySelector<HTMLElement>(`[data-row="${linked}"]`)?.focus();
  }, [linked, isThere]);
  const when = ({ startedAt }: Candidate) => startWords(startedAt, { language, today });
  const words = say("complaints.candidates-n", { n: found.candidates.length });
  if (found.candidates.length === 0) {
    return (
      <Note>
        <p>{words}</p>
        <p className="quiet">{say("complaints.candidates-none-hint")}</p>
      </Note>
    );
  }
  const columns: readonly Column<Candidate>[] = [
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
      key: "evidence",
      words: say("complaints.evidence"),
      renderCell: (row) => (
        <span className="marks">
          {row.linked ? (
            <StatusMark icon="tick" tint="done" words={say("complaints.is-linked")} />
          ) : (
            <EvidenceWords kinds={row.evidence} />
          )}
          {row.state === "last-day" ? (
            <StatusMark icon="clock" tint="warning" words={say("complaints.last-day")} />
          ) : null}
        </span>
      ),
    },
    {
      key: "acts",
      words: say("complaints.acts"),
      acts: true,
      renderCell: (row) =>
        row.linked ? (
          <OpenContact contact={row} when={when(row)} />
        ) : mayLink(me.role) ? (
          <Button
            variant="secondary"
            label={say("complaints.confirm-this", { when: when(row) })}
            onClick={() => setConfirming(row)}
          >
            {say("complaints.confirm")}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <h3>{words}</h3>
      {found.more ? <Note tone="warning">{say("complaints.candidates-more")}</Note> : null}
      <RecordTable
        caption={say("complaints.candidates")}
        columns={columns}
        rows={found.candidates}
        rowKey={({ id }) => id}
      />
      {confirming === undefined ? null : (
        <LinkDialog
          matter={matter}
          candidate={confirming}
          when={when(confirming)}
          onLinked={() => {
            setConfirming(undefined);
            setLinked(confirming.id);
          }}
          onClose={() => setConfirming(undefined)}
        />
      )}
    </>
  );
}
