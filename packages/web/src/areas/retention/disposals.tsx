import { useInfiniteQuery } from "@tanstack/react-query";
import type { DisposalView } from "@tallenne/contracts";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { dateWords, instantWords } from "../../format/date-words.ts";
import { numberWords } from "../../format/number-words.ts";
import { Button } from "../../parts/button.tsx";
import { Loading } from "../../parts/loading.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { DisposalDialog } from "./disposal-dialog.tsx";
import { StepMark } from "./step-mark.tsx";

type DisposalPage = Answer<"listDisposals">;

/** Disposals, newest first: what was deleted, how far it came, with receipts and certificate. */
export function Disposals() {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const [opened, setOpened] = useState<DisposalView>();
  const pages = useInfiniteQuery<
    DisposalPage,
    Failure,
    readonly DisposalPage[],
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
  const rows = pages.data?.flatMap((page) => page.rows) ?? [];
  const columns: readonly Column<DisposalView>[] = [
    {
      key: "last-day",
      words: say("retention.last-day"),
      header: true,
      renderCell: ({ lastDay }) => dateWords(lastDay, language),
    },
    {
      key: "register",
      words: say("retention.register"),
      renderCell: ({ register }) => names.register(register),
    },
    {
      key: "count",
      words: say("retention.count"),
      number: true,
      renderCell: ({ count }) => numberWords(count, language),
    },
    {
      key: "disputed",
      words: say("retention.disputed"),
      number: true,
      renderCell: ({ disputed }) => numberWords(disputed, language),
    },
    { key: "step", words: say("retention.step"), renderCell: ({ step }) => <StepMark step={step} /> },
    {
      key: "finished",
      words: say("retention.finished"),
      renderCell: ({ finishedAt }) =>
        finishedAt === null ? say("retention.unfinished") : instantWords(finishedAt, language),
    },
    {
      key: "acts",
      words: say("retention.acts"),
      acts: true,
      renderCell: (row) => (
        <Button
          variant="secondary"
          label={say("retention.open-of", {
            register: names.register(row.register),
            date: dateWords(row.lastDay, language),
          })}
          onClick={() => setOpened(row)}
        >
          {say("retention.open")}
        </Button>
      ),
    },
  ];
  return (
    <section aria-labelledby="disposals">
      <div className="section-head">
        <h2 id="disposals">{say("retention.disposals")}</h2>
        <Button variant="plain" onClick={() => void askAgain("listDisposals")}>
          {say("retention.disposals-again")}
        </Button>
      </div>
      {pages.isError && !pages.isFetching ? (
        <ProblemNote failure={pages.error} retry={() => void pages.refetch()} />
      ) : pages.data === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <p>{say("retention.disposals-none")}</p>
      ) : (
        <RecordTable
          caption={say("retention.disposals")}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
        />
      )}
      {pages.hasNextPage ? (
        <Button
          variant="secondary"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {say("shell.more")}
        </Button>
      ) : null}
      {opened === undefined ? null : (
        <DisposalDialog disposal={opened} onClose={() => setOpened(undefined)} />
      )}
    </section>
  );
}
