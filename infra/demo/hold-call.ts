import { approveHold, askHold, linkContact, openCase } from "@tallenne/contracts";
import { addDays, type CalendarDate, type ContactId, type PersonId } from "@tallenne/domain";
import type { AtWork } from "@tallenne/testkit";

/** How long the call of the complaint is held (screens §5, C5). */
const heldDays = 90;

/** Opens a complaint, links a call to it and has the call held: asked by its handler, approved by another person. Answers the short number. */
export async function holdForComplaint(
  by: { readonly handler: AtWork; readonly approver: AtWork; readonly members: readonly PersonId[] },
  { contact, today }: { readonly contact: ContactId; readonly today: CalendarDate },
): Promise<string> {
  const { handler, approver, members } = by;
  const complaint = await handler.browser.use(openCase, {
    body: { kind: "complaint", members: [...members] },
  });
  await handler.browser.use(linkContact, {
    params: { case: complaint.id },
    body: { contact, evidence: ["number", "time"] },
  });
  const { hold } = await handler.browser.use(askHold, {
    params: { contact },
    body: { case: complaint.id, reason: "evidence", until: addDays(today, heldDays) },
  });
  await approver.browser.use(approveHold, { params: { contact, hold: hold.id } });
  return complaint.number;
}
