import { describe, expect, test } from "@jest/globals";
import { focusWords, isFocusSeen, isSkip, walked } from "../keyboard.ts";
import { stageHere } from "../stage-here.ts";
import type { StaffRole } from "../stage.ts";
import { arrive, settled } from "../visitor.ts";

const pages: readonly (readonly [StaffRole, string])[] = [
  ["ag", "/contacts"],
  ["ch", "/complaints"],
  ["dp", "/retention"],
  ["aa", "/intake"],
  ["aa", "/admin/people"],
  ["aa", "/admin/registers"],
];

/** Acceptance 3 and 4: by keyboard alone there is no trap, and the focus is seen wherever it stops. */
export function walking(): void {
  describe("3, 4: by keyboard alone", () => {
    test.each(pages)(
      "%s walks through %s: the focus is seen at every stop, and nothing holds it",
      async (role, path) => {
        const { stage } = stageHere;
        const visitor = await arrive(stage, role, { width: 390 });
        await visitor.page.goto(`${stage.address}${path}`);
        await settled(visitor.page);
        const { stops, faults } = await walked(visitor.page);
        expect(faults).toEqual([]);
        expect(stops).toBeGreaterThan(8);
        await visitor.close();
      },
    );

    test("the case bar that stays covers no stop of a case", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "ch");
      const { page } = visitor;
      await page.setViewportSize({ width: 1280, height: 600 });
      await page.getByRole("link", { name: stage.complaint }).click();
      await page.getByLabel("Yhteystieto").fill("040 1234502");
      await page.keyboard.press("Enter");
      await page.getByRole("table", { name: "Ehdokkaat" }).waitFor();
      expect((await walked(page)).faults).toEqual([]);
      // Backwards rows come up from under the bar.
      const hidden: string[] = [];
      for (let stops = 0; stops < 25; stops += 1) {
        await page.keyboard.press("Shift+Tab");
        if (!(await isFocusSeen(page)) && !(await isSkip(page))) hidden.push(await focusWords(page));
      }
      expect(hidden).toEqual([]);
      await visitor.close();
    });
  });
}
