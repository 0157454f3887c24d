import {
  latePartTarget as latePartTargetOperation,
  recordLatePart as recordLatePartOperation,
} from "@tallenne/contracts";
import { type Route, answer, bind } from "@tallenne/wire";
import type { CataloguePorts } from "../ports.ts";
import { latePartTarget } from "./late-part-target.ts";
import { recordLatePart } from "./record-late-part.ts";

/** Operation ↔ use case, nothing else: parts that come after their contact. */
export function latePartRoutes(ports: CataloguePorts): readonly Route[] {
  const target = latePartTarget(ports);
  const record = recordLatePart(ports);
  return [
    bind(latePartTargetOperation, { use: (_granted, { body }) => target(body.contact) }),
    bind(recordLatePartOperation, {
      use: async (_granted, { body }) => {
        const kept = await record(body);
        ports.feed.wake();
        return answer(kept, { status: kept.first ? 201 : 200 });
      },
    }),
  ];
}
