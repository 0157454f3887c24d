import { describe, expect, test } from "@jest/globals";
import { listContacts, readMe } from "@tallenne/contracts";
import { customers, wav } from "@tallenne/testkit";
import { delivered } from "./steps.ts";
import { at, type World } from "./world.ts";

/** Stop and start lose nothing that was acknowledged. */
export function restarting(world: World): void {
  describe("stop and start", () => {
    test("sessions, contacts and an upload begun before are there afterwards", async () => {
      const story = { startedAt: at("2026-11-23 14.00"), customer: customers.veera, agent: "agent-204" };
      const contact = await delivered(world, { ...story, externalId: "restart" }, wav());
      const exits = await stopped(world);
      expect(exits.every((code) => code === 0)).toBe(true);
      await world.archive.start();
      expect((await world.sanna.browser.use(readMe, {})).name).toBe("Sanna Ketovuori");
      const { rows } = await world.sanna.browser.use(listContacts, {
        query: { purpose: "p0", scope: "own" },
      });
      expect(rows.map(({ id }) => id)).toContain(contact);
      expect(await delivered(world, { ...story, externalId: "restart" }, wav())).toBe(contact);
    }, 60_000);
  });
}

/** Stops every process in order and answers their exit codes. */
function stopped({ archive }: World): Promise<readonly (number | null)[]> {
  const programs = [...archive.programs];
  return Promise.all([archive.stop(), ...programs.map((program) => program.stop())]).then(
    ([, ...codes]) => codes,
  );
}
