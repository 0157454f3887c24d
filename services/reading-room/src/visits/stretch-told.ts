import type { PlayedStretch } from "@tallenne/contracts";
import { visitEvents } from "@tallenne/domain";
import { joined, type Stretch, within } from "../sittings/stretch.ts";
import type { VisitSitting } from "./visit-sitting.ts";
import { type StepPorts, stepped } from "./visit-step.ts";

/**
 * The visit with a stretch that went out of the loudspeaker (T-W3): cut to what was served, and of one told before only what is new. Each becomes an event
 * for the record and an entry of the ledger, with its speed; a replay is a stretch of its own.
 */
export function stretchTold(ports: StepPorts, visit: VisitSitting, stretch: PlayedStretch): VisitSitting {
  const item = visit.items.find(({ number }) => number === stretch.item);
  if (item === undefined || visitEvents.listened.moves[visit.state] === undefined) return visit;
  const name = String(stretch.number);
  const from = Math.max(stretch.fromMs, visit.told[name] ?? stretch.fromMs);
  const served = within([[from, stretch.toMs]], visit.served[item.contact] ?? []);
  const end = served.at(-1)?.[1];
  if (end === undefined) return visit;
  const known: VisitSitting = {
    ...visit,
    told: { ...visit.told, [name]: end },
    heard: { ...visit.heard, [item.contact]: joined([...(visit.heard[item.contact] ?? []), ...served]) },
  };
  return served.reduce((after, [fromMs, toMs]: Stretch) => {
    const { speed } = stretch;
    return stepped(ports, after, {
      event: "listened",
      actor: "system",
      by: "system",
      facts: { contact: item.contact, fromMs, toMs, speed },
      trail: {
        action: "visit.play",
        facts: { range: [fromMs, toMs], percent: Math.round(speed * 100) },
        about: [item.contact],
      },
    });
  }, known);
}
