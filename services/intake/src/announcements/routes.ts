import {
  announceContact as announceContactOperation,
  putContent as putContentOperation,
  refuse,
} from "@tallenne/contracts";
import { lineOn, helsinkiDateOf, registerOfChannel } from "@tallenne/domain";
import { type Route, type SourceHeaders, answer, bind } from "@tallenne/wire";
import { noteRefusedContent } from "../content/note-refused-content.ts";
import { statedDigest } from "../content/content-digest.ts";
import { putContent } from "../content/put-content.ts";
import { oneAtATime } from "../content/one-at-a-time.ts";
import { putParts } from "../content/put-parts.ts";
import { requireWhole } from "../content/whole-content.ts";
import type { IntakePorts } from "../ports.ts";
import { sourceShowing } from "../sources/source.ts";
import { announceContact } from "./announce-contact.ts";
import { countRefusal } from "./refusals.ts";
import { openHalf, sealPersonalFields } from "./seal-personal-fields.ts";

/** Operation ↔ use case, nothing else. */
export function announcementRoutes(ports: IntakePorts): readonly Route[] {
  const { announcements, sources } = ports;
  const announce = announceContact({ ...ports, seal: sealPersonalFields(ports), count: countRefusal(ports) });
  const noteRefused = noteRefusedContent(ports);
  const put = oneAtATime(putContent({ ...ports, put: putParts(ports), half: openHalf(ports) }));
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
      prepare: async ({ body }, { source }) => {
        const [{ lines, registers }, policy] = await Promise.all([enrolled(source.id), ports.policy()]);
        const known = lineOn(policy.lines, body.line, helsinkiDateOf(body.startedAt));
        // An unknown line is not a matter of rights, nor is one never recorded: the gates name the one and count the other.
        const line =
          known === undefined || known.recording === "forbidden"
            ? (lines[0] ?? "")
            : (lines.find((one) => lineOn([known], one, known.from) !== undefined) ?? known.id);
        return {
          facts: {
            source: { lines, registers, line, register: registerOfChannel(policy, body.channel)?.id ?? "" },
          },
        };
      },
      use: async (granted, { body }) => {
        await ports.requireTold();
        const outcome = await announce(granted.source.id, body, (action, objects, facts) =>
          granted.entry(action, {
            objects,
            facts: facts as never,
            outcome: action === "contact.rejected" ? "refused" : "done",
          }),
        );
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
        await ports.requireTold();
        const { carry: kept, stream, headers } = granted;
        requireWhole(headers.contentRange);
        const digest = statedDigest(headers.contentDigest);
        const asked = { kept, stream, ...(digest === undefined ? {} : { statedDigest: digest }) };
        try {
          const outcome = await put(asked);
          return answer(outcome.answer, { status: outcome.status });
        } catch (failure) {
          await noteRefused(kept, failure, (facts) =>
            granted.entry("contact.rejected", { objects: [kept.id], facts, outcome: "refused" }),
          );
          throw failure;
        }
      },
    }),
  ];
}
