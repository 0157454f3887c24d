import { beforeAll, expect, test } from "@jest/globals";
import { listContacts, listDisposals, previewDeletion, readContact, runSweep } from "@tallenne/contracts";
import { addDays, calendarDate, type ContactId, startOfHelsinkiDay } from "@tallenne/domain";
import { join } from "node:path";
import { hear, type House, houseForTests, morningOf } from "./testing/house.ts";
import { filesBelow } from "./testing/files.ts";
import { promise } from "./testing/promise.ts";

promise("A6.1", () => {
  const house = houseForTests();
  let call: ContactId;
  let younger: ContactId;
  beforeAll(async () => {
    ({ contact: call } = await house().keep({ externalId: "june", startedAt: morningOf("2026-06-30") }));
    const august = await house().keep({ externalId: "august", startedAt: morningOf("2026-08-31") });
    expect(august.lastDay).toBe("2027-02-28");
    younger = august.contact;
  }, 60_000);
  const lastDay = calendarDate("2026-12-30");
  const midnight = startOfHelsinkiDay(addDays(lastDay, 1));

  test("T-A6.1a T-R3 a call of 30 June is last readable on 30 December, however late it came in", async () => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler, call);
    expect(
      await handler.use(readContact, { params: { contact: call }, query: { purpose: "p1", case: id } }),
    ).toMatchObject({
      lastDay,
      state: "kept",
    });
  });

  test("T-A6.1a T-A6.1b it is heard to the last instant of that day and not at midnight, though nothing has been swept", async () => {
    const handler = await house().worker("ch");
    await house().archive.setCalendar(midnight - 1);
    const { id } = await house().complaint(handler, call);
    const heard = await hear(handler, { contact: call, purpose: "p1", case: id });
    expect(heard.status).toBe(206);
    await house().archive.setCalendar(midnight);
    expect((await heard.again()).status).toBe(410);
    expect(await hear(handler, { contact: call, purpose: "p1", case: id })).toMatchObject({
      status: 410,
      slug: "gone",
    });
    const listed = await handler.use(listContacts, { query: { purpose: "p1", scope: "case", case: id } });
    expect(listed.rows).toEqual([]);
  });

  test("T-A6.1c what is due is shown before it goes; then bucket key, objects and record are gone, each owner gives a receipt", async () => {
    const { administrator } = house().office;
    await house().archive.setCalendar(addDays(lastDay, 1));
    const before = { objects: objectsOf(house()), keys: keysOf(house(), lastDay) };
    expect(before.objects.length).toBeGreaterThan(1);
    expect(before.keys.length).toBeGreaterThan(0);
    const preview = await administrator.use(previewDeletion, { query: {} });
    expect(preview.due).toBe(1);
    expect(objectsOf(house())).toEqual(before.objects);
    const { disposals } = await administrator.use(runSweep, { body: { rehearse: false } });
    expect(disposals).toMatchObject([{ lastDay, count: 1, step: "purged" }]);
    expect(disposals[0]?.certificate).toEqual(expect.any(String));
    expect(disposals[0]?.receipts.map(({ owner }) => owner).toSorted()).toEqual(
      expect.arrayContaining(["catalogue", "intake", "reading-room"]),
    );
    expect(keysOf(house(), lastDay)).toEqual([]);
    expect(objectsOf(house()).length).toBeLessThan(before.objects.length);
    expect((await administrator.use(listDisposals, { query: {} })).rows).toHaveLength(1);
  });

  test("what is not due stays: the call of 31 August is heard the day after, and no sweep touches it", async () => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler, younger);
    const { disposals } = await house().office.administrator.use(runSweep, { body: { rehearse: false } });
    expect(disposals).toEqual([]);
    expect((await hear(handler, { contact: younger, purpose: "p1", case: id })).status).toBe(206);
  });
});

/** Files of sealed objects. */
function objectsOf({ archive }: House): string[] {
  return filesBelow(join(archive.folder, "vault"));
}

/** Files of the keys of buckets that end on a day; a mark that one is gone is none. */
function keysOf({ archive }: House, lastDay: string): string[] {
  return filesBelow(join(archive.folder, "keys")).filter(
    (path) => path.includes(lastDay) && !path.endsWith(".gone"),
  );
}
