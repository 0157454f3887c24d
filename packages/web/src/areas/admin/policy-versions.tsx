import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain, useAnswer } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { changeWords, type LineChange } from "./line-changes.ts";
import { LinesDialog } from "./lines-dialog.tsx";

type Listed = Answer<"listPolicyVersions">;
type Version = Listed["versions"][number];
type Proposal = Listed["proposals"][number];
const marks = {
  coming: { icon: "clock", tint: "warning" },
  "in-force": { icon: "tick", tint: "done" },
  past: { icon: "archive", tint: "quiet" },
} as const;

/** S-82: every version of the rules with its day and what it changed, what is proposed, and the acts of the two persons. */
export function PolicyVersions() {
  const say = useWords();
  const { role } = useMe();
  const listed = useAnswer("listPolicyVersions", {});
  const [proposing, setProposing] = useState(false);
  const [told, setTold] = useState<string>();
  const done = async (words: string) => {
    setProposing(false);
    setTold(words);
    await askAgain("listPolicyVersions", "readRegisters");
  };
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{say("admin.versions")}</h2>
      <p className="quiet">{say("admin.versions-why")}</p>
      {told === undefined ? null : <Note tone="done">{told}</Note>}
      <Answered query={listed}>
        {({ versions, proposals, earliest }) => (
          <>
            {proposals.map((proposal) => (
              <ProposalBox key={proposal.id} proposal={proposal} onDone={(words) => void done(words)} />
            ))}
            {role === "aa" ? (
              <div className="buttons">
                <Button variant="secondary" onClick={() => setProposing(true)}>
                  {say("admin.lines-open")}
                </Button>
              </div>
            ) : null}
            <VersionTable versions={versions} />
            {proposing ? (
              <LinesDialog
                earliest={earliest}
                onDone={() => void done(say("admin.lines-proposed"))}
                onClose={() => setProposing(false)}
              />
            ) : null}
          </>
        )}
      </Answered>
    </section>
  );
}

function VersionTable({ versions }: { readonly versions: readonly Version[] }) {
  const say = useWords();
  const language = useLanguage();
  const columns: readonly Column<Version>[] = [
    { key: "version", words: say("admin.version"), header: true, renderCell: ({ version }) => version },
    {
      key: "state",
      words: say("admin.version-state"),
      renderCell: ({ state }) => <StatusMark {...marks[state]} words={say(`admin.version-${state}`)} />,
    },
    { key: "from", words: say("admin.version-from"), renderCell: ({ from }) => dateWords(from, language) },
    {
      key: "approved",
      words: say("admin.version-approved"),
      renderCell: ({ approvedOn }) =>
        approvedOn === null ? say("admin.version-first") : dateWords(approvedOn, language),
    },
    {
      key: "changes",
      words: say("admin.version-changes"),
      renderCell: ({ changes }) => (changes.length === 0 ? "–" : <Changes changes={changes} />),
    },
  ];
  return (
    <RecordTable
      caption={say("admin.versions")}
      columns={columns}
      rows={versions}
      rowKey={({ version }) => version}
    />
  );
}

function Changes({ changes }: { readonly changes: readonly LineChange[] }) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  return (
    <ul className="change-list">
      {changes.map((change) => (
        <li key={JSON.stringify(change)}>{changeWords(change, { say, language, names })}</li>
      ))}
    </ul>
  );
}

/** What waits for a second person: the checks found nothing wrong with it, or it would not be here. */
function ProposalBox({
  proposal,
  onDone,
}: {
  readonly proposal: Proposal;
  readonly onDone: (words: string) => void;
}) {
  const say = useWords();
  const language = useLanguage();
  const { role } = useMe();
  const { id, version, from, own, inTime, changes } = proposal;
  const params = { proposal: id };
  const approve = useMutation<Answer<"approvePolicy">, Failure>({
    mutationFn: () => call("approvePolicy", { params }),
    onSuccess: (made) =>
      onDone(say("admin.approved-from", { version: made.version, date: dateWords(made.from, language) })),
  });
  const drop = useMutation<unknown, Failure>({
    mutationFn: () => call("dropPolicyProposal", { params }),
    onSuccess: () => onDone(say("admin.proposal-dropped")),
  });
  const isBusy = approve.isPending || drop.isPending;
  const mayApprove = (role === "dp" || role === "de") && !own && inTime;
  const failure = approve.error ?? drop.error;
  return (
    <section className="proposal" aria-label={say("admin.proposal-of", { version })}>
      <h3>{say("admin.proposal-from", { version, date: dateWords(from, language) })}</h3>
      <Changes changes={changes} />
      <p>
        {inTime ? (
          <StatusMark icon="tick" tint="done" words={say("admin.proposal-sound")} />
        ) : (
          <StatusMark icon="warning" tint="alert" words={say("admin.proposal-late")} />
        )}
      </p>
      {inTime ? <p className="quiet">{say(own ? "admin.proposal-own" : "admin.proposal-waits")}</p> : null}
      {failure === null ? null : <ProblemNote failure={failure} />}
      {role === "au" ? null : (
        <div className="buttons">
          {mayApprove ? (
            <Button disabled={isBusy} onClick={() => approve.mutate()}>
              {say("admin.proposal-approve")}
            </Button>
          ) : null}
          <Button variant="secondary" disabled={isBusy} onClick={() => drop.mutate()}>
            {say(own ? "admin.proposal-withdraw" : "admin.proposal-refuse")}
          </Button>
        </div>
      )}
    </section>
  );
}
