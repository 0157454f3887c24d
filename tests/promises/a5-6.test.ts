import { expect, test } from "@jest/globals";
import { customers } from "@tallenne/testkit";
import { houseForTests, morningOf, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";
import { located, paper, registered } from "./testing/requesting.ts";

promise("A5.6", () => {
  const house = houseForTests();

  test("T-A5.6 calls by a company's switchboard are not looked for as one person's, the person's own number finds theirs", async () => {
    const { aino, eero } = customers;
    const startedAt = morningOf("2026-11-10");
    const switchboard = { ...eero, phone: "+358201234567" };
    await house().keep({ externalId: "switchboard", startedAt, customer: switchboard });
    const own = await house().keep({ externalId: "own", startedAt, customer: aino });
    const details = [
      { kind: "phone" as const, value: "020 123 4567" },
      { kind: "phone" as const, value: aino.phone },
    ];
    const { id } = await registered(house(), paper(today, {}, { details }));
    const { candidates } = await located(house(), id);
    expect(candidates.map(({ contact }) => contact)).toEqual([own.contact]);
  });
});
