import { QueryClient, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { type Answer, type Asking, call } from "./client.ts";
import type { Called } from "./addresses.ts";
import type { Failure } from "./failure.ts";

/** Answers live in memory only, and only while a session lives. Nothing is asked again by itself: each question may be an entry in the ledger. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 300_000,
      refetchOnMount: false,
      refetchOnReconnect: false,
      refetchOnWindowFocus: false,
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});

/** Asks a question when the page needs its answer; `when: false` waits. */
export function useAnswer<K extends Called>(
  name: K,
  asking: Asking<K>,
  { when = true }: { when?: boolean } = {},
): UseQueryResult<Answer<K>, Failure> {
  return useQuery<Answer<K>, Failure>({
    queryKey: [name, asking],
    queryFn: ({ signal }) => call(name, asking, { signal }),
    enabled: when,
  });
}

/** Forgets answers so that they are asked again: at once where the page shows them, else when it does. */
export async function askAgain(...names: readonly Called[]): Promise<void> {
  for (const name of names) answers.removeQueries({ queryKey: [name], type: "inactive" });
  await Promise.all(
    names.map((name) => answers.invalidateQueries({ queryKey: [name] }, { cancelRefetch: true })),
  );
}
