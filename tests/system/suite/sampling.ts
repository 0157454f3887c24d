import { describe, expect, test } from "@jest/globals";
import { drawSample, openCase, openSitting } from "@tallenne/contracts";
import { calendarDate } from "@tallenne/domain";
import { customers, wav } from "@tallenne/testkit";
import { delivered } from "./steps.ts";
import { actionsAbout, at, today, type World } from "./world.ts";

/** Row A4.9: a trainer's project draws its sample once; what was drawn is opened in it. */
export function sampling(world: World): void {
  describe("the sample of a quality project", () => {
    test("T-A4.9 is drawn once by line and days, opens in the project, and the ledger knows", async () => {
      for (const externalId of ["sample-1", "sample-2"])
        await delivered(
          world,
          { externalId, startedAt: at("2026-11-20 10.00"), customer: customers.mikael, agent: "agent-204" },
          wav(),
        );
      const employment = {
        name: "Tuomo Viitala",
        signInName: "tuomo.viitala",
        rights: [{ role: "qa" as const }],
      };
      const { browser } = await world.office.worker(employment);
      const { id } = await browser.use(openCase, { body: { kind: "quality", members: [] } });
      const asked = {
        params: { case: id },
        body: {
          register: "calls" as const,
          line: "henkiloasiakkaat",
          from: calendarDate("2026-11-01"),
          to: today,
          size: 1,
        },
      };
      const { contacts } = await browser.use(drawSample, asked);
      expect(contacts).toHaveLength(1);
      const body = { contacts: contacts.map(({ contact }) => contact), purpose: "p2" as const, case: id };
      const sitting = await browser.use(openSitting, { body });
      expect(sitting.contacts.map(({ row }) => row.agent)).toEqual([null]);
      expect((await browser.call(drawSample, asked)).problem?.slug).toBe("conflict");
      expect(await actionsAbout(world, id, "case.sampled")).toContain("case.sampled");
    });
  });
}
