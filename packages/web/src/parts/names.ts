import { useMutation, type UseMutationResult, useQuery } from "@tanstack/react-query";
import type { Me } from "@tallenne/contracts";
import { call } from "../api/client.ts";
import type { Failure } from "../api/failure.ts";
import { answers } from "../api/queries.ts";

type Person = Me["person"];
type Names = Readonly<Record<string, string>>;

/** Most that one asking may resolve. */
const most = 100;
const queryKey = ["resolveNames"];

export interface KnownNames {
  /** A name resolved in this session, or undefined. */
  readonly nameOf: (person: string) => string | undefined;
  /** Resolves names behind pseudonyms; each asking is an entry in the ledger. */
  readonly resolve: UseMutationResult<void, Failure, readonly Person[]>;
}

/** Names of colleagues behind pseudonyms, on demand. They live with the answers and die with the session. */
export function useNames(): KnownNames {
  const known = useQuery<Names>({ queryKey, queryFn: () => ({}), enabled: false, initialData: {} });
  const resolve = useMutation<void, Failure, readonly Person[]>({
    mutationFn: async (people) => {
      const missing = [...new Set(people)]
        .filter((person) => known.data[person] === undefined)
        .slice(0, most);
      if (missing.length === 0) return;
      const { names } = await call("resolveNames", { body: { people: missing } });
      answers.setQueryData<Names>(queryKey, (before) => ({ ...before, ...names }));
    },
  });
  return { nameOf: (person) => known.data[person], resolve };
}
