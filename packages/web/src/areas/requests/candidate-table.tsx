import type { RequestView } from "@tallenne/contracts";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { startWords } from "../../format/date-words.ts";
import { durationWords } from "../../format/duration-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Unseen } from "../../parts/unseen.tsx";
import { Link } from "../../route/link.tsx";
import { rememberPlace } from "../../route/location.ts";
import { usePolicyNames } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { ConfirmCandidate } from "./confirm-candidate.tsx";
import { useRequestAct } from "./use-request-act.ts";

type Candidate = RequestView["candidates"][number];

/** What is frozen for the request, with what ties it to the requester; times and lines only to who may list them. */
export function CandidateTable({
  request,
  mayMatch,
}: {
  readonly request: RequestView;
  readonly mayMatch: boolean;
}) {
  const say = useWords();
  const me = useMe();
  const mayList = mayMatch || request.clerk === me.person || me.role === "de";
  const isMember = mayMatch || request.clerk === me.person || request.decider === me.person;
  const standing = request.candidates.filter(({ state }) => state !== "rejected");
  const listed = useAnswer(
    "listContacts",
    { query: { purpose: "p4", case: request.id, scope: "case" } },
    { when: isMember && standing.length > 0 },
  );
  if (!mayList) return null;
  return (
    <section aria-label={say("requests.candidates")}>
      <h2>{say("requests.candidates")}</h2>
      {standing.length === 0 ? (
        <p>{say(request.located === null ? "requests.frozen-waiting" : "requests.candidates-none")}</p>
      ) : isMember ? (
        <Answered query={listed} rows={standing.length}>
          {({ rows, today }) => <Rows request={request} mayMatch={mayMatch} rows={rows} today={today} />}
        </Answered>
      ) : (
        <p>{say("requests.candidates-n", { n: standing.length })}</p>
      )}
    </section>
  );
}

/** Where a candidate is judged: in matching, and a late one until the review is done. */
const judging: ReadonlySet<RequestView["state"]> = new Set(["matching", "matched", "third-party-review"]);

interface Row extends Candidate {
  readonly id: string;
  readonly when: string;
  readonly what: string;
}

function Rows({
  request,
  mayMatch,
  rows,
  today,
}: {
  readonly request: RequestView;
  readonly mayMatch: boolean;
  readonly rows: readonly {
    id: string;
    startedAt: string;
    channel: string;
    durationMs: number;
    line: string;
  }[];
  readonly today: string;
}) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const [confirming, setConfirming] = useState<Row>();
  const reject = useRequestAct((contact: Candidate["contact"]) =>
    call("rejectCandidate", { params: { case: request.id, contact } }),
  );
  const isMatching = mayMatch && judging.has(request.state);
  const shown = request.candidates
    .filter(({ state }) => state !== "rejected")
    .map((one): Row => {
      const row = rows.find(({ id }) => id === one.contact);
      const when =
        row === undefined ? say("requests.not-listed") : startWords(row.startedAt, { language, today });
      const length = row?.channel === "call" ? ` ${durationWords(row.durationMs, language)}` : "";
      const what =
        row === undefined
          ? "–"
          : `${say(`shell.channel-${row.channel}` as "shell.channel-call")}${length} · ${names.line(row.line)}`;
      return { ...one, id: one.contact, when, what };
    });
  const columns: readonly Column<Row>[] = [
    { key: "when", words: say("requests.when"), header: true, renderCell: ({ when }) => when },
    { key: "what", words: say("requests.what"), renderCell: ({ what }) => what },
    {
      key: "evidence",
      words: say("requests.evidence"),
      renderCell: ({ evidence }) => evidence.map((kind) => say(`requests.evidence-${kind}`)).join(", "),
    },
    {
      key: "state",
      words: say("requests.state"),
      renderCell: ({ state }) =>
        state === "matched" ? (
          <StatusMark icon="tick" tint="done" words={say("requests.is-matched")} />
        ) : (
          <StatusMark icon="snow" words={say("requests.is-candidate")} />
        ),
    },
    {
      key: "acts",
      words: say("requests.acts"),
      acts: true,
      renderCell: (row) => (
        <>
          {mayMatch ? (
            <Link
              to={`/contacts/${row.id}`}
              className="request-open"
              row={row.id}
              onGo={() => rememberPlace({ row: row.id })}
            >
              {say("requests.listen")}
              <Unseen> {row.when}</Unseen>
            </Link>
          ) : null}
          {isMatching && row.state === "candidate" ? (
            <>
              <Button
                variant="secondary"
                label={say("requests.confirm-this", { when: row.when })}
                onClick={() => setConfirming(row)}
              >
                {say("requests.confirm")}
              </Button>
              <Button
                variant="plain"
                label={say("requests.reject-this", { when: row.when })}
                disabled={reject.isPending}
                onClick={() => reject.mutate(row.contact)}
              >
                {say("requests.reject")}
              </Button>
            </>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <>
      <RecordTable
        caption={say("requests.candidates")}
        columns={columns}
        rows={shown}
        rowKey={({ id }) => id}
      />
      {confirming === undefined ? null : (
        <ConfirmCandidate request={request} candidate={confirming} onClose={() => setConfirming(undefined)} />
      )}
    </>
  );
}
