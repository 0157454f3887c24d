import {
  compareEvaluations,
  draftEvaluation as draftOperation,
  listEvaluations,
  listForms,
  publishForm as publishOperation,
  readEvaluation,
  refuse,
  sendEvaluation as sendOperation,
  type Standing,
} from "@tallenne/contracts";
import type { CaseId, ContactId } from "@tallenne/domain";
import { type Route, bind } from "@tallenne/wire";
import { factsUnder, knownOf, refuseBuried } from "../contents/contact-facts.ts";
import type { RoomPorts } from "../ports.ts";
import { type AskedEvaluation, evaluationsOf } from "./asked-evaluation.ts";
import { draftEvaluation } from "./draft-evaluation.ts";
import type { EvaluationPorts } from "./evaluation-ports.ts";
import { ownView, wordsOf } from "./evaluation-view.ts";
import { formView } from "./form.ts";
import { heardBy } from "./heard-by.ts";
import { publishForm } from "./publish-form.ts";
import { sendEvaluation } from "./send-evaluation.ts";
import { namedWhoSent, statesOf } from "./states-of.ts";

/** Purpose of evaluating a sample: developing operations (row A4.9). */
const purpose = "p2";
/** Versions of forms in one answer. */
const mostForms = 500;

/** Operation ↔ use case, nothing else: forms, and the evaluator's side. */
export function evaluationRoutes(ports: RoomPorts & EvaluationPorts): readonly Route[] {
  const { evaluations, forms, sealing, peers, relay, sittings } = ports;
  const publish = publishForm(ports);
  const draft = draftEvaluation(ports);
  const send = sendEvaluation({ ...ports, heard: heardBy(sittings) });
  const states = statesOf(ports);

  type Params = { readonly params: { readonly case: CaseId; readonly contact: ContactId } };
  const prepare = async ({ params }: Params, { standing }: { readonly standing: Standing }) => {
    const known = await knownOf(peers, [params.contact], params.case);
    refuseBuried(known, [params.contact], standing.person);
    return {
      facts: factsUnder(purpose, known),
      objects: [params.contact, params.case],
      carry: {
        contact: known.contacts[0],
        calibration: known.calibrations?.find(({ contact }) => contact === params.contact),
      },
    };
  };
  /** Of what is shown: its entry comes before, and says no more than that it was. */
  const prepareShown = async (...asked: Parameters<typeof prepare>) => ({
    ...(await prepare(...asked)),
    entry: {},
  });
  const askedOf = (
    granted: Pick<AskedEvaluation, "permit"> & {
      readonly carry: Awaited<ReturnType<typeof prepare>>["carry"];
      readonly standing: Standing;
    },
    { params }: Params,
  ): AskedEvaluation => {
    const { permit, carry, standing } = granted;
    if (carry.contact === undefined) throw refuse("unknown");
    return { permit, contact: carry.contact, case: params.case, evaluator: standing.person };
  };

  return [
    bind(publishOperation, {
      use: async (granted, { body }) => {
        const form = await publish(body, ({ id, code, number }) =>
          granted.entry("evaluation.form.published", {
            objects: [id],
            facts: { kind: code, version: String(number) },
          }),
        );
        relay.wake();
        return form;
      },
    }),
    bind(listForms, {
      use: async () => {
        const { rows } = await forms.find({
          where: { field: "publishedAt", from: "" },
          order: [{ field: "publishedAt", direction: "desc" }],
          limit: mostForms,
        });
        return { forms: rows.map(formView) };
      },
    }),
    bind(listEvaluations, {
      prepare: async ({ params }) => {
        const known = await knownOf(peers, [], params.case);
        return {
          facts: known.case === undefined ? {} : { case: known.case, purpose },
          objects: [params.case],
          carry: known.calibrations,
        };
      },
      use: async ({ standing, carry }, { params }) => ({
        rows: [...(await states(params.case, standing.person, carry))],
      }),
    }),
    bind(readEvaluation, {
      prepare: prepareShown,
      use: async (granted, about) => {
        const asked = askedOf(granted, about);
        const { own, others } = await evaluationsOf(evaluations, asked);
        const chosen = own?.form ?? others[0]?.form;
        const form = chosen === undefined ? undefined : await forms.get(chosen);
        const [said] = own === undefined ? [] : await sealing.open(asked.contact, [own]);
        return {
          own: own === undefined || said === undefined ? null : ownView(own, said),
          form: form === undefined ? null : formView(form),
        };
      },
    }),
    bind(draftOperation, {
      prepare,
      use: async (granted, about) => ({ savedAt: await draft(askedOf(granted, about), about.body) }),
    }),
    bind(sendOperation, {
      prepare,
      use: async (granted, about) => {
        const asked = askedOf(granted, about);
        const { sent, said } = await send(asked, about.body.unheard, ({ id }, { code, number }, count) =>
          granted.entry("evaluation.sent", {
            objects: [id, asked.contact.id, asked.case],
            facts: { kind: code, version: String(number), count },
          }),
        );
        relay.wake();
        return ownView(sent, { ...said, answer: null });
      },
    }),
    bind(compareEvaluations, {
      prepare: prepareShown,
      use: async (granted, about) => {
        const asked = askedOf(granted, about);
        const { own, others } = await evaluationsOf(evaluations, asked);
        // Blind until one's own is bound: nobody is led by what another has scored.
        if (own?.state !== "sent") throw refuse("out-of-turn");
        const { calibration } = granted.carry;
        // A calibration is compared by all at once: who was early learns no more than who was late.
        if (calibration !== undefined) {
          const done = namedWhoSent(calibration, [own, ...others]);
          if (done.length < calibration.evaluators.length) throw refuse("out-of-turn");
        }
        const form = await forms.get(own.form);
        if (form === undefined) throw refuse("out-of-turn");
        const sent = others
          .filter(({ state }) => state === "sent")
          .toSorted((one, other) => (one.sentAt ?? "").localeCompare(other.sentAt ?? ""));
        const all = [own, ...sent];
        const said = await sealing.open(asked.contact, all);
        return {
          form: formView(form),
          evaluations: all.flatMap((one, place) => {
            const opened = said[place];
            return opened === undefined ? [] : [{ ...wordsOf(one, opened), own: one.id === own.id }];
          }),
        };
      },
    }),
  ];
}
