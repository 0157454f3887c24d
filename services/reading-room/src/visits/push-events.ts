import { recordVisitEvents } from "@tallenne/contracts";
import type { VisitId } from "@tallenne/domain";
import type { Peers } from "@tallenne/wire";
import { sending, type VisitSittings } from "./visit-sitting.ts";

interface PushPorts {
  readonly visits: VisitSittings;
  readonly peers: Pick<Peers, "call">;
}

/** So many go at once. */
const most = 200;

/**
 * Tells the catalogue what happened in the room, in order; what it has taken leaves the sitting (flows D24). Telling again changes nothing there, so it is
 * safe after any crash. Answers how many were taken; rejects with what the catalogue refused, and everything waits on.
 */
export function pushEvents({ visits, peers }: PushPorts) {
  return async (id: VisitId): Promise<number> => {
    let taken = 0;
    for (;;) {
      const unsent = (await visits.get(id))?.unsent ?? [];
      const last = unsent[0] === undefined ? 0 : unsent[0].number - 1;
      if (unsent.length === 0) return taken;
      const reply = await peers.call(recordVisitEvents, {
        body: { visit: id, events: unsent.slice(0, most) },
      });
      if (reply.taken <= last) return taken;
      taken += reply.taken - last;
      await visits.change(id, (visit) => ({
        ...visit,
        ...sending(visit.unsent.filter(({ number }) => number > reply.taken)),
      }));
    }
  };
}

/** Tells what still waits of every visit; one that is refused keeps no other from being told. Answers how many events were taken, or rejects with the first refusal. */
export function pushAllEvents(ports: PushPorts) {
  const push = pushEvents(ports);
  return async (): Promise<number> => {
    let taken = 0;
    const refused: unknown[] = [];
    for await (const { id } of ports.visits.each({ field: "isUnsent", is: true }))
      try {
        taken += await push(id);
      } catch (failure) {
        refused.push(failure);
      }
    if (refused.length > 0) throw refused[0];
    return taken;
  };
}
