import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { Button } from "../../parts/button.tsx";
import { Loading } from "../../parts/loading.tsx";
import { NamesButton } from "../../parts/names-button.tsx";
import { useNames } from "../../parts/names.ts";
import { isPerson } from "../../parts/short-id.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";
import { EntryDialog } from "./entry-dialog.tsx";
import { type EntryFilters, filterQuery, filtersSet, noFilters } from "./entry-filters.ts";
import type { EntryRow } from "./entry-row.ts";
import { EntryTable } from "./entry-table.tsx";

type EntryPage = Answer<"listEntries">;

interface EntryListProps {
  readonly filters: EntryFilters;
  readonly onFilter: (filters: EntryFilters) => void;
}

/** Entries in pages of fifty; further ones come by a press, so that the page stays still. */
export function EntryList({ filters, onFilter }: EntryListProps) {
  const say = useWords();
  const names = useNames();
  const [opened, setOpened] = useState<EntryRow>();
  const query = filterQuery(filters);
  const pages = useInfiniteQuery<
    EntryPage,
    Failure,
    readonly EntryPage[],
    readonly unknown[],
    string | undefined
  >({
    queryKey: ["listEntries", query],
    queryFn: ({ pageParam, signal }) =>
      call(
        "listEntries",
        { query: { ...query, ...(pageParam === undefined ? {} : { after: pageParam }) } },
        { signal },
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next,
    select: (data) => data.pages,
  });
  if (pages.isError && !pages.isFetching)
    return <ProblemNote failure={pages.error} retry={() => void pages.refetch()} />;
  if (pages.data === undefined) return <Loading rows={8} />;
  const rows = pages.data.flatMap((page) => page.rows);
  if (rows.length === 0) return <p>{say(filtersSet(filters) === 0 ? "shell.none" : "shell.empty")}</p>;
  const people = rows.map(({ entry }) => entry.actor).filter(isPerson);
  return (
    <>
      <NamesButton people={people} names={names} />
      <EntryTable rows={rows} nameOf={names.nameOf} onOpen={setOpened} />
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
        <EntryDialog
          row={opened}
          nameOf={names.nameOf}
          onOnly={(only) => {
            setOpened(undefined);
            onFilter({ ...noFilters, ...only });
          }}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}
