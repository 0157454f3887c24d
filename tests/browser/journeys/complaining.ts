import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { isFocusSeen, keyboardAt } from "../keyboard.ts";
import { leaks, shownCanaries } from "../secrecy.ts";
import { stageHere } from "../stage-here.ts";
import { arrive, settled, sounding } from "../visitor.ts";

const resultsOf = (page: Page) => page.locator("table.records tbody tr");

/** S-30, S-31: from a case to a linked call that plays. */
export function complaining(): void {
  describe("the complaints handler", () => {
    test("2, 32: finds, confirms and hears a call by keyboard alone, within twenty presses plus typing", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "ch");
      const { page } = visitor;
      await page.getByRole("link", { name: stage.complaint }).waitFor();
      await page.evaluate(() => document.querySelector<HTMLElement>("h1")?.focus());
      const keys = keyboardAt(page);
      await keys.tabTo(stage.complaint);
      expect(await isFocusSeen(page)).toBe(true);
      await keys.press("Enter");
      await page.getByLabel("Yhteystieto").waitFor();
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
      await keys.tabTo("Yhteystieto");
      expect(await isFocusSeen(page)).toBe(true);
      await keys.type("+358 40 123 4502");
      await keys.press("Enter");
      await page.getByRole("table", { name: "Ehdokkaat" }).waitFor();
      // A call, not the mail that is newest.
      await keys.tabTo(/Vahvista yhteydenotto to 12\.11\./);
      expect(await isFocusSeen(page)).toBe(true);
      await keys.press("Enter");
      await page.locator("dialog").waitFor();
      await keys.tabTo("Aika täsmää");
      await keys.press("Space");
      await keys.press("Enter");
      await page.getByRole("table", { name: "Liitetyt yhteydenotot" }).waitFor();
      await page.waitForFunction(() => document.activeElement?.matches("a.act-link") === true);
      await keys.press("Enter");
      await page.getByRole("button", { name: "Toista" }).waitFor();
      await keys.press("k");
      await sounding(page);
      expect(keys.presses()).toBeLessThanOrEqual(20);
      expect(await leaks(visitor, ["123 4502", "1234502"])).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("a number alone stays a candidate (T-M1): the button sleeps and says what is missing", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "ch");
      const { page } = visitor;
      await page.getByRole("link", { name: stage.complaint }).click();
      await page.getByLabel("Yhteystieto").fill("040 1234502");
      await page.getByRole("button", { name: "Hae", exact: true }).click();
      await page
        .getByRole("button", { name: /Vahvista yhteydenotto/ })
        .first()
        .click();
      const dialog = page.locator("dialog");
      await dialog.getByText("Todisteita 1/2. Valitse vielä aika, aihe tai puhuja.").waitFor();
      await dialog.getByRole("button", { name: "Liitä asiaan" }).click({ force: true });
      expect(await dialog.isVisible()).toBe(true);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Vahvista");
      await visitor.close();
    });

    test("30: before a purpose no result stands in the page, and another case empties them (T-P14)", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "ch");
      const { page } = visitor;
      await page.getByRole("link", { name: stage.complaint }).waitFor();
      expect(await page.getByLabel("Yhteystieto").count()).toBe(0);
      expect(await shownCanaries(page)).toEqual([]);
      await page.getByRole("link", { name: stage.complaint }).click();
      await page.getByLabel("Yhteystieto").fill("040 1234502");
      await page.keyboard.press("Enter");
      await page.getByRole("table", { name: "Ehdokkaat" }).waitFor();
      // Another case: opened here, so that there is one.
      await page.getByRole("link", { name: "Asiat" }).click();
      await page.getByRole("button", { name: "Avaa reklamaatio…" }).click();
      await page.getByRole("button", { name: "Avaa asia" }).click();
      await page.getByText("Käyttötarkoitus vaihtui. Tulokset tyhjennettiin.").waitFor();
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
      expect(await resultsOf(page).count()).toBe(0);
      expect(await page.getByLabel("Yhteystieto").inputValue()).toBe("");
      // Back in the first case nothing of the search is left either.
      await page.getByRole("link", { name: "Asiat" }).click();
      expect(await page.getByText("Tulokset tyhjennettiin").count()).toBe(0);
      await page.getByRole("link", { name: stage.complaint }).click();
      await page.getByLabel("Yhteystieto").waitFor();
      expect(await page.getByLabel("Yhteystieto").inputValue()).toBe("");
      expect(await page.getByRole("table", { name: "Ehdokkaat" }).count()).toBe(0);
      await visitor.close();
    });

    test("6: Back finds the search again as it was, and the focus on its row", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "ch");
      const { page } = visitor;
      await page.getByRole("link", { name: stage.complaint }).click();
      await page.getByRole("table", { name: "Liitetyt yhteydenotot" }).waitFor();
      await page.getByLabel("Yhteystieto").fill("040 1234506");
      await page.keyboard.press("Enter");
      await page.getByRole("table", { name: "Ehdokkaat" }).waitFor();
      await page
        .getByRole("link", { name: /Kuuntele/ })
        .last()
        .click();
      await page.getByRole("button", { name: "Toista" }).waitFor();
      await page.goBack();
      await page.getByRole("table", { name: "Liitetyt yhteydenotot" }).waitFor();
      expect(await page.getByLabel("Yhteystieto").inputValue()).toBe("040 1234506");
      await page.getByRole("table", { name: "Ehdokkaat" }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Kuuntele");
      await visitor.close();
    });

    test("a case closed by its owner says what ends, and its page opens nothing more", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "ch");
      const { page } = visitor;
      await page
        .getByRole("row", { name: /Käsittelijä/ })
        .getByRole("link")
        .first()
        .click();
      await page.getByRole("button", { name: "Päätä asia…" }).click();
      await page.locator("dialog").getByText("Päätettyä asiaa ei voi avata uudelleen.").waitFor();
      await page.locator("dialog").getByRole("button", { name: "Päätä asia", exact: true }).click();
      await page.getByText("Asia päätettiin.").waitFor();
      await settled(page);
      expect(await page.getByRole("row", { name: /Käsittelijä/ }).count()).toBe(0);
      await visitor.close();
    });

    test("35: a contact of others and one that does not exist give the same page", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "ch");
      const { page } = visitor;
      const own = await arrive(stage, "ag");
      const foreign = await own.page.locator("[data-row]").first().getAttribute("href");
      await own.close();
      const shown: string[] = [];
      const paths = [
        foreign ?? "",
        "/contacts/contact_0123456789abcdefghjkmnpqrs",
        "/complaints/case_0123456789abcdefghjkmnpqrs",
        "/admin/people",
        "/nowhere",
      ];
      for (const path of paths) {
        await page.goto(`${stage.address}${path}`);
        await page
          .locator("main")
          .getByText("Kohdetta ei ole, tai sinulla ei ole oikeutta nähdä sitä.")
          .waitFor();
        shown.push(`${await page.title()}\n${await page.locator("main").innerText()}`);
      }
      expect(foreign).toMatch(/^\/contacts\/contact_/);
      expect(new Set(shown).size).toBe(1);
      await visitor.close();
    });
  });
}
