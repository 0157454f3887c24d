import { describe, expect, test } from "@jest/globals";
import { keepingFacts, type HeldView } from "@tallenne/contracts";
import { addDays, calendarDate } from "@tallenne/domain";
import {
  day,
  call,
  today,
  ceiling,
  handler,
  lead,
  trainer,
  officer,
  holdScene,
  type Person,
} from "../testing/hold-scene.ts";
import { colleague, contactOf, standingOf, testId } from "../testing/invented.ts";

const { archive, holds, post, opened, complaint, ask, asked, approve, inForce, told, keptUntil } =
  holdScene();

describe("the end of the case", () => {
  test("T-A6.4 a closed complaint ends its hold after the appeal window", async () => {
    const { matter } = await inForce();
    archive().calendar.set(calendarDate("2026-12-01"));
    const seen = await archive().as(handler, { get: `/v1/cases/${matter.id}/holds` });
    expect(seen.body["closing"]).toEqual({ goesAtOnce: 0, goesLater: 1, heldUntil: "2026-12-31" });
    await post(handler, `/v1/cases/${matter.id}/closing`);
    expect(await keptUntil()).toBe("2026-12-31");
    expect((await told("retention.hold.released"))[0]?.facts).toEqual({
      lastDay: "2026-12-31",
      reason: "case-ended",
    });
  });

  test("T-A6.4 never past twelve months, also where the appeal window is longer", async () => {
    const { matter } = await inForce();
    archive().calendar.set(addDays(ceiling, -5));
    await post(handler, `/v1/cases/${matter.id}/closing`);
    expect(await keptUntil()).toBe(ceiling);
  });

  test("T-A6.3c a quality project that ends releases all its holds at once", async () => {
    const project = await opened(trainer, "quality");
    const more = contactOf({ number: 3, day, agent: colleague });
    await archive().keep(more);
    const until = addDays(today, 200);
    for (const contact of [call.id, more.id]) {
      const held = (await ask(project, { until, reason: "review" }, trainer, contact))
        .body as unknown as HeldView;
      const approved = await post(lead, `/v1/contacts/${contact}/holds/${held.hold.id}/approval`);
      expect(approved.status).toBe(200);
    }
    archive().calendar.set(addDays(call.lastDay, 1));
    const seen = await archive().as(trainer, { get: `/v1/cases/${project.id}/holds` });
    expect(seen.body["closing"]).toMatchObject({ goesAtOnce: 2 });
    expect((await post(trainer, `/v1/cases/${project.id}/closing`)).status).toBe(200);
    const { contacts } = await archive().peers.steward.call(keepingFacts, {
      body: { contacts: [call.id, more.id] },
    });
    expect(contacts.map((one) => one.keptUntil)).toEqual([call.lastDay, more.lastDay]);
    expect(await told("retention.hold.released")).toHaveLength(2);
  });

  test("a hold for a closed case is neither asked nor approved", async () => {
    const matter = await complaint();
    const held = await asked(matter);
    await post(handler, `/v1/cases/${matter.id}/closing`);
    expect((await ask(matter)).body.slug).toBe("case-closed");
    expect((await approve(held)).body.slug).toBe("case-closed");
  });
});

describe("what is kept longer (S-72)", () => {
  test("T-A6.3d beyond the number the controller has set only the officer approves", async () => {
    const project = await opened(trainer, "quality");
    const until = addDays(today, 30);
    let last = { status: 0, body: {} as Record<string, unknown> };
    const numbers = Array.from({ length: 21 }, (_, at) => 100 + at);
    for (const number of numbers) {
      const contact = contactOf({ number, day, agent: colleague });
      await archive().keep(contact);
      const held = (await ask(project, { until, reason: "review" }, trainer, contact.id))
        .body as unknown as HeldView;
      const path = `/v1/contacts/${contact.id}/holds/${held.hold.id}/approval`;
      last = await post(lead, path);
      if (number < 120) expect(last.status).toBe(200);
      else {
        expect([last.status, last.body["slug"]]).toEqual([403, "officer-first"]);
        expect((await post(officer, path)).status).toBe(200);
      }
    }
  });

  test("the officer sees every hold, a team lead what waits for them, the handler what they asked for", async () => {
    const { held } = await inForce();
    const list = async (by: Person, scope: string) =>
      ((await archive().as(by, { get: `/v1/holds?scope=${scope}` })).body["holds"] as HeldView[]).map(
        ({ hold }) => hold.id,
      );
    expect(await list(officer, "all")).toEqual([held.hold.id]);
    expect(await list(lead, "all")).toEqual([]);
    expect(await list(handler, "all")).toEqual([held.hold.id]);
    expect(await list(lead, "waiting")).toEqual([]);
    await post(handler, `${holds}/${held.hold.id}/release`);
    const again = await asked(await complaint());
    expect(await list(lead, "waiting")).toEqual([again.hold.id]);
    expect(
      await list(standingOf("tl", { person: testId("person", 14), unit: "tiimi-9" }), "waiting"),
    ).toEqual([]);
    expect((await archive().as(standingOf("aa"), { get: "/v1/holds?scope=all" })).status).toBe(403);
  });
});
