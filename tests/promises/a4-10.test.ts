import { beforeAll, expect, test } from "@jest/globals";
import { listContacts, openCase, reportHeard } from "@tallenne/contracts";
import { type ContactId, firstPolicy, policyFindings } from "@tallenne/domain";
import { agentKey, hear, houseForTests, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";
import { until } from "./testing/until.ts";

promise("A4.10", () => {
  const house = houseForTests();
  let own: ContactId;
  let others: ContactId;
  beforeAll(async () => {
    await house().worker("ag");
    ({ contact: own } = await house().keep({ externalId: "own", agent: agentKey }));
    ({ contact: others } = await house().keep({ externalId: "others", agent: "agent-999" }));
  });

  test("T-A4.10b no register has training as its only purpose", () => {
    for (const { purposes } of firstPolicy.registers) expect(purposes).not.toEqual(["p3"]);
    const registers = firstPolicy.registers.map((register) => ({ ...register, purposes: ["p3"] as const }));
    expect(policyFindings({ ...firstPolicy, registers }).map(({ code }) => code)).toContain("only-training");
  });

  test("an adviser hears an own call in the session that the team lead opened for it, and not before", async () => {
    const adviser = await house().worker("ag");
    const leader = await house().worker("tl");
    expect(await hear(adviser, { contact: own, purpose: "p3" })).toMatchObject({ slug: "purpose-first" });
    const { id } = await leader.use(openCase, { body: { kind: "training", contact: own, members: [] } });
    expect((await hear(adviser, { contact: own, purpose: "p3", case: id })).status).toBe(206);
    expect((await hear(leader, { contact: own, purpose: "p3", case: id })).status).toBe(206);
  });

  test("no other call is heard in it, and for no other purpose", async () => {
    const adviser = await house().worker("ag");
    const leader = await house().worker("tl");
    const { id } = await leader.use(openCase, { body: { kind: "training", contact: own, members: [] } });
    expect(await hear(adviser, { contact: others, purpose: "p3", case: id })).toMatchObject({ status: 404 });
    for (const purpose of ["p0", "p1", "p2"] as const)
      expect((await hear(adviser, { contact: own, purpose, case: id })).status).toBeGreaterThanOrEqual(403);
  });

  test("T-P15 the adviser is told when an own call was heard, and in which role", async () => {
    const adviser = await house().worker("ag");
    const leader = await house().worker("tl");
    const { id } = await leader.use(openCase, { body: { kind: "training", contact: own, members: [] } });
    const ofAdviser = async () =>
      (await adviser.use(listContacts, { query: { purpose: "p0", scope: "own" } })).rows;
    expect((await ofAdviser()).map(({ id: contact, heard }) => [contact, heard])).toEqual([[own, []]]);
    const { sitting } = await hear(leader, { contact: own, purpose: "p3", case: id });
    if (sitting === undefined) throw new Error("no sitting");
    await leader.use(reportHeard, { params: { sitting, contact: own }, body: { ranges: [[0, 1500]] } });
    expect(await until(ofAdviser, ([row]) => row?.heard?.length === 1)).toMatchObject([
      { id: own, heard: [{ on: today, role: "tl" }] },
    ]);
  });
});
