import { enrolSource as enrolSourceOperation } from "@tallenne/contracts";
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
          entry: { lines: body.lines.map((line) => line.toLowerCase().replaceAll(/[^a-z0-9.-]/g, "-")) },
          carry: id,
        };
      },
      use: ({ permit, receipt, carry }, { body }) => enrol(permit, receipt, { id: carry, ...body }),
    }),
  ];
}
