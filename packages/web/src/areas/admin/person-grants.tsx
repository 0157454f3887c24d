import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { approvalBy, type Grant, isOnlyAdministrator, type Person } from "./staff.ts";

interface PersonGrantsProps {
  readonly person: Person;
  readonly staff: readonly Person[];
}

/** Rights of a person: who proposed, who approved, whether one person did both; approving and ending where the role may. */
export function PersonGrants({ person, staff }: PersonGrantsProps) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const [asked, setAsked] = useState<{ act: "end" | "alone"; grant: Grant }>();
  const settle = async () => {
    setAsked(undefined);
    await askAgain("listPeople");
  };
  const approve = useMutation<Answer<"approveGrant">, Failure, Grant["id"]>({
    mutationFn: (grant) => call("approveGrant", { params: { grant } }),
    onSuccess: settle,
  });
  const end = useMutation<Answer<"endGrant">, Failure, Grant["id"]>({
    mutationFn: (grant) => call("endGrant", { params: { grant } }),
    onSuccess: settle,
  });
  const nameOf = (id: string | null) => staff.find((one) => one.id === id)?.name ?? "–";
  if (person.grants.length === 0) return <p>{say("admin.rights-none")}</p>;
  const columns: readonly Column<Grant>[] = [
    {
      key: "role",
      words: say("admin.role"),
      header: true,
      renderCell: ({ role }) => say(`shell.role-${role}`),
    },
    { key: "unit", words: say("admin.unit"), renderCell: ({ unit }) => unit },
    {
      key: "registers",
      words: say("admin.registers"),
      renderCell: ({ registers }) => registers.map(names.register).join(", "),
    },
    {
      key: "lines",
      words: say("admin.lines"),
      renderCell: ({ lines }) => lines.map(names.line).join(", "),
    },
    { key: "until", words: say("admin.until"), renderCell: ({ until }) => dateWords(until, language) },
    { key: "state", words: say("admin.state"), renderCell: (grant) => <GrantState grant={grant} /> },
    {
      key: "proposed",
      words: say("admin.proposed-by"),
      renderCell: ({ proposedBy }) => nameOf(proposedBy),
    },
    {
      key: "approved",
      words: say("admin.approved-by"),
      renderCell: ({ approvedBy, alone }) =>
        `${nameOf(approvedBy)}${alone ? ` (${say("admin.alone")})` : ""}`,
    },
    {
      key: "acts",
      words: say("admin.acts"),
      acts: true,
      renderCell: (grant) => (
        <GrantActs
          person={person}
          grant={grant}
          staff={staff}
          onApprove={() => approve.mutate(grant.id)}
          onAsk={(act) => setAsked({ act, grant })}
        />
      ),
    },
  ];
  const role = asked === undefined ? "" : say(`shell.role-${asked.grant.role}`);
  return (
    <>
      <RecordTable
        caption={say("admin.rights")}
        columns={columns}
        rows={person.grants}
        rowKey={({ id }) => id}
      />
      {person.grants.some(({ alone }) => alone) ? <p className="quiet">{say("admin.alone-why")}</p> : null}
      {approve.isError && asked === undefined ? <ProblemNote failure={approve.error} /> : null}
      {asked?.act === "end" ? (
        <ConfirmDialog
          title={say("admin.end-title")}
          act={say("admin.end-button")}
          ready={!end.isPending}
          failure={end.error}
          onConfirm={() => end.mutate(asked.grant.id)}
          onClose={() => setAsked(undefined)}
        >
          <p>{say("admin.end-what", { role, name: person.name })}</p>
        </ConfirmDialog>
      ) : null}
      {asked?.act === "alone" ? (
        <ConfirmDialog
          title={say("admin.approve-alone-title")}
          act={say("admin.approve-of", { role })}
          ready={!approve.isPending}
          failure={approve.error}
          onConfirm={() => approve.mutate(asked.grant.id)}
          onClose={() => setAsked(undefined)}
        >
          <p>{say("admin.approve-alone-what")}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}

function GrantState({ grant: { state } }: { readonly grant: Grant }) {
  const say = useWords();
  const words = say(`admin.grant-${state}`);
  if (state === "proposed") return <StatusMark icon="clock" tint="warning" words={words} />;
  if (state === "in-force") return <StatusMark icon="tick" tint="done" words={words} />;
  return <StatusMark icon="lock" tint="quiet" words={words} />;
}

interface GrantActsProps extends PersonGrantsProps {
  readonly grant: Grant;
  readonly onApprove: () => void;
  readonly onAsk: (act: "end" | "alone") => void;
}

function GrantActs({ person, grant, staff, onApprove, onAsk }: GrantActsProps) {
  const say = useWords();
  const me = useMe();
  const role = say(`shell.role-${grant.role}`);
  if (grant.state === "ended") return null;
  const approval = approvalBy(me, {
    person,
    grant,
    onlyAdministrator: isOnlyAdministrator(me.person, staff),
  });
  return (
    <div className="grant-acts">
      {grant.state === "proposed" && approval === "second" ? (
        <Button variant="secondary" label={say("admin.approve-of", { role })} onClick={onApprove}>
          {say("admin.approve")}
        </Button>
      ) : null}
      {grant.state === "proposed" && approval === "alone" ? (
        <Button variant="secondary" onClick={() => onAsk("alone")}>
          {say("admin.approve-alone")}
        </Button>
      ) : null}
      {grant.state === "proposed" && approval === "not" ? (
        <span className="quiet">{say("admin.needs-other")}</span>
      ) : null}
      {grant.state === "proposed" && approval === "takes-two" ? (
        <span className="quiet">{say("admin.takes-two")}</span>
      ) : null}
      {me.role === "aa" ? (
        <Button variant="secondary" label={say("admin.end-of", { role })} onClick={() => onAsk("end")}>
          {say("admin.end")}
        </Button>
      ) : null}
    </div>
  );
}
