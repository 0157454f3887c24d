import { describe, expect, test } from "@jest/globals";
import type { Locator } from "playwright-core";
import { stageHere } from "../stage-here.ts";
import { arrive, settled } from "../visitor.ts";

/** The row of the call that these tests hold; another call of the complaint is held already. */
const rowOf = (table: Locator) => table.getByRole("row").filter({ hasText: /12\.11\./ });

/** J4, S-32, S-72: one asks to keep a recording longer, another approves, its release says what goes. */
export function holding(): void {
  describe("keeping a recording longer", () => {
    test("a handler asks, no day past the ceiling can be typed, and the page says that nothing is protected yet", async () => {
      const { stage } = stageHere;
      const handler = await arrive(stage, "ch");
      const { page } = handler;
      await page.getByRole("link", { name: stage.complaint }).click();
      await page.getByLabel("Yhteystieto").fill("040 1234502");
      await page.keyboard.press("Enter");
      const table = page.getByRole("table", { name: "Liitetyt yhteydenotot" });
      const candidate = page.getByRole("button", { name: /Vahvista yhteydenotto to 12\.11\./ });
      await page.getByRole("table", { name: "Ehdokkaat" }).waitFor();
      if ((await candidate.count()) > 0) {
        await candidate.click();
        await page.getByLabel("Aika täsmää asiakkaan kertomaan").check();
        await page.getByRole("button", { name: "Liitä asiaan" }).click();
      }
      await table.waitFor();
      await page
        .getByRole("button", { name: /Jatka säilytystä/ })
        .first()
        .click();
      const dialog = page.locator("dialog");
      await dialog.getByText("Pyyntö ei vielä suojaa mitään").waitFor();
      const until = dialog.getByLabel("Jatketaan asti");
      await until.fill("31.12.2031");
      expect(await until.inputValue()).toBe("12.11.2027");
      await dialog.getByRole("button", { name: "Pyydä hyväksyntää" }).click();
      await page
        .getByRole("table", { name: "Jatketut tallenteet" })
        .getByText("Odottaa hyväksyjää")
        .waitFor();
      await handler.close();
    });

    test("who asked is told that another person decides; a team lead approves in an own session", async () => {
      const { stage } = stageHere;
      const handler = await arrive(stage, "ch");
      await handler.page.getByRole("link", { name: "Jatketut", exact: true }).click();
      await handler.page.getByText("Pyysit itse: toinen henkilö päättää.").waitFor();
      expect(await handler.page.getByRole("button", { name: /^Hyväksy/ }).count()).toBe(0);
      await handler.close();
      const lead = await arrive(stage, "tl");
      await lead.page.getByRole("link", { name: "Jatketut", exact: true }).click();
      await lead.page.getByRole("button", { name: /^Hyväksy…/ }).click();
      await lead.page.locator("dialog").getByText("voi kuunnella vain siinä asiassa").waitFor();
      await lead.page.locator("dialog").getByRole("button", { name: "Hyväksy" }).click();
      await lead.page.getByText("Mikään jatkopyyntö ei odota hyväksyntää.").waitFor();
      expect(lead.faults).toEqual([]);
      await lead.close();
    });

    test("the officer sees it with its ceiling; the handler sees what a release would delete, and releases", async () => {
      const { stage } = stageHere;
      const officer = await arrive(stage, "dp");
      await officer.page.goto(`${stage.address}/oversight/holds`);
      const standing = officer.page.getByRole("table", { name: "Voimassa" });
      const seen = rowOf(standing);
      await seen.getByText("Jatkettu").waitFor();
      await seen.getByText(stage.complaint).waitFor();
      await officer.close();
      const handler = await arrive(stage, "ch");
      const { page } = handler;
      await page.getByRole("link", { name: stage.complaint }).click();
      const held = rowOf(page.getByRole("table", { name: "Jatketut tallenteet" }));
      await held.getByText("Jatkettu").waitFor();
      await held.getByRole("button", { name: /^Vapauta/ }).click();
      await page.locator("dialog").getByText("Poistetaan heti: ei mitään").waitFor();
      await page.locator("dialog").getByRole("button", { name: "Vapauta" }).click();
      await page
        .getByRole("button", { name: /Jatka säilytystä/ })
        .first()
        .waitFor();
      expect(await held.count()).toBe(0);
      await settled(page);
      expect(handler.faults).toEqual([]);
      await handler.close();
    });
  });
}
