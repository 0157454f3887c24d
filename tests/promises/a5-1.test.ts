import { beforeAll, expect, test } from "@jest/globals";
import { openSitting, reveal, searchContacts } from "@tallenne/contracts";
import { pause, systemClock } from "@tallenne/runtime";
import type { ContactId } from "@tallenne/domain";
import { canariesOf, customers } from "@tallenne/testkit";
import { wordsBelow } from "./testing/files.ts";
import { agentKey, houseForTests } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A5.1", () => {
  const house = houseForTests();
  const { aino, sofia, jani } = customers;
  let call: ContactId;
  beforeAll(async () => {
    ({ contact: call } = await house().keep({ externalId: "aino", customer: aino, agent: agentKey }));
    await house().keep({ externalId: "sofia", customer: sofia });
    await house().keep({ externalId: "jani", customer: jani });
    // The index follows the catalogue's feed: the last one there, all are there. Not asked oftener than an account may search.
    for (
      let asked = 0;
      asked < 40 && (await search(jani.identityCode)).reply?.candidates.length !== 1;
      asked += 1
    )
      await pause(systemClock, 500);
  });
  const search = async (value: string) => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler);
    return handler.call(searchContacts, {
      body: { purpose: "p1", case: id, detail: { kind: "identity-code", value } },
    });
  };

  test("T-A5.1a no name, code, number or address stands in the clear in a file, a file's name, a log line or an address", async () => {
    await search(aino.identityCode);
    const canaries = canariesOf([aino, sofia, jani]);
    expect(wordsBelow(house().archive.folder, canaries)).toEqual([]);
    const said = [
      house().archive.output(),
      ...house().recorder.asked,
      ...(await house().worker("ch")).asked,
    ].join("\n");
    expect(canaries.filter((word) => said.includes(word))).toEqual([]);
  });

  test("a contact is found by the whole identity code, within a case, and by no part of it", async () => {
    const found = await search(aino.identityCode);
    expect(found.reply?.candidates.map(({ id }) => id)).toEqual([call]);
    for (const piece of [
      aino.identityCode.slice(0, 6),
      aino.identityCode.slice(0, 10),
      `${aino.identityCode.slice(0, 7)}*`,
    ])
      expect((await search(piece)).reply?.candidates ?? []).toEqual([]);
  });

  test("T-I2 two people whose codes differ by their sign alone are two people", async () => {
    const one = await search(sofia.identityCode);
    const other = await search(jani.identityCode);
    expect([one.reply?.candidates.length, other.reply?.candidates.length]).toEqual([1, 1]);
    expect(one.reply?.candidates[0]?.id).not.toBe(other.reply?.candidates[0]?.id);
  });

  test("the name is shown within the case alone, and the showing is an act of its own", async () => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler, call);
    const { sitting } = await handler.use(openSitting, {
      body: { contacts: [call], purpose: "p1", case: id },
    });
    const shown = await handler.use(reveal, { params: { sitting }, body: { contacts: [call] } });
    expect(shown.contacts[0]?.parties[0]?.name).toBe(aino.name);
  });
});
