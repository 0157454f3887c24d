import { describe, expect, test } from "@jest/globals";
import { addDays } from "@tallenne/domain";
import { stageHere } from "../stage-here.ts";
import { today } from "../stage.ts";
import { arrive } from "../visitor.ts";

/** S-80: what would be deleted, then deleted: nothing by one press. */
export function deleting(): void {
  describe("deletion", () => {
    test("is counted first, takes a second press, and leaves receipts and a certificate", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "aa");
      const { page } = visitor;
      await page.getByRole("link", { name: "Poistuvat" }).click();
      await page.getByText("Rekistereittäin").waitFor();
      await page.getByRole("button", { name: "Poista nyt…" }).click();
      await page.getByText("Nyt ei ole poistettavaa.").waitFor();
      await stage.archive.setCalendar(addDays(today, 1));
      await page.getByRole("button", { name: "Poista nyt…" }).click();
      const dialog = page.locator("dialog");
      await dialog.getByText("Puhelutallenteet: 1").waitFor();
      // It sleeps until the person has said that they understand.
      await dialog.getByRole("button", { name: "Poista 1 yhteydenotto" }).click({ force: true });
      expect(await dialog.isVisible()).toBe(true);
      await dialog.getByRole("checkbox").check();
      await dialog.getByRole("button", { name: "Poista 1 yhteydenotto" }).click();
      await page.getByText("Poisto ajettiin: 1 yhteydenotto.").waitFor();
      await page.getByRole("button", { name: /Näytä poisto: Puhelutallenteet/ }).click();
      await page
        .locator("dialog")
        .getByRole("cell", { name: "Luettelopalvelu" })
        .or(page.locator("dialog").getByRole("rowheader", { name: "Luettelopalvelu" }))
        .waitFor();
      expect(await page.locator("dialog").getByText("Poistotodistuksen tiiviste").count()).toBe(1);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("the officer sees it and has no button to run it", async () => {
      const visitor = await arrive(stageHere.stage, "dp");
      const { page } = visitor;
      await page.getByRole("link", { name: "Poistuvat" }).click();
      await page.getByRole("button", { name: /Näytä poisto/ }).waitFor();
      expect(await page.getByRole("button", { name: "Poista nyt…" }).count()).toBe(0);
      await visitor.close();
    });
  });
}
