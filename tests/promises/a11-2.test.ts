import { expect, test } from "@jest/globals";
import { advanceRequest, readRequest } from "@tallenne/contracts";
import { addDays } from "@tallenne/domain";
import { houseForTests, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";
import { paper, registered } from "./testing/requesting.ts";

promise("A11.2", () => {
  const house = houseForTests();

  test("T-A11.2a an unsigned mail is registered, its clock runs, it is handled", async () => {
    const request = await registered(house(), paper(today, { channel: "mail" }));
    expect(request).toMatchObject({ state: "registered", signature: "none", clock: { dueOn: "2026-12-24" } });
    const clerk = await house().worker("rc");
    const params = { case: request.id };
    const checked = await clerk.use(advanceRequest, { params, body: { event: "check" } });
    expect(checked).toMatchObject({ state: "checking", clock: { isPaused: false } });
  });

  test("T-A11.2b what is asked at the counter is written down by the officer", async () => {
    const words = { words: "Haluan kuulla lokakuun puheluni." };
    const request = await registered(house(), paper(today, { channel: "counter" }, words));
    expect(request).toMatchObject({ state: "registered", channel: "counter" });
  });

  test("T-A11.2c on doubt identity is asked within three days, and only then the clock stands", async () => {
    const clerk = await house().worker("rc");
    const asked = async (arrivedOn: typeof today) => {
      const params = { case: (await registered(house(), paper(arrivedOn))).id };
      await clerk.use(advanceRequest, { params, body: { event: "check" } });
      await clerk.use(advanceRequest, { params, body: { event: "ask-identity" } });
      return (await clerk.use(readRequest, { params })).clock.isPaused;
    };
    expect(await asked(addDays(today, -3))).toBe(true);
    expect(await asked(addDays(today, -4))).toBe(false);
  });
});
