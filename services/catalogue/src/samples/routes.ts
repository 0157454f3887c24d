import { listCondition } from "@tallenne/access";
import {
  calibrateContact as calibrateOperation,
  drawSample as drawSampleOperation,
  refuse,
} from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import { caseFactsOf, viewOf } from "../cases/case.ts";
import type { CataloguePorts } from "../ports.ts";
import { trailEvent } from "../contacts/ingested-events.ts";
import { calibrateContact } from "./calibrate-contact.ts";
import { drawFrom, keepSample, hasDrawnFrom } from "./draw-sample.ts";

/** Operation ↔ use case, nothing else. */
export function sampleRoutes(ports: CataloguePorts): readonly Route[] {
  const { cases, calendar } = ports;
  const draw = drawFrom(ports);
  const keep = keepSample(ports);
  const hasDrawn = hasDrawnFrom(ports);
  const calibrate = calibrateContact(ports);

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
        // Strangers are refused by the decision and learn nothing here.
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
          // A look, whatever comes of it; only what is kept has a seed, in the write that keeps it: of two who draw at once one has drawn.
          entry: criteriaOf(body),
          carry: carry === undefined ? undefined : { ...carry, isAgain },
        };
      },
      use: async ({ carry, ...granted }, { params }) => {
        if (carry === undefined) throw refuse("purpose-first");
        if ("findings" in carry) throw refuse("bad-input", { findings: [...carry.findings] });
        if (carry.isAgain) throw refuse("conflict");
        const { drawnAt: _, ...told } = carry.sample;
        const facts = { ...told, count: carry.drawn.length };
        const proof = granted.entry("case.sampled", { objects: [params.case], facts });
        const kept = await keep(params.case, carry, trailEvent(ports, proof));
        ports.feed.wake();
        return viewOf(kept);
      },
    }),
    bind(calibrateOperation, {
      prepare: async ({ params }) => {
        const matter = await cases.get(params.case);
        return {
          facts: matter === undefined ? {} : { case: caseFactsOf(matter, calendar.today()), purpose: "p2" },
          objects: [params.case, params.contact],
        };
      },
      use: async (granted, { params, body }) => {
        const { evaluators } = body;
        const entry = granted.entry("case.calibrated", {
          objects: [params.case, params.contact, ...evaluators],
          facts: { count: evaluators.length },
        });
        const kept = await calibrate({ ...params, evaluators }, entry);
        ports.feed.wake();
        return viewOf(kept);
      },
    }),
  ];
}

/** What was looked through: whoever has the contacts can look again. */
function criteriaOf({ size: _size, ...criteria }: Parameters<ReturnType<typeof drawFrom>>[1]) {
  return criteria;
}
