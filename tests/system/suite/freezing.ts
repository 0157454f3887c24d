import { beforeAll, describe, expect, test } from "@jest/globals";
import {
  freezeContact,
  type FrozenView,
  groundFreeze,
  listHolds,
  releaseFreeze,
  runSweep,
} from "@tallenne/contracts";
import { addDays, type ContactId, idFrom } from "@tallenne/domain";
import { customers, wav } from "@tallenne/testkit";
import { delivered } from "./steps.ts";
import { actionsAbout, at, today, type Worker, type World } from "./world.ts";

const nobody = new Uint8Array(16);

/** Row A13, domain: retention, §5. An authority's matter keeps a contact past its term; another person ends it, and then it goes. */
export function freezing(world: World): void {
  describe("a contact is frozen by law", () => {
    let decider: Worker;
    let contact: ContactId;
    let frozen: FrozenView;
    const params = () => ({ contact, freeze: frozen.freeze.id });

    beforeAll(async () => {
      decider = await world.office.worker({
        name: "Sirkka Vanhatalo",
        signInName: "sirkka.vanhatalo",
        unit: "johto",
        rights: [{ role: "de" }],
      });
      const story = { externalId: "frozen", startedAt: at("2026-05-27 12.00"), customer: customers.aino };
      contact = await delivered(world, { ...story, agent: "agent-204" }, wav({ seconds: 2 }));
    }, 60_000);

    test("by the officer's word alone, with the law and a matter of its own; the officer sees it on the page of what is kept longer", async () => {
      const { browser } = world.leena;
      const body = { cause: "court", ground: "art-17-3-e" } as const;
      frozen = await browser.use(freezeContact, { params: { contact }, body });
      expect(frozen).toMatchObject({ beyondNotice: false, freeze: { ground: { code: "art-17-3-e" } } });
      const again = { params: { contact }, body: { ...body, case: frozen.freeze.case } };
      expect((await browser.call(freezeContact, again)).problem?.slug).toBe("changed-meanwhile");
      const grounded = await browser.use(groundFreeze, { params: params(), body: { ground: "art-18-1-c" } });
      expect(grounded.freeze.ground?.code).toBe("art-18-1-c");
      const { freezes } = await browser.use(listHolds, { query: { scope: "all" } });
      expect(freezes.map(({ freeze }) => freeze.id)).toContain(frozen.freeze.id);
      expect(await actionsAbout(world, contact, "retention.freeze.beyond-notice")).toEqual(
        expect.arrayContaining(["retention.freeze.placed", "retention.freeze.beyond-notice"]),
      );
    });

    test("its term passes and the sweep leaves it: both services keep it", async () => {
      await world.archive.setCalendar(addDays(today, 4));
      const swept = await world.office.administrator.use(runSweep, { body: { rehearse: false } });
      expect(swept.stopped).toBeNull();
      const { freezes } = await decider.browser.use(listHolds, { query: { scope: "all" } });
      expect(freezes.find(({ freeze }) => freeze.id === frozen.freeze.id)).toMatchObject({
        beyondNotice: true,
      });
    });

    test("another person ends it, with the reason; nobody ends a request's freeze", async () => {
      const body = { reason: "matter-over" } as const;
      const own = await world.leena.browser.call(releaseFreeze, { params: params(), body });
      expect(own.problem?.slug).toBe("second-person");
      const ended = await decider.browser.use(releaseFreeze, { params: params(), body });
      expect(ended.overdue).toBe(true);
      const twice = await decider.browser.call(releaseFreeze, { params: params(), body });
      expect(twice.problem?.slug).toBe("changed-meanwhile");
      expect(await actionsAbout(world, contact, "retention.freeze.released")).toContain(
        "retention.freeze.released",
      );
      const swept = await world.office.administrator.use(runSweep, { body: { rehearse: false } });
      expect(swept.stopped).toBeNull();
      const placed = { params: { contact }, body: { cause: "court", ground: "art-17-3-e" } as const };
      const late = await world.leena.browser.call(freezeContact, placed);
      expect(["gone", "unknown"]).toContain(late.problem?.slug);
    });

    test("what nobody knows is unknown", async () => {
      const strange = { contact: idFrom("contact", nobody), freeze: idFrom("freeze", nobody) };
      const { browser } = world.leena;
      const answers = [
        await browser.call(freezeContact, {
          params: { contact: strange.contact },
          body: { cause: "authority", ground: "art-17-3-e" },
        }),
        await browser.call(groundFreeze, { params: strange, body: { ground: "art-17-3-e" } }),
        await browser.call(releaseFreeze, { params: strange, body: { reason: "not-needed" } }),
      ];
      expect(answers.map(({ problem }) => problem?.slug)).toEqual(["unknown", "unknown", "unknown"]);
    });
  });
}
