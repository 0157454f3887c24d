import { useQuery } from "@tanstack/react-query";
import type { CaseView } from "@tallenne/contracts";
import type { Answer } from "../../api/client.ts";
import { answers } from "../../api/queries.ts";
import type { Asked } from "./asked.ts";

/** A contact that may belong to the case. */
export type Candidate = Answer<"searchContacts">["candidates"][number];

/** What a search found, with what was asked, so that Back finds both again. */
export interface Found {
  readonly asked: Asked;
  readonly candidates: readonly Candidate[];
  readonly more: boolean;
}

const keyOf = (matter: CaseView["id"]) => ["searchContacts", matter];

/** What the last search in this case found. It lies among the answers: another purpose or case removes it, and so does the end of the session. */
export function useFound(matter: CaseView["id"]): Found | null {
  return useQuery<Found | null>({
    queryKey: keyOf(matter),
    queryFn: () => null,
    enabled: false,
    initialData: null,
  }).data;
}

/** Keeps what a search found. */
export function keepFound(matter: CaseView["id"], found: Found | null): void {
  answers.setQueryData<Found | null>(keyOf(matter), found);
}

/** Marks a candidate as linked in what was found. */
export function markLinked(matter: CaseView["id"], contact: Candidate["id"]): void {
  answers.setQueryData<Found | null>(keyOf(matter), (found) =>
    found == null
      ? found
      : {
          ...found,
          candidates: found.candidates.map((one) => (one.id === contact ? { ...one, linked: true } : one)),
        },
  );
}
