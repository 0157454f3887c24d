import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Failure } from "../api/failure.ts";
import { Loading } from "./loading.tsx";
import { ProblemNote } from "./problem-note.tsx";

interface AnsweredProps<T> {
  readonly query: UseQueryResult<T, Failure>;
  readonly rows?: number;
  readonly children: (answer: T) => ReactNode;
}

/** Shows the answer of a question, its place while it comes, or why it does not. */
export function Answered<T>({ query, rows, children }: AnsweredProps<T>) {
  if (query.isError && !query.isFetching)
    return <ProblemNote failure={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading {...(rows === undefined ? {} : { rows })} />;
  return <>{children(query.data)}</>;
}
