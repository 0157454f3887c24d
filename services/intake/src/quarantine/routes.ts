import {
  rejectAnnouncement,
  repairAnnouncement as repairAnnouncementOperation,
  refuse,
  replayQuarantine as replayQuarantineOperation,
} from "@tallenne/contracts";
import type { AnnouncementId } from "@tallenne/domain";
import { bind, type Granted, type Route } from "@tallenne/wire";
import { isWaiting } from "../announcements/announcement-kept.ts";
import { countRefusal } from "../announcements/refusals.ts";
import type { Watching } from "../folders/watching.ts";
import type { IntakePorts } from "../ports.ts";
import { repairAnnouncement } from "./repair-announcement.ts";
import { replayQuarantine } from "./replay-quarantine.ts";
import { settleWaiting, type Settling } from "./settle-waiting.ts";

/** Operation ↔ use case, nothing else: what a person does about what waits. */
export function quarantineRoutes(ports: IntakePorts, folders: Pick<Watching, "lookAgain">): readonly Route[] {
  const { announcements } = ports;
  const settle = settleWaiting({ ...ports, count: countRefusal(ports) });
  const repair = repairAnnouncement({ ...ports, settle });
  const replay = replayQuarantine({ ...ports, settle });
  const announced = async (id: AnnouncementId) => {
    const kept = await announcements.get(id);
    if (kept === undefined) throw refuse("unknown");
    return { facts: {}, objects: [kept.id], carry: kept };
  };
  return [
    bind(repairAnnouncementOperation, {
      prepare: ({ params }) => announced(params.announcement),
      use: async (granted, { body }) => {
        const done = await repair(granted.permit, { kept: granted.carry, ...body }, settlingOf(granted));
        folders.lookAgain();
        return done;
      },
    }),
    bind(rejectAnnouncement, {
      prepare: ({ params }) => announced(params.announcement),
      use: async (granted, { body }) => {
        const kept = granted.carry;
        const why = { reason: body.reason, line: kept.line, problem: "rejected-by-person" } as const;
        if (!isWaiting(kept) || !(await settle.reject(kept, why, settlingOf(granted))))
          throw refuse("conflict");
        folders.lookAgain();
        return { state: "rejected" as const };
      },
    }),
    bind(replayQuarantineOperation, {
      prepare: () => ({ facts: {} }),
      use: async (granted) => {
        const done = await replay(granted.permit, settlingOf(granted));
        folders.lookAgain();
        return done;
      },
    }),
  ];
}

function settlingOf({ standing, entry }: Pick<Granted, "entry"> & { standing: { person: Settling["by"] } }) {
  const told: Settling["entry"] = (action, announcement, facts) =>
    entry(action, {
      objects: [announcement],
      facts,
      outcome: action === "contact.rejected" ? "refused" : "done",
    });
  return { by: standing.person, entry: told };
}
