import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { DisposalView } from "@tallenne/contracts";
import { useEffect } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Letter } from "../../parts/letter.tsx";
import { Loading } from "../../parts/loading.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useStore } from "../../platform/store.ts";
import { Link } from "../../route/link.tsx";
import { location } from "../../route/location.ts";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { DeletionTable } from "./deletion-table.tsx";
import { readStatement, type Statement } from "./statement.ts";
import { deletionLetter, guidanceLetter } from "./statement-letter.ts";
import "./oversight.css";

const guidance = "guidance";

/** S-74: statements for outside eyes. What was deleted, with certificate and proof; what is never recorded; how to verify both. */
export function StatementsPage() {
  const say = useWords();
  const { place } = useStore(location);
  return (
    <Page
      title={say("oversight.statements-title")}
      acts={["access.listed", "ledger.read"]}
      aside={
        place === "" ? (
          <Link to="/oversight/ledger">{say("oversight.title")}</Link>
        ) : (
          <Link to="/oversight/statements">{say("oversight.statements-back")}</Link>
        )
      }
    >
      {place === guidance ? <Guidance /> : <Deletions opened={place} />}
    </Page>
  );
}

function Deletions({ opened }: { readonly opened: string }) {
  const say = useWords();
  const pages = useInfiniteQuery<
    Answer<"listDisposals">,
    Failure,
    readonly Answer<"listDisposals">[],
    readonly string[],
    string | undefined
  >({
    queryKey: ["listDisposals"],
    queryFn: ({ pageParam, signal }) =>
      call("listDisposals", { query: pageParam === undefined ? {} : { after: pageParam } }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next,
    select: (data) => data.pages,
  });
  const { hasNextPage, isFetching, fetchNextPage } = pages;
  const rows = pages.data?.flatMap((page) => page.rows) ?? [];
  const row = rows.find(({ id }) => id === opened);
  const seeks = opened !== "" && row === undefined && hasNextPage && !isFetching && !pages.isError;
  // An address of a statement may name a deletion of long ago.
  useEffect(() => {
    if (seeks) void fetchNextPage();
  }, [seeks, fetchNextPage]);
  if (pages.isError && !isFetching)
    return <ProblemNote failure={pages.error} retry={() => void pages.refetch()} />;
  if (pages.data === undefined || seeks) return <Loading />;
  if (opened !== "")
    return row === undefined ? <Note>{say("shell.unknown")}</Note> : <Deletion disposal={row} />;
  return (
    <>
      <p>{say("oversight.statements-why")}</p>
      <h2>{say("oversight.deletions")}</h2>
      <DeletionTable rows={rows} />
      {hasNextPage ? (
        <Button variant="secondary" disabled={pages.isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say("shell.more")}
        </Button>
      ) : null}
      <h2>{say("oversight.guidance-heading")}</h2>
      <p>{say("oversight.guidance-says")}</p>
      <p>
        <Link to={`/oversight/statements#${guidance}`}>{say("oversight.guidance-title")}</Link>
      </p>
    </>
  );
}

function Deletion({ disposal }: { readonly disposal: DisposalView }) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const query = useQuery<Statement | null, Failure>({
    queryKey: ["statement", disposal.id],
    queryFn: async ({ signal }) => (await readStatement(disposal, signal)) ?? null,
  });
  return (
    <Answered query={query} rows={10}>
      {(read) =>
        read === null ? (
          <Note tone="warning">{say("oversight.entry-missing")}</Note>
        ) : (
          <>
            {read.matches ? (
              <Note tone="done">{say("oversight.certificate-matches")}</Note>
            ) : (
              <Note tone="warning">{say("oversight.certificate-differs")}</Note>
            )}
            <Letter
              letter={deletionLetter(read, { say, language, register: names.register(disposal.register) })}
              register={disposal.register}
              file={{ name: "deletion" }}
            />
          </>
        )
      }
    </Answered>
  );
}

function Guidance() {
  const say = useWords();
  const language = useLanguage();
  return (
    <Answered query={usePolicy()} rows={8}>
      {({ version, today, lines }) => {
        const never = lines.filter(({ recording }) => recording === "forbidden");
        const told = { version, today, lines: never.map(({ names }) => names[language]) };
        return (
          <Letter
            letter={guidanceLetter(told, { say, language })}
            register="calls"
            file={{ name: "guidance" }}
          />
        );
      }}
    </Answered>
  );
}
