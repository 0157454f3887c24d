import { expect, test } from "@jest/globals";
import { advanceRequest } from "@tallenne/contracts";
import { houseForTests, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";
import { paper, registered } from "./testing/requesting.ts";

const kinds = ["erasure", "restriction", "objection"] as const;

promise("A12.2", () => {
  const house = houseForTests();

  test("T-A11.2a a request for erasure, for restriction or an objection needs no signature: it is registered, its clock runs, it is handled", async () => {
    const clerk = await house().worker("rc");
    for (const kind of kinds) {
      const request = await registered(house(), paper(today, { kind, channel: "mail" }));
      expect(request).toMatchObject({ kind, state: "registered", signature: "none" });
      expect(request.clock).toMatchObject({ dueOn: "2026-12-24", governedBy: "gdpr-15" });
      const checked = await clerk.use(advanceRequest, {
        params: { case: request.id },
        body: { event: "check" },
      });
      expect(checked).toMatchObject({ state: "checking", clock: { isPaused: false } });
    }
  });

  test("T-A11.2b T-A11.2c what is said at the counter counts, and identity is asked only on doubt", async () => {
    const words = { words: "Poistakaa lokakuun puheluni." };
    const request = await registered(house(), paper(today, { kind: "erasure", channel: "counter" }, words));
    const clerk = await house().worker("rc");
    const params = { case: request.id };
    await clerk.use(advanceRequest, { params, body: { event: "check" } });
    const asked = await clerk.use(advanceRequest, { params, body: { event: "ask-identity" } });
    expect([request.clock.isPaused, asked.clock.isPaused]).toEqual([false, true]);
  });
});
