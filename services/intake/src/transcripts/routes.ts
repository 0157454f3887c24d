import { putTranscript as putTranscriptOperation, refuse } from "@tallenne/contracts";
import { type Route, answer, bind } from "@tallenne/wire";
import { statedDigest } from "../content/content-digest.ts";
import { requireWhole } from "../content/whole-content.ts";
import type { IntakePorts } from "../ports.ts";
import { sourceShowing } from "../sources/source.ts";
import { putTranscript } from "./put-transcript.ts";

/** Operation ↔ use case, nothing else. */
export function transcriptRoutes(ports: IntakePorts): readonly Route[] {
  const put = putTranscript(ports);
  return [
    bind(putTranscriptOperation, {
      authenticate: async ({ bearer }) => {
        const source = await sourceShowing(ports.sources, bearer);
        return source === undefined ? undefined : { id: source.id };
      },
      prepare: async ({ params }, { source }) => {
        const [enrolled, kept] = await Promise.all([
          ports.sources.get(source.id),
          ports.announcements.get(params.announcement),
        ]);
        if (enrolled === undefined) throw refuse("not-permitted");
        if (kept === undefined || kept.source !== source.id) throw refuse("unknown");
        const { lines, registers } = enrolled;
        return {
          facts: { source: { lines, registers, line: lines[0] ?? "", register: registers[0] ?? "" } },
          objects: [params.announcement],
          carry: kept,
        };
      },
      use: async ({ carry: kept, stream, headers }) => {
        await ports.requireTold();
        requireWhole(headers.contentRange);
        const digest = statedDigest(headers.contentDigest);
        const outcome = await put({
          kept,
          stream,
          ...(digest === undefined ? {} : { statedDigest: digest }),
        });
        return answer(outcome.answer, { status: outcome.status });
      },
    }),
  ];
}
