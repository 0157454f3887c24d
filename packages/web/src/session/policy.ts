import type { UseQueryResult } from "@tanstack/react-query";
import type { Answer } from "../api/client.ts";
import type { Failure } from "../api/failure.ts";
import { useAnswer } from "../api/queries.ts";
import { useLanguage } from "../words/use-words.ts";

type Policy = Answer<"readRegisters">;

/** Registers, lines, purposes and the archive's today, as the catalogue declares them. */
export function usePolicy(): UseQueryResult<Policy, Failure> {
  return useAnswer("readRegisters", {});
}

/** Names of what the policy declares, in the language of the page; a code stands for what it does not name. */
export interface PolicyNames {
  readonly line: (id: string) => string;
  readonly register: (id: string) => string;
  readonly purpose: (id: string) => string;
}

export function usePolicyNames(): PolicyNames {
  const language = useLanguage();
  const policy = usePolicy().data;
  const namer =
    (
      named:
        | readonly { readonly id: string; readonly names: Record<"fi" | "sv" | "en", string> }[]
        | undefined,
    ) =>
    (id: string): string =>
      named?.find((one) => one.id === id)?.names[language] ?? id;
  const purpose = namer(policy?.purposes);
  return {
    line: namer(policy?.lines),
    register: namer(policy?.registers),
    purpose: (id) => `${id.toUpperCase()} ${purpose(id)}`,
  };
}
