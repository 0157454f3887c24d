import { expect, test } from "@jest/globals";
import {
  checkReview,
  confirmCandidate,
  decideRequest,
  issueCertificate,
  matchRequest,
  readContact,
  readReply,
  revealCertificate,
  reviewRequest,
  type RequestView,
} from "@tallenne/contracts";
import type { CaseId, ContactId } from "@tallenne/domain";
import { customers } from "@tallenne/testkit";
import { agentKey, type House, houseForTests, morningOf, today } from "./testing/house.ts";
import { swept, told } from "./testing/holding.ts";
import { promise } from "./testing/promise.ts";
import { located, matching, paper, registered } from "./testing/requesting.ts";

type Proposed = NonNullable<RequestView["review"]>["proposed"];

const words = {
  language: "fi",
  authority: "Esimerkin työllisyysviranomainen",
  unit: "Kirjaamo",
  requester: "Aino Koivuranta",
  asked: "Puhelutallenteen poistaminen",
  facts: "Tallennetta tarvitaan palvelun järjestämiseen.",
  instead: "Ei mitään.",
  appeal: "Päätöksestä voi valittaa hallinto-oikeuteen.",
  contact: "Kirjaamo, 0295 000 000",
  signedBy: "Hallintopäällikkö A. Esimerkki",
  noSecrets: true,
} as const;

const stays = (contact: ContactId) => ({
  contact,
  outcome: "refused" as const,
  grounds: ["gdpr-17-3-b" as const],
  given: [],
  task: { act: "380-2023", section: "12 §" },
});

promise("A12.5", () => {
  const house = houseForTests();
  const call = async (externalId: string): Promise<ContactId> => {
    await house().worker("ag");
    const startedAt = morningOf("2026-11-10");
    const story = { externalId, startedAt, agent: agentKey, customer: customers.aino };
    return (await house().keep(story)).contact;
  };
  const decide = async (id: CaseId, item: object) =>
    (await house().worker("de")).call(decideRequest, {
      params: { case: id },
      body: { items: [item as never], instead: [] },
    });

  test("T-A12.5a what was recorded unlawfully goes whatever the task, by two persons, and the sweep destroys it before its day", async () => {
    const contact = await call("unlawful");
    const id = await proposed(house(), contact, [{ contact, ground: "gdpr-17-1-d" }]);
    const blanket = await decide(id, stays(contact));
    expect(blanket.problem?.findings).toMatchObject([{ code: "unlawful-goes" }]);
    const goes = { contact, outcome: "granted", grounds: [], given: [], because: "gdpr-17-1-d" };
    expect((await decide(id, goes)).reply?.state).toBe("granted");
    const handler = await house().worker("ch");
    const query = { purpose: "p4", case: id } as const;
    expect((await handler.call(readContact, { params: { contact }, query })).status).toBe(410);
    await told(house(), contact, "retention.erasure.granted");
    expect(await swept(house())).toMatchObject([
      { count: 1, step: "purged", bucket: "calls/standard/2027-05-10" },
    ]);
    const { items } = await (await house().worker("rc")).use(readReply, { params: { case: id } });
    expect(items).toMatchObject([{ removal: "destroyed", because: "gdpr-17-1-d" }]);
  });

  test("T-A12.5b T-A12.5c a refusal names act and section of the task, and its certificate the day on which it goes anyway", async () => {
    const contact = await call("needed");
    const id = await proposed(house(), contact, []);
    const { task: _task, ...unsaid } = stays(contact);
    const without = await decide(id, unsaid);
    expect(without.problem?.findings).toMatchObject([{ pointer: "/items/0/task", code: "missing" }]);
    const uncited = await decide(id, { ...stays(contact), task: { act: "189-2001", section: "4 §" } });
    expect(uncited.problem?.findings).toMatchObject([{ pointer: "/items/0/task/act" }]);
    expect((await decide(id, stays(contact))).reply?.state).toBe("refused");
    const decider = await house().worker("de");
    await decider.use(issueCertificate, { params: { case: id }, body: words });
    const { document } = await decider.use(revealCertificate, { params: { case: id } });
    expect(document).toMatchObject({
      kind: "erasure",
      outcomes: [{ grounds: ["gdpr-17-3-b"], task: { act: "380-2023" }, lastDay: "2027-05-10" }],
    });
    await told(house(), contact, "request.erasure.decided");
  });
});

/** A request for the erasure of one contact, matched, proposed by the handler and checked by another person. */
async function proposed(house: House, contact: ContactId, proposes: Proposed): Promise<CaseId> {
  const { id } = await registered(house, paper(today, { kind: "erasure" }));
  const params = { case: id };
  await located(house, id);
  await matching(house, id);
  const handler = await house.worker("ch");
  await handler.use(confirmCandidate, { params: { ...params, contact }, body: { evidence: ["speaker"] } });
  for (const event of ["confirm-match", "review"] as const)
    await handler.use(matchRequest, { params, body: { event } });
  await handler.use(reviewRequest, { params, body: { reasons: [], proposes } });
  await (await house.worker("dp")).use(checkReview, { params, body: { agrees: true } });
  return id;
}
