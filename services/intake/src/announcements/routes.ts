import {
  announceContact as announceContactOperation,
  putContent as putContentOperation,
  refuse,
} from "@tallenne/contracts";
import { type Route, type SourceHeaders, answer, bind } from "@tallenne/wire";
import { statedDigest } from "../content/content-digest.ts";
import { requireWhole } from "../content/whole-content.ts";
import type { IntakePorts } from "../ports.ts";
import { sourceShowing } from "../sources/source.ts";
import type { TakingIn } from "./taking-in.ts";

/** Operation ↔ use case, nothing else. */
export function announcementRoutes(ports: IntakePorts, door: TakingIn): readonly Route[] {
  const { announcements, sources } = ports;
  const authenticate = async ({ bearer }: SourceHeaders) => {
    const source = await sourceShowing(sources, bearer);
    return source === undefined ? undefined : { id: source.id };
  };
  const enrolled = async (id: string) => {
    const source = await sources.get(id);
    if (source === undefined) throw refuse("not-permitted");
    return source;
  };

  return [
    bind(announceContactOperation, {
      authenticate,
      prepare: async ({ body }, { source }) => ({
        facts: await door.rights(await enrolled(source.id), body),
      }),
      use: async (granted, { body }) => {
        const outcome = await door.announce(granted.source.id, body, granted);
        return answer(outcome.answer, { status: outcome.status });
      },
    }),
    bind(putContentOperation, {
      authenticate,
      prepare: async ({ params }, { source }) => {
        const [{ lines, registers }, kept] = await Promise.all([
          enrolled(source.id),
          announcements.get(params.announcement),
        ]);
        if (kept === undefined || kept.source !== source.id) throw refuse("unknown");
        return {
          facts: { source: { lines, registers, line: lines[0] ?? "", register: registers[0] ?? "" } },
          objects: [params.announcement],
          carry: kept,
        };
      },
      use: async (granted) => {
        const { carry: kept, stream, headers } = granted;
        await ports.requireTold();
        requireWhole(headers.contentRange);
        const digest = statedDigest(headers.contentDigest);
        const passed = (step: string) => granted.passed(step);
        const asked = { kept, stream, passed, ...(digest === undefined ? {} : { statedDigest: digest }) };
        const outcome = await door.put(asked, granted);
        return answer(outcome.answer, { status: outcome.status });
      },
    }),
  ];
}
