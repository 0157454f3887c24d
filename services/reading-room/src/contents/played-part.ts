import type { AccessFacts } from "@tallenne/contracts";

/** The part whose sound is played: the recording as it came, or its access copy where the codec does not play from that (flows D18). */
export function playedPart({ audio }: Pick<AccessFacts, "audio">): "original" | "access" {
  return audio?.part ?? "original";
}
