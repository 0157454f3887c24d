import { calibrateContact, draftEvaluation, drawSample, openCase, sendEvaluation } from "@tallenne/contracts";
import { addDays, type CalendarDate, type Id, type PersonId } from "@tallenne/domain";
import type { AtWork } from "@tallenne/testkit";
import { hearCall } from "./hear-call.ts";
import { calibrationFeedback, callScores } from "./stories/evaluation-form.ts";

/** The sample is of older calls: who meets it in the tour can still draw one from the last month. */
const drawnFrom = { firstDaysAgo: 176, lastDaysAgo: 31, size: 5 };

/**
 * Opens a quality project and draws its sample: five calls of a line, by a seed that nobody chose. The last of them is calibrated: its owner has sent
 * an evaluation, the members are waited for.
 */
export async function drawnProject(
  trainer: AtWork,
  {
    members,
    form,
    today,
  }: {
    readonly members: readonly PersonId[];
    readonly form: Id<"form">;
    readonly today: CalendarDate;
  },
): Promise<void> {
  const { browser } = trainer;
  const { id } = await browser.use(openCase, { body: { kind: "quality", members: [...members] } });
  const { contacts } = await browser.use(drawSample, {
    params: { case: id },
    body: {
      register: "calls",
      line: "henkiloasiakkaat",
      from: addDays(today, -drawnFrom.firstDaysAgo),
      to: addDays(today, -drawnFrom.lastDaysAgo),
      size: drawnFrom.size,
    },
  });
  const contact = contacts.at(-1)?.contact;
  if (contact === undefined) throw new TypeError("nothing was drawn");
  const params = { case: id, contact };
  await browser.use(calibrateContact, { params, body: { evaluators: [trainer.person, ...members] } });
  await hearCall(trainer, id, contact);
  await browser.use(draftEvaluation, {
    params,
    body: { form, scores: callScores, feedback: calibrationFeedback },
  });
  await browser.use(sendEvaluation, { params, body: { unheard: [] } });
}
