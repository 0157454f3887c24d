import { refuse, stateDayTotals, tellDayTotals } from "@tallenne/contracts";
import { bind, type Route, type SourceHeaders } from "@tallenne/wire";
import type { IntakePorts } from "../ports.ts";
import { sourceShowing } from "../sources/source.ts";
import { tellTotals } from "./tell-totals.ts";

/** Operation ↔ use case, nothing else: what sources counted of a day. */
export function totalsRoutes(ports: IntakePorts): readonly Route[] {
  const { sources } = ports;
  const tell = tellTotals(ports);
  return [
    bind(tellDayTotals, {
      authenticate: async ({ bearer }: SourceHeaders) => {
        const source = await sourceShowing(sources, bearer);
        return source === undefined ? undefined : { id: source.id };
      },
      prepare: async (_asked, { source }) => {
        const enrolled = await sources.get(source.id);
        if (enrolled === undefined) throw refuse("not-permitted");
        const { lines, registers } = enrolled;
        return {
          facts: { source: { lines, registers, line: lines[0] ?? "", register: registers[0] ?? "" } },
        };
      },
      use: ({ source }, { params, body }) => tell({ source: source.id, day: params.day, lines: body.lines }),
    }),
    bind(stateDayTotals, {
      prepare: async ({ params, body }) => {
        const source = await sources.get(params.source);
        if (source === undefined) throw refuse("unknown");
        return { facts: {}, objects: [source.id], entry: { on: params.day, count: body.lines.length } };
      },
      use: (_granted, { params, body }) => tell({ ...params, lines: body.lines }),
    }),
  ];
}
