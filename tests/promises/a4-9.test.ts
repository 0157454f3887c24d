import { beforeAll, expect, test } from "@jest/globals";
import { drawSample, listEntries, openCase, searchContacts } from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import { agentKey, hear, houseForTests, today } from "./testing/house.ts";
import { project } from "./testing/holding.ts";
import { promise } from "./testing/promise.ts";
import { until } from "./testing/until.ts";

promise("A4.9", () => {
  const house = houseForTests();
  const kept: ContactId[] = [];
  const wish = { register: "calls", line: "henkiloasiakkaat", from: today, to: today, size: 2 } as const;
  beforeAll(async () => {
    await house().worker("ag");
    for (const externalId of ["first", "second", "third", "fourth"])
      kept.push((await house().keep({ externalId, agent: agentKey })).contact);
  });

  test("T-A4.9 a sample by line and days is drawn and heard; what was not drawn stays closed", async () => {
    const trainer = await house().worker("qa");
    const { id } = await project(trainer);
    for (const contact of kept)
      expect((await hear(trainer, { contact, purpose: "p2", case: id })).status).toBe(404);
    const { contacts, sample } = await trainer.use(drawSample, { params: { case: id }, body: wish });
    const drawn = contacts.map(({ contact }) => contact);
    expect(drawn).toHaveLength(2);
    for (const contact of kept)
      expect((await hear(trainer, { contact, purpose: "p2", case: id })).status).toBe(
        drawn.includes(contact) ? 206 : 404,
      );
    expect((await trainer.call(drawSample, { params: { case: id }, body: wish })).problem?.slug).toBe(
      "conflict",
    );
    const officer = await house().worker("dp");
    const proofOf = async () => {
      const { rows } = await officer.use(listEntries, { query: { object: id } });
      return rows.find(({ entry }) => entry.action === "case.sampled" && "seed" in entry.facts)?.entry;
    };
    const proof = await until(proofOf, (entry) => entry !== undefined);
    expect(proof?.facts).toMatchObject({
      seed: sample?.seed,
      digest: sample?.digest,
      population: 4,
      count: 2,
    });
  });

  test("T-A4.9 nobody is looked for by number under this purpose, and no few are narrowed down", async () => {
    const trainer = await house().worker("qa");
    const { id } = await trainer.use(openCase, { body: { kind: "quality", members: [] } });
    const detail = { kind: "phone", value: "040 1234501" } as const;
    const sought = await trainer.call(searchContacts, { body: { purpose: "p2", case: id, detail } });
    expect(sought.problem?.slug).toBe("not-permitted");
    const told = await trainer.call(drawSample, { params: { case: id }, body: { ...wish, size: 3 } });
    expect(told.problem?.slug).toBe("bad-input");
  });
});
