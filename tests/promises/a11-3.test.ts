import { expect, test } from "@jest/globals";
import { confirmCandidate, listEntries } from "@tallenne/contracts";
import { addDays } from "@tallenne/domain";
import { customers } from "@tallenne/testkit";
import { agentKey, houseForTests, morningOf, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";
import { located, matching, paper, registered } from "./testing/requesting.ts";

promise("A11.3", () => {
  const house = houseForTests();
  const call = async (
    externalId: string,
    day: string,
    customer: (typeof customers)["aino" | "eero"] = customers.aino,
  ) => {
    await house().worker("ag");
    const story = { externalId, startedAt: morningOf(day), agent: agentKey, customer };
    return (await house().keep(story)).contact;
  };

  test("T-A11.3a some day in October, from my own phone: candidates are found and frozen within the minute", async () => {
    const [own, near, far, other] = [
      await call("own", "2026-10-12"),
      await call("near", "2026-11-04"),
      await call("far", "2026-08-03"),
      await call("other", "2026-10-12", customers.eero),
    ];
    const times = [{ from: addDays(today, -54), to: addDays(today, -24) }];
    const begun = Date.now();
    const { id } = await registered(house(), paper(today, {}, { times }));
    const { candidates } = await located(house(), id);
    expect(Date.now() - begun).toBeLessThan(60_000);
    expect(candidates.map(({ contact, evidence }) => [contact, evidence.join(" ")])).toEqual([
      [near, "number"],
      [own, "number time"],
    ]);
    expect(candidates.map(({ contact }) => contact)).not.toContain(far);
    expect(candidates.map(({ contact }) => contact)).not.toContain(other);
  });

  test("T-A11.3b T-M1 a number is no proof of who spoke: what was said in the call must confirm it", async () => {
    const contact = await call("shared", "2026-11-10");
    const { id } = await registered(house(), paper(today, {}, { times: [] }));
    await located(house(), id);
    await matching(house(), id);
    const handler = await house().worker("ch");
    const params = { case: id, contact };
    const alone = await handler.call(confirmCandidate, { params, body: { evidence: ["number"] } });
    expect(alone.problem?.slug).toBe("bad-input");
    const said = await handler.use(confirmCandidate, { params, body: { evidence: ["speaker"] } });
    expect(said.candidates.find((one) => one.contact === contact)?.state).toBe("matched");
  });

  test("nothing is refused for vagueness, and the ledger says what was searched by", async () => {
    const { id } = await registered(house(), paper(today, {}, { details: [], times: [] }));
    expect(await located(house(), id)).toMatchObject({ candidates: [], criteria: [] });
    const officer = await house().worker("dp");
    const { rows } = await officer.use(listEntries, { query: { object: id, action: "request.located" } });
    expect(rows.map(({ entry }) => entry.facts)).toEqual([{ candidates: 0, criteria: [], more: false }]);
  });
});
