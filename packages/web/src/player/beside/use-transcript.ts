import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { type Answer, type Asking, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import type { Recording } from "../use-player.ts";

export type TranscriptPart = Asking<"readTranscript">["params"]["part"];

/** The transcripts among the parts of a contact, in the order they came. */
export function transcriptsAmong(parts: readonly string[]): readonly TranscriptPart[] {
  return parts.filter((part): part is TranscriptPart => /^transcript-[1-9]$/.test(part)).toSorted();
}

/** One transcript of a recording; none is asked for while `part` is undefined. Nothing of it stays in memory once the page is left. */
export function useTranscript(
  { sitting, contact }: Pick<Recording, "sitting" | "contact">,
  part: TranscriptPart | undefined,
): UseQueryResult<Answer<"readTranscript">, Failure> {
  return useQuery<Answer<"readTranscript">, Failure>({
    queryKey: ["readTranscript", sitting, contact, part],
    queryFn: ({ signal }) =>
      call("readTranscript", { params: { sitting, contact, part: part ?? "transcript-1" } }, { signal }),
    enabled: part !== undefined,
    gcTime: 0,
  });
}
