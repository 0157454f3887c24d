import type { UseQueryResult } from "@tanstack/react-query";
import type { CaseView } from "@tallenne/contracts";
import type { Answer } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { useAnswer } from "../../api/queries.ts";

/** More than a sample can have: it comes in one answer. */
const all = "200";

/** Outer facts of what was drawn for a project. */
export function useDrawn({ id }: CaseView): UseQueryResult<Answer<"listContacts">, Failure> {
  return useAnswer("listContacts", { query: { purpose: "p2", case: id, scope: "case", limit: all } });
}
