import type { UseQueryResult } from "@tanstack/react-query";
import type { Answer } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { useAnswer } from "../../api/queries.ts";
import { useLanguage } from "../../words/use-words.ts";

export type Office = Answer<"listOffices">["rows"][number];

/** Offices where one can listen. */
export function useOffices(): UseQueryResult<Answer<"listOffices">, Failure> {
  return useAnswer("listOffices", {});
}

/** The name of an office in the reader's language; its code while the names are not known. */
export function useOfficeName(code: string): string {
  const language = useLanguage();
  const office = useOffices().data?.rows.find(({ id }) => id === code);
  return office?.names[language] ?? code;
}
