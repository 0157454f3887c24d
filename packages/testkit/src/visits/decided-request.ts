import {
  advanceRequest,
  checkReview,
  confirmCandidate,
  decideRequest,
  matchRequest,
  readRequest,
  registerRequest,
  type RequestView,
  reviewRequest,
  takeRequest,
} from "@tallenne/contracts";
import type { CalendarDate, CaseId, ContactId } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import type { Browser } from "../ask/browser.ts";
import type { Customer } from "../people/customers.ts";
import type { Employee } from "../people/office.ts";

/** Somebody at work, in a browser of their own. */
export type AtWork = Employee & { readonly browser: Browser };

/** Who a request passes through: the desk, who matches, who checks, who decides. */
export type RequestPeople = Readonly<Record<"clerk" | "handler" | "checker" | "decider", AtWork>>;

/** What somebody asks for on paper, by their own number and address. */
export interface AskedOnPaper {
  readonly customer: Pick<Customer, "name" | "phone" | "email">;
  readonly today: CalendarDate;
  readonly language?: RequestView["language"];
  /** The days the contacts were on; none: everything. */
  readonly times?: readonly { readonly from: CalendarDate; readonly to: CalendarDate }[];
}

/** The desk registers a request that came on paper today. */
export async function registeredRequest(
  clerk: Browser,
  { customer, today, language = "fi", times = [] }: AskedOnPaper,
): Promise<CaseId> {
  const { id } = await clerk.use(registerRequest, {
    body: {
      arrivedOn: today,
      channel: "paper",
      signature: "handwritten",
      tracks: ["gdpr-15"],
      register: "unknown",
      language,
      fields: {
        requester: { name: customer.name },
        details: [
          { kind: "phone", value: customer.phone },
          { kind: "email", value: customer.email },
        ],
        times: [...times],
        aids: [],
      },
    },
  });
  return id;
}

/** From the paper to the decision: every step by the person whose step it is. */
export async function decidedRequest(
  { clerk, handler, checker, decider }: RequestPeople,
  asked: AskedOnPaper & { readonly contacts: readonly ContactId[] },
): Promise<CaseId> {
  const { contacts } = asked;
  const id = await registeredRequest(clerk.browser, asked);
  const params = { case: id };
  const step = (event: "check" | "locate") => clerk.browser.use(advanceRequest, { params, body: { event } });
  const matching = (event: "match" | "confirm-match" | "review") =>
    handler.browser.use(matchRequest, { params, body: { event } });
  await located(clerk.browser, id, contacts);
  await step("check");
  await step("locate");
  await handler.browser.use(takeRequest, { params });
  await matching("match");
  for (const contact of contacts)
    await handler.browser.use(confirmCandidate, {
      params: { case: id, contact },
      body: { evidence: ["number", "speaker"] },
    });
  await matching("confirm-match");
  await matching("review");
  await handler.browser.use(reviewRequest, { params, body: { reasons: [] } });
  await checker.browser.use(checkReview, { params, body: { agrees: true } });
  await decider.browser.use(decideRequest, {
    params,
    body: {
      items: contacts.map((contact) => ({
        contact,
        outcome: "granted" as const,
        grounds: [],
        given: ["visit" as const, "transcript" as const],
      })),
      instead: [],
    },
  });
  return id;
}

/** Waits until the reading-room has found what it must by the requester's own number. Throws when it does not in time. */
export async function located(clerk: Browser, id: CaseId, contacts: readonly ContactId[]): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const request: RequestView = await clerk.use(readRequest, { params: { case: id } });
    const isFound = contacts.every((one) => request.candidates.some(({ contact }) => contact === one));
    if (request.located !== null && isFound) return;
    await pause(systemClock, 100);
  }
  throw new Error("nobody looked for candidates");
}
