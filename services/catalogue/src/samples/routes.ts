import { listCondition } from "@tallenne/access";
import { drawSample as drawSampleOperation, refuse } from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import { caseFactsOf, viewOf } from "../cases/case.ts";
import type { CataloguePorts } from "../ports.ts";
import { type Draw, drawFrom, keepSample, hasDrawnFrom } from "./draw-sample.ts";

/** Operation ↔ use case, nothing else. */
export function sampleRoutes(ports: CataloguePorts): readonly Route[] {
  const { cases, calendar } = ports;
  const draw = drawFrom(ports);
  const keep = keepSample(ports);
  const hasDrawn = hasDrawnFrom(ports);

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
        const drawn = carry !== undefined && "drawn" in carry ? carry : undefined;
        const isAgain = drawn !== undefined && (await hasDrawn(standing.person, params.case, body));
        return {
          facts: { purpose: "p2" as const, scope, ...(project === undefined ? {} : { case: project }) },
          objects: [params.case],
          entry: entryOf(isAgain ? undefined : drawn, body),
          carry: carry === undefined ? undefined : { ...carry, isAgain },
        };
      },
      use: async ({ carry }, { params }) => {
        if (carry === undefined) throw refuse("purpose-first");
        if ("findings" in carry) throw refuse("bad-input", { findings: [...carry.findings] });
        if (carry.isAgain) throw refuse("conflict");
        return viewOf(await keep(params.case, carry));
      },
    }),
  ];
}

/** Criteria, seed, how many and their digest: whoever has the contacts can draw again. A refused draw has no seed. */
function entryOf(
  draw: Draw | undefined,
  { size: _size, ...criteria }: Parameters<ReturnType<typeof drawFrom>>[1],
) {
  if (draw === undefined) return criteria;
  const { drawnAt: _, ...told } = draw.sample;
  return { ...told, count: draw.drawn.length };
}
