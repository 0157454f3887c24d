import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { callForBytes } from "../api/client.ts";
import { type Failure, failureOf } from "../api/failure.ts";
import { decodePeaks, type Peaks } from "./peaks.ts";
import type { Recording } from "./use-player.ts";

/** The waveform of a recording; the sound does not wait for it. */
export function usePeaks({ sitting, contact }: Recording): UseQueryResult<Peaks, Failure> {
  return useQuery<Peaks, Failure>({
    queryKey: ["readPeaks", sitting, contact],
    // Personal metadata: gone with the page that shows it.
    gcTime: 0,
    queryFn: async () => {
      const response = await callForBytes("readPeaks", { params: { sitting, contact } });
      try {
        return decodePeaks(await response.arrayBuffer());
      } catch (thrown) {
        throw failureOf(thrown);
      }
    },
  });
}
