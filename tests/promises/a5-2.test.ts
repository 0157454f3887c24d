import { beforeAll, expect, test } from "@jest/globals";
import { searchContacts } from "@tallenne/contracts";
import { pause, systemClock } from "@tallenne/runtime";
import type { ContactId } from "@tallenne/domain";
import { announcementOf, customers } from "@tallenne/testkit";
import { houseForTests, morningOf } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A5.2", () => {
  const house = houseForTests();
  const { eero, farah } = customers;
  let call: ContactId;
  beforeAll(async () => {
    ({ contact: call } = await house().keep({ externalId: "eero", customer: eero }));
    await house().keep({ externalId: "farah", customer: farah });
    // The index follows the catalogue's feed: the last one there, all are there. Not asked oftener than an account may search.
    for (let asked = 0; asked < 40 && (await found("email", farah.email))?.length !== 1; asked += 1)
      await pause(systemClock, 500);
  });
  const found = async (kind: "phone" | "email", value: string) => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler);
    const { reply } = await handler.call(searchContacts, {
      body: { purpose: "p1", case: id, detail: { kind, value } },
    });
    return reply?.candidates.map((candidate) => candidate.id);
  };

  test.each(["040 1234502", "0401234502", "+358 40 1234502", "00358401234502", "(040) 123-4502"])(
    "T-A5.2 spelling %# of a number finds the same call",
    async (spelling) => expect(await found("phone", spelling)).toEqual([call]),
  );

  test("an e-mail address is found in capitals as in small letters", async () => {
    expect(await found("email", eero.email.toUpperCase())).toEqual([call]);
  });

  test("a part of a number or of an address finds nothing", async () => {
    expect((await found("phone", "040 123450")) ?? []).toEqual([]);
    expect((await found("email", "eero")) ?? []).toEqual([]);
  });

  test("T-A5.2 a withheld number is no number, and no reason to refuse the call", async () => {
    const announcement = announcementOf(
      { externalId: "withheld", startedAt: morningOf("2026-11-24") },
      house().archive.now(),
    );
    const parties = [{ role: "customer" as const, phone: "anonymous" }];
    const { reply } = await house().recorder.announce({ ...announcement, parties });
    expect(reply?.state).toBe("awaiting-content");
  });
});
