import { drawSample, openCase } from "@tallenne/contracts";
import { addDays, type CalendarDate, type PersonId } from "@tallenne/domain";
import type { AtWork } from "@tallenne/testkit";

/** The sample is of older calls: who meets it in the tour can still draw one from the last month. */
const drawnFrom = { firstDaysAgo: 176, lastDaysAgo: 31, size: 5 };

/** Opens a quality project and draws its sample: five calls of a line, by a seed that nobody chose. */
export async function drawnProject(
  trainer: AtWork,
  { members, today }: { readonly members: readonly PersonId[]; readonly today: CalendarDate },
): Promise<void> {
  const { browser } = trainer;
  const { id } = await browser.use(openCase, { body: { kind: "quality", members: [...members] } });
  await browser.use(drawSample, {
    params: { case: id },
    body: {
      register: "calls",
      line: "henkiloasiakkaat",
      from: addDays(today, -drawnFrom.firstDaysAgo),
      to: addDays(today, -drawnFrom.lastDaysAgo),
      size: drawnFrom.size,
    },
  });
}
