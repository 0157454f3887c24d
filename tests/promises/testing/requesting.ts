import {
  advanceRequest,
  type Asked,
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
import type { House } from "./house.ts";

type Body = Asked<typeof registerRequest>["body"];

/** What Aino's paper says, unless a test says otherwise. */
export function paper(
  arrivedOn: CalendarDate,
  more: Partial<Body> = {},
  fields: Partial<Body["fields"]> = {},
): Body {
  return {
    arrivedOn,
    channel: "paper",
    signature: "none",
    tracks: ["gdpr-15"],
    register: "unknown",
    language: "fi",
    ...more,
    fields: {
      requester: { name: "Aino Koivuranta" },
      details: [{ kind: "phone", value: "040 1234501" }],
      times: [],
      aids: [],
      ...fields,
    },
  };
}

/** Registered by the clerk of the house. */
export async function registered(house: House, body: Body): Promise<RequestView> {
  return (await house.worker("rc")).use(registerRequest, { body });
}

/** Waits until candidates were looked for; answers the request as it stands then. */
export async function located(house: House, id: CaseId): Promise<RequestView> {
  const clerk = await house.worker("rc");
  for (let asked = 0; asked < 600; asked += 1) {
    const request = await clerk.use(readRequest, { params: { case: id } });
    if (request.located !== null) return request;
    await pause(systemClock, 100);
  }
  throw new Error("nobody looked for candidates");
}

/** On to the begin of matching, by clerk and handler. */
export async function matching(house: House, id: CaseId): Promise<void> {
  const params = { case: id };
  const clerk = await house.worker("rc");
  const handler = await house.worker("ch");
  await clerk.use(advanceRequest, { params, body: { event: "check" } });
  await clerk.use(advanceRequest, { params, body: { event: "locate" } });
  await handler.use(takeRequest, { params });
  await handler.use(matchRequest, { params, body: { event: "match" } });
}

/** One contact matched, reviewed, checked by another person and refused. */
export async function refusedRequest(house: House, id: CaseId, contact: ContactId): Promise<void> {
  const params = { case: id };
  await located(house, id);
  await matching(house, id);
  const handler = await house.worker("ch");
  const evidence = { evidence: ["speaker" as const] };
  await handler.use(confirmCandidate, { params: { ...params, contact }, body: evidence });
  await handler.use(matchRequest, { params, body: { event: "confirm-match" } });
  await handler.use(matchRequest, { params, body: { event: "review" } });
  await handler.use(reviewRequest, { params, body: { reasons: ["family-member"] } });
  await (await house.worker("dp")).use(checkReview, { params, body: { agrees: true } });
  const item = { contact, outcome: "refused" as const, grounds: ["gdpr-15-4" as const], given: [] };
  await (await house.worker("de")).use(decideRequest, { params, body: { items: [item], instead: [] } });
}
