import { beforeAll, expect, test } from "@jest/globals";
import { closeCase, listContacts, listEntries, readContact } from "@tallenne/contracts";
import { addDays, type ContactId } from "@tallenne/domain";
import { hear, houseForTests, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A4.8", () => {
  const house = houseForTests();
  let complained: ContactId;
  let other: ContactId;
  beforeAll(async () => {
    ({ contact: complained } = await house().keep({ externalId: "complained" }));
    ({ contact: other } = await house().keep({ externalId: "other" }));
  });

  test("a complaints handler hears what is linked to an open complaint of the own", async () => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler, complained);
    expect((await hear(handler, { contact: complained, purpose: "p1", case: id })).status).toBe(206);
  });

  test("T-A4.8 another customer's call under the same complaint is not opened, and looks as if it did not exist", async () => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler, complained);
    expect(await hear(handler, { contact: other, purpose: "p1", case: id })).toMatchObject({
      status: 404,
      slug: "unknown",
    });
    const read = await handler.call(readContact, {
      params: { contact: other },
      query: { purpose: "p1", case: id },
    });
    expect(read.problem?.slug).toBe("unknown");
  });

  test("without a case, or in the case of a colleague, nothing is heard or listed", async () => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler, complained);
    expect(await hear(handler, { contact: complained, purpose: "p1" })).toMatchObject({
      slug: "purpose-first",
    });
    const colleague = (
      await house().office.worker({
        name: "Tiina Kuusela",
        signInName: "tiina.kuusela",
        rights: [{ role: "ch" }],
      })
    ).browser;
    expect(await hear(colleague, { contact: complained, purpose: "p1", case: id })).toMatchObject({
      slug: "purpose-first",
    });
    const list = await colleague.call(listContacts, { query: { purpose: "p1", scope: "queue", case: id } });
    expect(list.problem?.slug).toBe("purpose-first");
  });

  test("purpose and case stand in the ledger beside what was heard", async () => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler, complained);
    await hear(handler, { contact: complained, purpose: "p1", case: id });
    const officer = await house().worker("dp");
    const { rows } = await officer.use(listEntries, {
      query: { action: "access.granted", object: complained },
    });
    expect(rows.map(({ entry }) => entry)).toContainEqual(
      expect.objectContaining({ purpose: "p1", case: id }),
    );
  });

  test("a closed complaint opens its calls for thirty days more and not a day longer", async () => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler, complained);
    await handler.use(closeCase, { params: { case: id } });
    await house().archive.setCalendar(addDays(today, 30));
    expect((await hear(handler, { contact: complained, purpose: "p1", case: id })).status).toBe(206);
    await house().archive.setCalendar(addDays(today, 31));
    expect((await hear(handler, { contact: complained, purpose: "p1", case: id })).slug).toBe(
      "not-permitted",
    );
  });
});
