import { expect, test } from "@jest/globals";
import { searchContacts } from "@tallenne/contracts";
import { pause, systemClock } from "@tallenne/runtime";
import { announcementOf, digestField, wav } from "@tallenne/testkit";
import { houseForTests, morningOf } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A5.5", () => {
  const house = houseForTests();
  const announced = (externalId: string, businessId: string) => ({
    ...announcementOf(
      { externalId, line: "yritys-suomi", startedAt: morningOf("2026-11-24") },
      house().archive.now(),
    ),
    parties: [{ role: "customer" as const, company: "Kuvitteellinen Oy", businessId }],
  });
  const search = async (value: string) => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler);
    const detail = { kind: "business-id", value } as const;
    return (
      (await handler.call(searchContacts, { body: { purpose: "p1", case: id, detail } })).reply?.candidates ??
      []
    );
  };

  test("T-I7 a call of a company is found by its business id in every valid form", async () => {
    const { contact } = await house().recorder.deliver(announced("company", "2077474-0"), wav());
    // The index follows the catalogue's feed: it is asked until the contact is there, not oftener than an account may search.
    for (let asked = 0; asked < 40 && (await search("2077474-0")).length !== 1; asked += 1)
      await pause(systemClock, 500);
    for (const form of ["2077474-0", "FI20774740"])
      expect((await search(form)).map(({ id }) => id)).toEqual([contact]);
    expect(await search("2782671-8")).toEqual([]);
  });

  test("T-I7 an id whose check digit does not fit is not kept as one", async () => {
    const { reply } = await house().recorder.announce(announced("wrong", "2077474-1"));
    if (reply?.contentAddress != null) {
      const bytes = wav();
      await house().recorder.put(reply.contentAddress, bytes, { "content-digest": digestField(bytes) });
    }
    expect(await search("2077474-1")).toEqual([]);
  });
});
