import { changeSource, enrolSource as enrolSourceOperation, refuse } from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import type { IntakePorts } from "../ports.ts";
import { enrolSource } from "./enrol-source.ts";

/** Operation ↔ use case, nothing else. */
export function sourceRoutes(ports: IntakePorts): readonly Route[] {
  const enrol = enrolSource(ports);
  return [
    bind(enrolSourceOperation, {
      prepare: ({ body }) => {
        const id = ports.chance.id("source");
        return {
          facts: {},
          objects: [id],
          entry: { lines: coded(body.lines) },
          carry: id,
        };
      },
      use: ({ permit, receipt, carry }, { body }) => enrol(permit, receipt, { id: carry, ...body }),
    }),
    bind(changeSource, {
      prepare: async ({ params, body }) => {
        const source = await ports.sources.get(params.source);
        if (source === undefined) throw refuse("unknown");
        return { facts: {}, objects: [source.id], entry: { lines: coded(body.lines) } };
      },
      use: async (_granted, { params, body }) => {
        await ports.sources.change(params.source, (one) => ({ ...one, ...body }));
        return { source: params.source };
      },
    }),
  ];
}

/** Lines as the ledger takes them: codes, whatever a source calls them. */
function coded(lines: readonly string[]): string[] {
  return lines.map((line) => line.toLowerCase().replaceAll(/[^a-z0-9.-]/g, "-"));
}
