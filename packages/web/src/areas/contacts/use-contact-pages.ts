import { type InfiniteData, useInfiniteQuery, type UseInfiniteQueryResult } from "@tanstack/react-query";
import { type Answer, type Asking, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";

type Query = Asking<"listContacts">["query"];
type Pages = InfiniteData<Answer<"listContacts">, string | undefined>;

/** A list of contacts page by page, fifty rows each. */
export function useContactPages(query: Query, when: boolean): UseInfiniteQueryResult<Pages, Failure> {
  return useInfiniteQuery<Answer<"listContacts">, Failure, Pages, readonly unknown[], string | undefined>({
    queryKey: ["listContacts", "pages", query],
    queryFn: ({ pageParam, signal }) =>
      call(
        "listContacts",
        { query: { ...query, limit: "50", ...(pageParam === undefined ? {} : { after: pageParam }) } },
        { signal },
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next,
    enabled: when,
  });
}
