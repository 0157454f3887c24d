import { expect, test } from "@jest/globals";
import {
  checkReview,
  confirmCandidate,
  decideRequest,
  matchRequest,
  readReply,
  reviewRequest,
  takeRequest,
} from "@tallenne/contracts";
import { customers } from "@tallenne/testkit";
import { agentKey, houseForTests, hear, morningOf, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";
import { located, matching, paper, registered } from "./testing/requesting.ts";

promise("A11.1", () => {
  const house = houseForTests();

  test("T-A11.1 whoever asks is told what is kept, until when, and on which days it was opened for which purpose", async () => {
    await house().worker("ag");
    const { contact } = await house().keep({
      externalId: "inspected",
      startedAt: morningOf("2026-11-10"),
      agent: agentKey,
      customer: customers.aino,
    });
    const handler = await house().worker("ch");
    const complaint = await house().complaint(handler, contact);
    expect((await hear(handler, { contact, purpose: "p1", case: complaint.id })).status).toBe(206);

    const { id } = await registered(house(), paper(today));
    const params = { case: id };
    await located(house(), id);
    await matching(house(), id);
    await handler.use(confirmCandidate, { params: { ...params, contact }, body: { evidence: ["speaker"] } });
    await handler.use(matchRequest, { params, body: { event: "confirm-match" } });
    await handler.use(matchRequest, { params, body: { event: "review" } });
    await handler.use(reviewRequest, { params, body: { reasons: [] } });
    await (await house().worker("dp")).use(checkReview, { params, body: { agrees: true } });
    const clerk = await house().worker("rc");
    expect((await clerk.call(readReply, { params })).problem?.slug).toBe("out-of-turn");
    const decider = await house().worker("de");
    await decider.use(takeRequest, { params });
    const item = { contact, outcome: "granted" as const, grounds: [], given: ["transcript" as const] };
    await decider.use(decideRequest, { params, body: { items: [item], instead: [] } });

    const { items, outcome } = await clerk.use(readReply, { params });
    expect([outcome, items.length]).toEqual(["granted", 1]);
    expect(items[0]).toMatchObject({
      register: "calls",
      lastDay: "2027-05-10",
      categories: expect.arrayContaining(["A5.1", "A5.2", "A5.3"]),
      bases: expect.arrayContaining([{ letter: "e", provision: expect.stringMatching(/\d+\/\d{4}/) }]),
    });
    // The complaint was verified by listening today, and the ledger says so; nobody is named.
    expect(items[0]?.uses).toContainEqual({ on: today, purpose: "p1" });
    expect(JSON.stringify(items)).not.toMatch(/person_|Tervasuo|Koivuranta/);
  });
});
