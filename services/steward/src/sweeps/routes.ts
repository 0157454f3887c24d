import {
  type ActionFacts,
  listDisposals,
  previewDeletion,
  refuse,
  reportDamage,
  runSweep,
} from "@tallenne/contracts";
import { addDays, type CalendarDate } from "@tallenne/domain";
import { BadCursor } from "@tallenne/store";
import { type Route, bind } from "@tallenne/wire";
import { viewOf } from "../disposals/disposal.ts";
import type { DisposalPorts } from "../ports.ts";
import type { DueBucket } from "./due.ts";
import type { PreviewedBucket } from "./preview.ts";
import type { SweepOrder, SweepOutcome } from "./sweep.ts";

interface SweepRoutePorts extends DisposalPorts {
  readonly sweep: (order: SweepOrder) => Promise<SweepOutcome>;
  readonly rehearse: (day: CalendarDate) => Promise<readonly DueBucket[]>;
  readonly preview: (day: CalendarDate) => Promise<readonly PreviewedBucket[]>;
}

/** Disposals of one page. */
const pageSize = 50;

/** Operation ↔ use case, nothing else. */
export function sweepRoutes(ports: SweepRoutePorts): readonly Route[] {
  const { disposals, calendar, trail, sweep, rehearse, preview } = ports;

  return [
    bind(previewDeletion, {
      prepare: () => ({ facts: {} }),
      use: async (granted, { query }) => {
        const day = query.day ?? calendar.today();
        const buckets = await preview(day);
        const sum = (some: typeof buckets) => some.reduce((all, { count }) => all + count, 0);
        const due = sum(buckets.filter(({ lastDay }) => lastDay < day));
        // Before anything is shown: no ledger, no answer.
        await trail.pass(granted.entry("retention.rehearsed", { facts: { day, due } }));
        const days = buckets.map((one) => ({ ...one, deletedOn: addDays(one.lastDay, 1) }));
        return { day, today: calendar.today(), days, due, later: sum(buckets) - due };
      },
    }),
    bind(runSweep, {
      prepare: () => ({ facts: {} }),
      use: async (granted, { body }) => {
        if (body.rehearse) {
          const day = calendar.today();
          const due = (await rehearse(day)).reduce((sum, { contacts }) => sum + contacts.length, 0);
          await trail.pass(granted.entry("retention.rehearsed", { facts: { day, due } }));
          return { disposals: [], stopped: "rehearsal" };
        }
        const entry = (objects: readonly string[], facts: ActionFacts<"retention.due">) =>
          granted.entry("retention.due", { objects, facts });
        const { disposals: done, stopped } = await sweep({ by: "person", entry });
        return { disposals: done.map(viewOf), stopped };
      },
    }),
    bind(listDisposals, {
      prepare: () => ({ facts: {}, entry: { filters: ["disposals"] } }),
      use: async (_granted, { query }) => {
        const page = await newest(disposals, query.after);
        return { rows: page.rows.map(viewOf), ...(page.next === undefined ? {} : { next: page.next }) };
      },
    }),
    bind(reportDamage, {
      use: async (_granted, { body }) => {
        await trail.write("access.damaged", [body.contact], { part: body.part });
        ports.log.error({ event: "damage-reported", contact: body.contact, part: body.part });
        return {};
      },
    }),
  ];
}

async function newest(disposals: DisposalPorts["disposals"], after: string | undefined) {
  try {
    return await disposals.find({
      order: [{ field: "startedAt", direction: "desc" }],
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
  } catch (failure) {
    if (!(failure instanceof BadCursor)) throw failure;
    throw refuse("bad-input", { findings: [{ pointer: "/query/after", code: "foreign-cursor" }] });
  }
}
