import { decide } from "@tallenne/access";
import {
  answerEvaluation as answerOperation,
  askAnotherEvaluator,
  listOwnEvaluations,
  readOwnEvaluation,
  refuse,
  type Standing,
} from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import { decidedFacts, factsUnder, knownOf } from "../contents/contact-facts.ts";
import type { RoomPorts } from "../ports.ts";
import { type Answered, answerEvaluation, askAnother } from "./answer-evaluation.ts";
import type { Evaluation } from "./evaluation.ts";
import type { EvaluationPorts } from "./evaluation-ports.ts";
import { adviserView, outerOf } from "./evaluation-view.ts";

/** Purpose of what an adviser is told: training staff (row A4.10). */
const purpose = "p3";
/** Evaluations of one answer. */
const most = 200;

/** Operation ↔ use case, nothing else: what advisers see of evaluations of their own contacts, and how they answer. */
export function adviserRoutes(ports: RoomPorts & EvaluationPorts): readonly Route[] {
  const { evaluations, forms, sealing, peers, relay, calendar, clock } = ports;
  const answer = answerEvaluation(ports);
  const another = askAnother(ports);

  type About = { readonly params: { readonly evaluation: Evaluation["id"] } };
  const prepare = async ({ params }: About, { standing }: { readonly standing: Standing }) => {
    const evaluation = await evaluations.get(params.evaluation);
    // A draft, one of a colleague and none at all are told alike.
    const own =
      evaluation?.state === "sent" && evaluation.adviser === standing.person ? evaluation : undefined;
    const known =
      own === undefined ? { contacts: [], buried: [] } : await knownOf(peers, [own.contact], undefined);
    return {
      facts: factsUnder(purpose, known),
      objects: [params.evaluation, ...(own === undefined ? [] : [own.contact])],
      carry: { evaluation: own, contact: known.contacts[0] },
    };
  };
  type Carried = Awaited<ReturnType<typeof prepare>>["carry"];
  const foundIn = ({ evaluation, contact }: Carried): Omit<Answered, "permit"> => {
    if (evaluation === undefined || contact === undefined) throw refuse("unknown");
    return { evaluation, contact };
  };
  const view = async ({ evaluation, contact }: Omit<Answered, "permit">) => {
    const [form, [said]] = await Promise.all([
      forms.get(evaluation.form),
      sealing.open(contact, [evaluation]),
    ]);
    if (form === undefined || said === undefined) throw refuse("unknown");
    return adviserView(evaluation, said, { contact, form });
  };

  return [
    bind(listOwnEvaluations, {
      prepare: () => ({ facts: { purpose }, entry: { filters: ["own"] } }),
      use: async ({ standing }) => {
        const { rows } = await evaluations.find({
          where: {
            all: [
              { field: "adviser", is: standing.person },
              { field: "state", is: "sent" },
            ],
          },
          order: [{ field: "sentAt", direction: "desc" }],
          limit: most,
        });
        const known = await knownOf(peers, [...new Set(rows.map(({ contact }) => contact))], undefined);
        const [today, now] = [calendar.today(), clock.now()];
        const shown = new Map(
          known.contacts
            .filter((contact) => {
              const facts = { purpose, contacts: [decidedFacts(contact)] };
              return "permit" in decide({ act: "evaluation.see", standing, facts, today, now });
            })
            .map((contact) => [contact.id, contact]),
        );
        const made = await Promise.all(
          rows.map(async (one) => {
            const [contact, form] = [shown.get(one.contact), await forms.get(one.form)];
            if (contact === undefined || form === undefined || one.sentAt === null) return [];
            const { id: evaluation, sentAt, answer: answered, anotherAskedAt } = one;
            const title = form.title;
            const states = { isAnswered: answered !== null, isAnotherAsked: anotherAskedAt !== null };
            return [{ evaluation, contact: outerOf(contact), title, sentAt, ...states }];
          }),
        );
        return { rows: made.flat() };
      },
    }),
    bind(readOwnEvaluation, {
      prepare: async (...asked) => ({ ...(await prepare(...asked)), entry: {} }),
      use: ({ carry }) => view(foundIn(carry)),
    }),
    bind(answerOperation, {
      prepare,
      use: async (granted, { body }) => {
        const found = foundIn(granted.carry);
        const objects = [found.evaluation.id, found.contact.id];
        const entry = granted.entry("evaluation.answered", { objects, facts: {} });
        const evaluation = await answer({ ...found, permit: granted.permit }, body.text, entry);
        relay.wake();
        return view({ ...found, evaluation });
      },
    }),
    bind(askAnotherEvaluator, {
      prepare,
      use: async (granted) => {
        const found = foundIn(granted.carry);
        const objects = [found.evaluation.id, found.contact.id];
        const entry = granted.entry("evaluation.another-asked", { objects, facts: {} });
        const evaluation = await another({ ...found, permit: granted.permit }, entry);
        relay.wake();
        return view({ ...found, evaluation });
      },
    }),
  ];
}
