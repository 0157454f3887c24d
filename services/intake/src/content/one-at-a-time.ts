import { refuse } from "@tallenne/contracts";
import type { ContentPut, PutOutcome } from "./put-content.ts";

/**
 * One upload of an announcement at a time: a second one meanwhile is told `busy`, which a source tries again later. Without this a recorder that
 * retries what only stands still would hold every place there is for uploads.
 */
export function oneAtATime(
  put: (asked: ContentPut) => Promise<PutOutcome>,
): (asked: ContentPut) => Promise<PutOutcome> {
  const underWay = new Set<string>();
  return async (asked) => {
    const { id } = asked.kept;
    if (underWay.has(id)) throw refuse("busy");
    underWay.add(id);
    try {
      return await put(asked);
    } finally {
      underWay.delete(id);
    }
  };
}
