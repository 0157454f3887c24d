import { draftEvaluation, drawSample, openCase, sendEvaluation } from "@tallenne/contracts";
import { addDays, type CalendarDate, type Id } from "@tallenne/domain";
import type { AtWork } from "@tallenne/testkit";
import { hearCall } from "./hear-call.ts";
import { callFeedback, callScores } from "./stories/evaluation-form.ts";

/** A day on which one adviser alone served the line's calls: whichever is drawn is hers (stories: C12a, C12b). */
const daysAgo = 9;

/** A trainer draws one call, hears it and sends its adviser an evaluation: it waits to be read and answered. */
export async function evaluatedCall(
  trainer: AtWork,
  { form, today }: { readonly form: Id<"form">; readonly today: CalendarDate },
): Promise<void> {
  const { browser } = trainer;
  const { id } = await browser.use(openCase, { body: { kind: "quality", members: [] } });
  const day = addDays(today, -daysAgo);
  const { contacts } = await browser.use(drawSample, {
    params: { case: id },
    body: { register: "calls", line: "henkiloasiakkaat", from: day, to: day, size: 1 },
  });
  const contact = contacts[0]?.contact;
  if (contact === undefined) throw new TypeError("nothing was drawn");
  await hearCall(trainer, id, contact);
  const params = { case: id, contact };
  await browser.use(draftEvaluation, { params, body: { form, scores: callScores, feedback: callFeedback } });
  await browser.use(sendEvaluation, { params, body: { unheard: [] } });
}
