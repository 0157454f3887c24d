import { listCondition } from "@tallenne/access";
import { drawSample as drawSampleOperation, refuse } from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import { caseFactsOf, viewOf } from "../cases/case.ts";
import type { CataloguePorts } from "../ports.ts";
import { type Draw, drawFrom, keepSample, refuseRedraw } from "./draw-sample.ts";

/** Operation ↔ use case, nothing else. */
export function sampleRoutes(ports: CataloguePorts): readonly Route[] {
  const { cases, calendar } = ports;
  const draw = drawFrom(ports);
  const keep = keepSample(ports);
  const refuseAgain = refuseRedraw(ports);

  return [
    bind(drawSampleOperation, {
      prepare: async ({ params, body }, { standing }) => {
        const matter = await cases.get(params.case);
        const today = calendar.today();
        const scope = "queue" as const;
        const project = matter === undefined ? undefined : caseFactsOf(matter, today);
        const isOwn =
          project?.kind === "quality" &&
          project.state === "open" &&
          (project.owner === standing.person || project.members.includes(standing.person));
        // Drawn before the ledger is told, so that it learns the seed; strangers are refused by the decision and learn nothing here.
        if (isOwn && matter?.sample !== undefined) throw refuse("conflict");
        const allowed = listCondition({
          standing,
          purpose: "p2",
          scope,
          today,
          ...(project === undefined ? {} : { case: project }),
        });
        const carry = isOwn ? await draw(allowed, body) : undefined;
        return {
          facts: { purpose: "p2" as const, scope, ...(project === undefined ? {} : { case: project }) },
          objects: [params.case],
          entry: entryOf(carry !== undefined && "drawn" in carry ? carry : undefined, body),
          carry,
        };
      },
      use: async ({ carry, standing }, { params, body }) => {
        if (carry === undefined) throw refuse("purpose-first");
        if ("findings" in carry) throw refuse("bad-input", { findings: [...carry.findings] });
        await refuseAgain(standing.person, params.case, body);
        return viewOf(await keep(params.case, carry));
      },
    }),
  ];
}

/** Criteria, seed, how many and their digest: whoever has the contacts can draw again. A refused draw has no seed. */
function entryOf(
  draw: Draw | undefined,
  {
    register,
    line,
    from,
    to,
  }: Pick<Parameters<ReturnType<typeof drawFrom>>[1], "register" | "line" | "from" | "to">,
) {
  if (draw === undefined) return { register, line, from, to };
  const { drawnAt: _, ...told } = draw.sample;
  return { ...told, count: draw.drawn.length };
}
