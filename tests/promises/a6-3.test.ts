import { describe, expect, test } from "@jest/globals";
import {
  askHold,
  closeCase,
  listHolds,
  operations,
  readContact,
  releaseHold,
  runSweep,
} from "@tallenne/contracts";
import { addDays, calendarDate, type ContactId } from "@tallenne/domain";
import { z } from "zod";
import { held, project, swept, told } from "./testing/holding.ts";
import { agentKey, hear, houseForTests, morningOf } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A6.3", () => {
  /** Month five of calls of 25 May. */
  const house = houseForTests(calendarDate("2026-10-25"));
  const lastDay = calendarDate("2026-11-25");
  const ceiling = calendarDate("2027-05-25");
  /** A call of the team whose lead approves. */
  const keep = async (externalId: string): Promise<ContactId> => {
    await house().worker("ag");
    const story = { externalId, startedAt: morningOf("2026-05-25"), agent: agentKey };
    return (await house().keep(story)).contact;
  };
  const people = async () => ({ by: await house().worker("qa"), second: await house().worker("tl") });

  test("T-A6.3a a day later than twelve months from the call is refused", async () => {
    const { by } = await people();
    const contact = await keep("late");
    const { id } = await project(by);
    const body = { case: id, reason: "review" as const, until: addDays(ceiling, 1) };
    expect((await by.call(askHold, { params: { contact }, body })).problem?.slug).toBe("hold-too-long");
  });

  test("T-A6.3d nothing of the interface holds more than one recording, and the officer sees every hold", async () => {
    const lists = operations
      .filter(({ caller }) => "act" in caller && caller.act.startsWith("hold."))
      .filter(
        ({ body }) => body instanceof z.ZodType && JSON.stringify(z.toJSONSchema(body)).includes('"array"'),
      );
    expect(lists).toEqual([]);
    const asked = await people();
    const contact = await keep("seen");
    const { id } = await project(asked.by);
    const { hold } = await held(asked, { contact, case: id, until: ceiling });
    const officer = await house().worker("dp");
    const { holds } = await officer.use(listHolds, { query: { scope: "all" } });
    expect(holds.map((one) => one.hold.id)).toContain(hold.id);
  });

  test("a hold opens nothing: under the project nobody hears the recording", async () => {
    const asked = await people();
    const contact = await keep("unheard");
    const { id } = await project(asked.by);
    await held(asked, { contact, case: id, until: ceiling });
    expect((await hear(asked.by, { contact, purpose: "p2", case: id })).status).toBeGreaterThanOrEqual(403);
  });

  describe("two persons hold single recordings for a project", () => {
    test("T-A6.3a T-A6.3b T-A6.3c asked and approved in month five, they outlive their term; released, ended with their project, or at twelve months they go", async () => {
      const asked = await people();
      const [first, second, third, plain] = [
        await keep("q-1"),
        await keep("q-2"),
        await keep("q-3"),
        await keep("q-4"),
      ];
      const ending = await project(asked.by);
      const lasting = await project(asked.by);
      const released = await held(asked, {
        contact: first,
        case: ending.id,
        until: calendarDate("2027-04-01"),
      });
      await held(asked, { contact: second, case: ending.id, until: calendarDate("2027-04-01") });
      await held(asked, { contact: third, case: lasting.id, until: ceiling });
      for (const contact of [first, second, third]) await told(house(), contact, "retention.hold.placed");

      await house().archive.setCalendar(addDays(lastDay, 1));
      expect(await swept(house())).toMatchObject([
        // The one nobody asked for, and the one that was asked for too long.
        { step: "purged", count: 2, bucket: `calls/standard/${lastDay}` },
      ]);
      const state = async (contact: ContactId, of = lasting) =>
        (await asked.by.call(readContact, { params: { contact }, query: { purpose: "p2", case: of.id } }))
          .status;
      expect(await state(plain)).not.toBe(200);

      // Month eight.
      await house().archive.setCalendar(calendarDate("2027-01-25"));
      await asked.by.use(releaseHold, { params: { contact: first, hold: released.hold.id } });
      await told(house(), first, "retention.hold.released");
      expect(await swept(house())).toMatchObject([{ step: "purged", count: 1 }]);

      await asked.by.use(closeCase, { params: { case: ending.id } });
      await told(house(), second, "retention.hold.released");
      expect(await swept(house())).toMatchObject([{ step: "purged", count: 1 }]);

      await house().archive.setCalendar(ceiling);
      const { disposals } = await house().office.administrator.use(runSweep, { body: { rehearse: false } });
      expect(disposals.filter(({ count }) => count > 0)).toEqual([]);
      await house().archive.setCalendar(addDays(ceiling, 1));
      expect(await swept(house())).toMatchObject([
        // Those of the tests before, held to the same day.
        { step: "purged", count: 3, bucket: `calls/held/${ceiling}` },
      ]);
      // Half a year of sweeps, with every empty bucket of its days.
    }, 300_000);
  });
});
