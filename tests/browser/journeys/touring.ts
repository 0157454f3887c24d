import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { stageHere } from "../stage-here.ts";
import { arrive, settled, signIfAsked, sounding, visit } from "../visitor.ts";

const tour = (page: Page) => page.getByRole("region", { name: "Esittelykierros" });
const ticked = (page: Page) => tour(page).getByText("tehty");

/** Screens §5: a closable strip leads through two minutes; steps tick by what was really done. */
export function touring(): void {
  describe("the tour of the demonstration", () => {
    test("ticks for the adviser when signed, listed, opened and heard, and not before", async () => {
      const { stage } = stageHere;
      const visitor = await visit(stage);
      const { page } = visitor;
      await page.goto(await stage.link("ag"));
      await page.waitForURL(({ pathname }) => pathname !== "/sign-in");
      await signIfAsked(page);
      await page.getByRole("link", { name: /^Avaa/ }).waitFor();
      await tour(page).waitFor();
      expect(await ticked(page).count()).toBe(2);
      await page.getByRole("link", { name: /^Avaa/ }).click();
      await page.getByRole("button", { name: "Kuuntele…" }).click();
      expect(await ticked(page).count()).toBe(2);
      await page.locator("dialog").getByRole("button", { name: "Avaa" }).click();
      await page.getByRole("button", { name: "Toista" }).waitFor();
      expect(await ticked(page).count()).toBe(3);
      await page.keyboard.press("k");
      await sounding(page);
      await page.keyboard.press("k");
      await tour(page)
        .getByText(/^Avaa ylärivistä Arviot/)
        .waitFor();
      await page.getByRole("link", { name: "Arviot" }).click();
      await page.getByRole("rowheader").getByRole("link").first().click();
      await page.getByLabel("Vastauksesi").fill("Kiitos, teen niin.");
      await page.getByRole("button", { name: "Lähetä vastaus" }).click();
      await tour(page).getByText("Kierros on tehty.").waitFor();
      await page.getByText("Kiitos, teen niin.").waitFor();
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("is put away, stays away after the page is loaded again, and comes back on the own page", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "aa");
      const { page } = visitor;
      await tour(page).getByRole("button", { name: "Sulje kierros" }).click();
      expect(await tour(page).count()).toBe(0);
      await page.reload();
      await settled(page);
      expect(await tour(page).count()).toBe(0);
      await page.goto(`${stage.address}/me`);
      await page.getByLabel("Näytä esittelykierros").check();
      await tour(page).waitFor();
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("is not there for a role without one", async () => {
      const visitor = await arrive(stageHere.stage, "au");
      await settled(visitor.page);
      expect(await tour(visitor.page).count()).toBe(0);
      await visitor.close();
    });
  });
}
