import { describe, expect, test } from "@jest/globals";
import {
  approveHold,
  askHold,
  type CaseView,
  closeCase,
  extendHold,
  type HeldView,
  issueTicket,
  linkContact,
  listCaseHolds,
  listDisposals,
  listHolds,
  openSitting,
  previewRelease,
  readContact,
  refuseHold,
  releaseHold,
  runSweep,
} from "@tallenne/contracts";
import { addDays, calendarDate, type ContactId, idFrom } from "@tallenne/domain";
import { customers, wav } from "@tallenne/testkit";
import { delivered, openComplaint } from "./steps.ts";
import { actionsAbout, at, today, type World } from "./world.ts";

/** A call of this day is last readable the day before the suite's day; its ceiling lies half a year on. */
const served = "2026-05-25";
const ceiling = calendarDate("2027-05-25");
const nobody = idFrom("hold", new Uint8Array(16));
const noCase = idFrom("case", new Uint8Array(16));
const noContact = idFrom("contact", new Uint8Array(16));

/** J4: two persons hold a call; it outlives its term under moved keys, is heard in its case alone, and goes when it is released. */
export function holding(world: World): void {
  describe("J4: hold, then release", () => {
    const recording = wav({ seconds: 3, tones: [360, 540] });
    let contact: ContactId;
    let matter: CaseView;
    let held: HeldView;
    const params = () => ({ contact, hold: held.hold.id });

    test("one asks, nothing is protected; the same person approves nothing; another approves, and the ledger knows", async () => {
      const story = {
        externalId: "j4",
        startedAt: at(`${served} 10.00`),
        customer: customers.aino,
        agent: "agent-204",
      };
      contact = await delivered(world, story, recording);
      matter = await openComplaint(world);
      await linked(world, matter, contact);
      const body = { case: matter.id, reason: "evidence" as const, until: addDays(ceiling, -10) };
      const { pirjo, raija } = world;
      const long = await pirjo.browser.call(askHold, {
        params: { contact },
        body: { ...body, until: addDays(ceiling, 1) },
      });
      expect(long.problem?.slug).toBe("hold-too-long");
      const first = await pirjo.browser.use(askHold, { params: { contact }, body });
      expect((await pirjo.browser.call(askHold, { params: { contact }, body })).status).toBe(412);
      const no = await raija.browser.use(refuseHold, { params: { contact, hold: first.hold.id } });
      expect(no.hold.state).toBe("refused");
      expect(
        (await raija.browser.call(refuseHold, { params: { contact, hold: first.hold.id } })).status,
      ).toBe(412);
      held = await pirjo.browser.use(askHold, { params: { contact }, body });
      expect(held.hold.state).toBe("asked");
      expect((await pirjo.browser.call(approveHold, { params: params() })).status).toBe(403);
      held = await raija.browser.use(approveHold, { params: params() });
      expect(held).toMatchObject({ keptUntil: body.until, hold: { state: "in-force" } });
      expect((await raija.browser.call(approveHold, { params: params() })).status).toBe(412);
      expect(await actionsAbout(world, contact, "retention.hold.placed")).toContain("retention.hold.placed");
    });

    test("an extension waits for another person too", async () => {
      const body = { reason: "appeal" as const, until: ceiling };
      const late = { ...body, until: addDays(ceiling, 1) };
      const long = await world.pirjo.browser.call(extendHold, { params: params(), body: late });
      expect(long.problem?.slug).toBe("hold-too-long");
      const asked = await world.pirjo.browser.use(extendHold, { params: params(), body });
      expect(asked.hold).toMatchObject({ until: addDays(ceiling, -10), extension: { until: ceiling } });
      expect((await world.pirjo.browser.call(extendHold, { params: params(), body })).status).toBe(412);
      const { holds } = await world.raija.browser.use(listHolds, { query: { scope: "waiting" } });
      expect(holds.map(({ hold }) => hold.id)).toContain(held.hold.id);
      held = await world.raija.browser.use(approveHold, { params: params() });
      expect(held.keptUntil).toBe(ceiling);
      expect(await actionsAbout(world, contact, "retention.hold.extended")).toContain(
        "retention.hold.extended",
      );
    });

    test("what nobody knows is unknown", async () => {
      const strange = { params: { contact, hold: nobody } };
      const { browser } = world.pirjo;
      const answers = [
        await world.raija.browser.call(approveHold, strange),
        await world.raija.browser.call(refuseHold, strange),
        await browser.call(extendHold, { ...strange, body: { reason: "appeal", until: ceiling } }),
        await world.leena.browser.call(releaseHold, strange),
        await world.leena.browser.call(previewRelease, strange),
        await browser.call(listCaseHolds, { params: { case: noCase } }),
        await browser.call(askHold, {
          params: { contact: noContact },
          body: { case: matter.id, reason: "evidence", until: ceiling },
        }),
      ];
      expect(answers.map(({ problem }) => problem?.slug)).toEqual(answers.map(() => "unknown"));
    });

    test("past its own term it is heard in its case alone, under keys that have moved", async () => {
      await world.archive.setCalendar(addDays(today, 2));
      await world.office.administrator.use(runSweep, { body: { rehearse: false } });
      const { rows } = await world.leena.browser.use(listDisposals, { query: {} });
      expect(rows.find(({ bucket }) => bucket === `calls/standard/${addDays(today, 1)}`)).toMatchObject({
        step: "purged",
      });
      const { browser } = world.pirjo;
      const query = { purpose: "p1", case: matter.id } as const;
      expect(await browser.use(readContact, { params: { contact }, query })).toMatchObject({
        keeping: "held",
        keptUntil: ceiling,
      });
      const { sitting } = await browser.use(openSitting, { body: { ...query, contacts: [contact] } });
      const { sound } = await browser.use(issueTicket, {
        params: { sitting, contact },
        body: { side: "both" },
      });
      const heard = await browser.ask(sound, { headers: { range: "bytes=0-" } });
      const samples = recording.subarray(44);
      expect(heard.bytes.subarray(-samples.length).equals(samples)).toBe(true);
      const other = await openComplaint(world);
      const wrong = { purpose: "p1", case: other.id } as const;
      expect((await browser.call(readContact, { params: { contact }, query: wrong })).status).toBe(404);

      const shown = await browser.use(previewRelease, { params: params() });
      expect(shown).toMatchObject({ goesAtOnce: 1 });
      const { closing } = await browser.use(listCaseHolds, { params: { case: matter.id } });
      expect(closing).toMatchObject({ goesAtOnce: 0, goesLater: 1 });
      await browser.use(releaseHold, { params: params() });
      expect((await browser.ask(sound, { headers: { range: "bytes=0-" } })).status).toBe(410);
      expect((await browser.call(releaseHold, { params: params() })).status).toBe(412);
      expect((await browser.call(previewRelease, { params: params() })).status).toBe(412);
      expect((await browser.call(readContact, { params: { contact }, query })).status).toBe(410);
    });

    test("released it is gone within a day, keys and objects", async () => {
      await actionsAbout(world, contact, "retention.hold.released");
      await world.office.administrator.use(runSweep, { body: { rehearse: false } });
      const { rows } = await world.leena.browser.use(listDisposals, { query: {} });
      const disposal = rows.find(({ bucket }) => bucket === `calls/held/${ceiling}`);
      expect(disposal).toMatchObject({ step: "purged", count: 1, disputed: 0 });
      expect(await actionsAbout(world, contact, "retention.purged")).toContain("retention.purged");
      const { browser } = world.pirjo;
      const body = { case: matter.id, reason: "evidence" as const, until: ceiling };
      expect((await browser.call(askHold, { params: { contact }, body })).status).toBeGreaterThanOrEqual(404);
      await browser.use(closeCase, { params: { case: matter.id } });
    });
  });
}

async function linked(world: World, matter: CaseView, contact: ContactId): Promise<void> {
  await world.pirjo.browser.use(linkContact, {
    params: { case: matter.id },
    body: { contact, evidence: ["number", "time"] },
  });
}
