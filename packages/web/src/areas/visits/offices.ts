import type { UseQueryResult } from "@tanstack/react-query";
import type { Answer } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { useAnswer } from "../../api/queries.ts";

export type Office = Answer<"listOffices">["rows"][number];

/** Offices where one can listen. */
export function useOffices(): UseQueryResult<Answer<"listOffices">, Failure> {
  return useAnswer("listOffices", {});
}
