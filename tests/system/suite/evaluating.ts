import { describe, expect, test } from "@jest/globals";
import {
  answerEvaluation,
  askAnotherEvaluator,
  calibrateContact,
  compareEvaluations,
  draftEvaluation,
  drawSample,
  listColleagues,
  listEvaluations,
  listForms,
  listOwnEvaluations,
  openCase,
  publishForm,
  readEvaluation,
  readOwnEvaluation,
  sendEvaluation,
} from "@tallenne/contracts";
import { calendarDate } from "@tallenne/domain";
import { customers, wav } from "@tallenne/testkit";
import { delivered } from "./steps.ts";
import { actionsAbout, at, type World } from "./world.ts";

const words = (fi: string) => ({ fi, sv: fi, en: fi });
const day = calendarDate("2026-11-19");
const scores = [{ item: 0, score: 2, atMs: 1000 }];

/** Rows A4.9, A4.10: what was drawn is evaluated blind, by two; its adviser reads, answers and asks for another. */
export function evaluating(world: World): void {
  describe("the evaluation of a drawn contact", () => {
    test("T-P15 is made by two who see nothing of each other before both have sent, read and answered by its adviser", async () => {
      for (const externalId of ["evaluated-1", "evaluated-2"])
        await delivered(
          world,
          { externalId, startedAt: at("2026-11-19 10.00"), customer: customers.aino, agent: "agent-204" },
          wav(),
        );
      const hired = (name: string, signInName: string) =>
        world.office.worker({ name, signInName, rights: [{ role: "qa" as const }] });
      const second = await hired("Anja Korpimaa", "anja.korpimaa");
      const owner = await hired("Lauri Suonpää", "lauri.suonpaa");
      const first = owner.browser;
      const { id } = await first.use(openCase, { body: { kind: "quality", members: [second.person] } });
      const drawn = await first.use(drawSample, {
        params: { case: id },
        body: { register: "calls", line: "henkiloasiakkaat", from: day, to: day, size: 1 },
      });
      const contact = drawn.contacts[0]?.contact;
      if (contact === undefined) throw new TypeError("nothing was drawn");
      const params = { case: id, contact };
      const form = await first.use(publishForm, {
        body: { code: "puhelu", title: words("Puhelu"), items: [words("Tervehdys")] },
      });
      expect((await second.browser.use(listForms, {})).forms).toContainEqual(form);
      expect((await first.use(listColleagues, {})).rows).toContainEqual(
        expect.objectContaining({ person: second.person, name: "Anja Korpimaa" }),
      );
      const evaluators = [owner.person, second.person];
      await first.use(calibrateContact, { params, body: { evaluators } });
      expect((await first.use(readEvaluation, { params })).own).toBeNull();
      const nothing = await first.call(sendEvaluation, { params, body: { unheard: [] } });
      expect(nothing.problem?.slug).toBe("out-of-turn");
      await first.use(draftEvaluation, { params, body: { form: form.id, scores, feedback: "Selkeä." } });
      const unheard = await first.call(sendEvaluation, { params, body: { unheard: [] } });
      expect(unheard.problem).toMatchObject({
        slug: "bad-input",
        findings: [{ pointer: "/unheard/0", code: "unheard" }],
      });
      const sent = await first.use(sendEvaluation, { params, body: { unheard: [0] } });
      const again = await first.call(draftEvaluation, { params, body: { form: form.id, scores } });
      expect(again.problem?.slug).toBe("out-of-turn");

      for (const blind of [first, second.browser])
        expect((await blind.call(compareEvaluations, { params })).problem?.slug).toBe("out-of-turn");
      const theirs = [{ item: 0, score: null }];
      await second.browser.use(draftEvaluation, { params, body: { form: form.id, scores: theirs } });
      await second.browser.use(sendEvaluation, { params, body: { unheard: [] } });
      const compared = await second.browser.use(compareEvaluations, { params });
      expect(compared.evaluations).toMatchObject([
        { own: true, scores: theirs },
        { own: false, scores, feedback: "Selkeä.", unheard: [0] },
      ]);

      const adviser = world.sanna.browser;
      const { rows } = await adviser.use(listOwnEvaluations, {});
      expect(rows.map(({ contact: of }) => of.id)).toEqual([contact, contact]);
      const one = { params: { evaluation: sent.evaluation } };
      expect(await adviser.use(readOwnEvaluation, one)).toMatchObject({ scores, feedback: "Selkeä." });
      await adviser.use(answerEvaluation, { ...one, body: { text: "Kiitos." } });
      const twice = await adviser.call(answerEvaluation, { ...one, body: { text: "Kiitos." } });
      expect(twice.problem?.slug).toBe("out-of-turn");
      await adviser.use(askAnotherEvaluator, one);
      expect((await adviser.call(askAnotherEvaluator, one)).problem?.slug).toBe("out-of-turn");
      expect((await first.use(readEvaluation, { params })).own?.answer?.text).toBe("Kiitos.");
      const states = await second.browser.use(listEvaluations, { params: { case: id } });
      expect(states.rows).toEqual([
        { contact, own: "sent", othersSent: 1, isAnotherAsked: false, namedSent: 2 },
      ]);
      const told = await actionsAbout(world, sent.evaluation, "evaluation.another-asked");
      expect(told).toEqual(
        expect.arrayContaining(["evaluation.sent", "evaluation.answered", "evaluation.another-asked"]),
      );
    });
  });
}
