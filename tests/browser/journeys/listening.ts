import { describe, expect, test } from "@jest/globals";
import { publishCommitmentText } from "@tallenne/contracts";
import { authenticator, sign } from "@tallenne/testkit";
import type { Page } from "playwright-core";
import { isFocusSeen, keyboardAt } from "../keyboard.ts";
import { leaks } from "../secrecy.ts";
import { stageHere } from "../stage-here.ts";
import { arrive, settled, signIfAsked, silence, sounding, visit } from "../visitor.ts";

const words = (text: string) => ({ fi: text, sv: text, en: text });

async function openCoaching(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^Avaa/ }).click();
  await page.getByRole("button", { name: "Kuuntele…" }).click();
  await page.locator("dialog").getByRole("button", { name: "Avaa" }).click();
  await page.getByRole("button", { name: "Toista" }).waitFor();
}

/** S-02: before the team lead is anybody else in these journeys, as whoever signed once is not asked again. */
export function signing(): void {
  describe("the team lead", () => {
    test("signs the commitment by keyboard before any contact is in the page", async () => {
      const { stage } = stageHere;
      const visitor = await visit(stage);
      const { page } = visitor;
      await page.goto(await stage.link("tl"));
      await page.locator(".commitment").waitFor();
      await settled(page);
      expect(await page.locator("[data-row]").count()).toBe(0);
      const keys = keyboardAt(page);
      await keys.press("End");
      await page.locator('.form input[type="checkbox"]:not([disabled])').waitFor();
      await keys.tabTo("Olen lukenut");
      await keys.press("Space");
      await keys.tabTo("Allekirjoita");
      expect(await isFocusSeen(page)).toBe(true);
      await keys.press("Enter");
      await page.locator("[data-row]").first().waitFor();
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });
  });
}

/** S-10, S-11: an adviser and an own call. */
export function listening(): void {
  describe("the adviser and the team lead", () => {
    test("1, 32: hears an own call in coaching within nine presses of the keyboard", async () => {
      const { stage } = stageHere;
      const visitor = await visit(stage);
      const { page } = visitor;
      await page.goto(await stage.link("ag"));
      await signIfAsked(page);
      await page.getByRole("link", { name: /^Avaa/ }).waitFor();
      const keys = keyboardAt(page);
      await keys.tabTo("Avaa");
      await keys.press("Enter");
      await page.getByRole("button", { name: "Kuuntele…" }).waitFor();
      await keys.tabTo("Kuuntele");
      await keys.press("Enter");
      await page.locator("dialog").waitFor();
      await keys.press("Enter");
      await page.getByRole("button", { name: "Toista" }).waitFor();
      await keys.press("k");
      await sounding(page);
      expect(keys.presses()).toBeLessThanOrEqual(9);
      // One press pauses.
      await page.keyboard.press("k");
      expect(await silence(page)).toBeLessThan(500);
      expect(await leaks(visitor)).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("34: a new text of the commitment silences within a second, and signing leads back", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "ag");
      const { page } = visitor;
      await openCoaching(page);
      await page.keyboard.press("k");
      await sounding(page);
      await stage.office.administrator.use(publishCommitmentText, {
        body: { paragraphs: [words("Vaikenen siitä, mitä kuulen.")], laws: ["JulkL 23 §"] },
      });
      expect(await silence(page)).toBeLessThan(1500);
      await page.getByText("Vaitiolositoumus ei ole voimassa. Toisto pysäytettiin.").waitFor();
      expect(await page.getByRole("slider").count()).toBe(0);
      // The administrator signs too: without it nothing else of the stage goes on.
      const { password, secret } = stage.office.proof;
      await sign(stage.office.administrator, { password, proof: authenticator(secret) });
      await signIfAsked(page);
      await page
        .getByRole("button", { name: "Kuuntele…" })
        .or(page.getByRole("button", { name: "Toista" }))
        .waitFor();
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("34: signing out leaves nothing of the contact in the page", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "ag");
      const { page } = visitor;
      await openCoaching(page);
      await page.keyboard.press("k");
      await sounding(page);
      await page.locator(".person-button").click();
      await page.getByRole("button", { name: "Kirjaudu ulos" }).click();
      await page.locator(".person-button").waitFor({ state: "detached" });
      expect(await silence(page)).toBeLessThan(1500);
      expect(await page.getByRole("slider").count()).toBe(0);
      expect(await page.locator("[data-row]").count()).toBe(0);
      await visitor.close();
    });
  });
}
