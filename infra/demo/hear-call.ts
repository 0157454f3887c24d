import { closeSitting, issueTicket, openSitting, reportHeard } from "@tallenne/contracts";
import type { CaseId, ContactId } from "@tallenne/domain";
import type { AtWork } from "@tallenne/testkit";

/** One answer of sound holds at most so much, milliseconds. */
const heardMs = 15_000;

/** Hears the beginning of a call of a quality project, like anybody: what is scored then rests on what was heard. */
export async function hearCall({ browser }: AtWork, matter: CaseId, contact: ContactId): Promise<void> {
  const { sitting } = await browser.use(openSitting, {
    body: { purpose: "p2", case: matter, contacts: [contact] },
  });
  const params = { sitting, contact };
  const { sound } = await browser.use(issueTicket, { params, body: { side: "both" } });
  await browser.ask(sound, { headers: { range: "bytes=0-" } });
  await browser.use(reportHeard, { params, body: { ranges: [[0, heardMs]] } });
  await browser.use(closeSitting, { params: { sitting } });
}
