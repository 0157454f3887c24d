import { intakeRules, pinRules, readRegisters } from "@tallenne/contracts";
import { type Controller, controllerOn, policyDigestText } from "@tallenne/domain";
import { type Route, bind } from "@tallenne/wire";
import type { CataloguePorts } from "../ports.ts";
import { allPolicies, rulesOn } from "./policy.ts";

/** Operation ↔ use case, nothing else. */
export function policyRoutes(
  { policies, calendar }: CataloguePorts,
  controllers: readonly Controller[],
): readonly Route[] {
  const rules = () => rulesOn(policies, calendar.today());
  return [
    bind(readRegisters, {
      use: async () => {
        const { version, registers, lines, purposes, laws } = await rules();
        const known = registers.map(
          ({ id, notice, names, rules: terms, purposes: allowed, bases, lines: own }) => ({
            id,
            notice,
            names,
            term: terms[0]?.term ?? "P0D",
            ceiling: terms[0]?.ceiling ?? "P0D",
            purposes: [...allowed],
            bases: bases.map(({ letter, provision }) => ({ letter, provision })),
            lines: [...own],
          }),
        );
        const named = lines.map(({ id, names, recording, aliases, from, until = null }) => ({
          id,
          names,
          recording,
          aliases: [...aliases],
          from,
          until,
        }));
        return {
          version,
          today: calendar.today(),
          registers: known,
          lines: named,
          purposes: purposes.map(({ code, names }) => ({ id: code, names })),
          laws: laws.map(({ id, names }) => ({ id, names })),
          controllers: (["A", "B"] as const).flatMap(
            (notice) => controllerOn(controllers, notice, calendar.today()) ?? [],
          ),
        };
      },
    }),
    bind(intakeRules, {
      use: async () => {
        const inForce = await rules();
        return { version: inForce.version, policy: policyDigestText(inForce) };
      },
    }),
    bind(pinRules, {
      use: async () => ({
        versions: (await allPolicies(policies)).map(({ id, from, policy, digest }) => ({
          version: id,
          from,
          policy,
          digest,
        })),
      }),
    }),
  ];
}
