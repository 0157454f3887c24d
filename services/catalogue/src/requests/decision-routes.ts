import {
  decideRequest,
  type decideRequest as Decide,
  issueCertificate as issueOperation,
  refuse,
  returnProposal,
  withholdReason,
  type Asked,
} from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import type { CataloguePorts } from "../ports.ts";
import { decided } from "./decide-request.ts";
import { issueCertificate } from "./issue-certificate.ts";
import { lawAround } from "./law-around.ts";
import type { RequestDesk } from "./request-desk.ts";
import { stepped } from "./step.ts";

type Item = Asked<typeof Decide>["body"]["items"][number];

/** Operation ↔ use case, nothing else: the decision and its certificate. */
export function decisionRoutes(ports: CataloguePorts, desk: RequestDesk): readonly Route[] {
  const { knownTo, known, change, view } = desk;
  const issue = issueCertificate({ ...ports, ...desk });
  const law = lawAround(ports);

  return [
    bind(decideRequest, {
      prepare: ({ params }, { standing }) => knownTo(params.case, standing),
      use: async ({ standing, entry }, { params, body }) => {
        const how = (outcome: string) => body.items.filter((item) => item.outcome === outcome).length;
        const around = await law(body.items.map(({ contact }) => contact));
        const made = await change({
          case: params.case,
          by: standing.person,
          joins: [standing.person],
          to: (request, step) => {
            if (request.review?.by === standing.person) throw refuse("second-person");
            // What is destroyed or put beside a recording takes three: who proposed it, who checked it, who decides.
            if (request.kind !== "access" && request.check?.by === standing.person)
              throw refuse("second-person");
            return { ...decided(request, body, { ...step, law: around }), decider: standing.person };
          },
          tells: ({ id, request }) => [
            entry("request.decided", {
              objects: [id, ...body.items.map(({ contact }) => contact)],
              facts: {
                outcome: request.decision?.outcome ?? "refused",
                granted: how("granted"),
                partly: how("partly"),
                refused: how("refused"),
                grounds: [...new Set(body.items.flatMap(({ grounds }) => grounds))],
                ...(body.notFound === undefined ? {} : { notFound: body.notFound }),
              },
            }),
            ...(request.kind === "access" ? [] : body.items).map((item) =>
              request.kind === "rectification"
                ? entry("request.rectification.decided", {
                    objects: [item.contact, id],
                    facts: { outcome: factsOf(item).outcome, grounds: factsOf(item).grounds },
                  })
                : entry("request.erasure.decided", { objects: [item.contact, id], facts: factsOf(item) }),
            ),
          ],
        });
        return view(await desk.carryOut(made));
      },
    }),
    bind(returnProposal, {
      prepare: ({ params }, { standing }) => knownTo(params.case, standing),
      use: async ({ standing, entry }, { params }) =>
        view(
          await change({
            case: params.case,
            by: standing.person,
            to: (request, step) => ({ ...stepped(request, ["send-back"], step), check: null }),
            tells: ({ id }) => [entry("request.stepped", { objects: [id], facts: { event: "send-back" } })],
          }),
        ),
    }),
    bind(withholdReason, {
      prepare: ({ params }) => known(params.case),
      use: async ({ standing, entry }, { params }) =>
        view(
          await change({
            case: params.case,
            by: standing.person,
            to: (request, { at }) => {
              if (request.decision === null || request.certificate !== null) throw refuse("out-of-turn");
              return { ...request, withheld: { by: standing.person, at } };
            },
            tells: ({ id }) => [entry("request.reason.withheld", { objects: [id], facts: {} })],
          }),
        ),
    }),
    bind(issueOperation, {
      prepare: ({ params }, { standing }) => knownTo(params.case, standing),
      use: async ({ standing, entry }, { params, body }) => {
        const tells = (digest: string) => [
          entry("request.certificate.issued", { objects: [params.case], facts: { digest } }),
        ];
        return view(await issue(params.case, body, { by: standing.person, tells }));
      },
    }),
  ];
}

function factsOf({ outcome, grounds, because, task }: Item) {
  return {
    outcome: outcome === "granted" ? ("granted" as const) : ("refused" as const),
    grounds: because === undefined ? grounds : [because],
    ...(task === undefined ? {} : { task: task.act }),
  };
}
