import {
  acceptTerminal,
  enrolTerminal,
  introspectTerminal,
  listTerminals,
  refuse,
  revokeTerminal,
} from "@tallenne/contracts";
import { bind, type Route } from "@tallenne/wire";
import type { IdentityPorts } from "../ports.ts";
import { acceptTerminalWith } from "./accept-terminal.ts";
import { enrolTerminalWith, requireEnrollable, revokeTerminalOf } from "./enrol-terminal.ts";
import { terminalBehind } from "./find-terminal.ts";
import { allTerminals } from "./list-terminals.ts";

/** Operation ↔ use case: listening terminals, and what other services ask about them. */
export function terminalRoutes(ports: IdentityPorts): readonly Route[] {
  const { terminals, chance } = ports;
  const enrol = enrolTerminalWith(ports);
  const accept = acceptTerminalWith(ports);
  const behind = terminalBehind(ports);
  return [
    bind(enrolTerminal, {
      prepare: async ({ body }) => {
        await requireEnrollable(ports, body);
        const id = chance.id("terminal");
        return { objects: [id], entry: { office: body.office }, carry: id };
      },
      use: ({ carry }, { body }) => enrol(carry, body),
    }),
    bind(acceptTerminal, { use: (granted, { body }) => accept(granted, body.token) }),
    bind(revokeTerminal, {
      prepare: async ({ params }) => {
        const terminal = await terminals.get(params.terminal);
        if (terminal === undefined) throw refuse("unknown");
        return { objects: [terminal.id], entry: { office: terminal.office } };
      },
      use: async (_granted, { params }) => {
        await revokeTerminalOf(ports, params.terminal);
        return {};
      },
    }),
    bind(listTerminals, { use: async () => ({ rows: await allTerminals(terminals) }) }),
    bind(introspectTerminal, {
      use: async (_granted, { body }) => ({ terminal: await behind(body.terminal) }),
    }),
  ];
}
