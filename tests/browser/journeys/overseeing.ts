import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { examine } from "../examined.ts";
import { leaks } from "../secrecy.ts";
import { stageHere } from "../stage-here.ts";
import { arrive } from "../visitor.ts";

const verifier = resolve(import.meta.dirname, "../../../services/ledger/src/tallenne-verify.ts");

async function saved(page: Page, button: string, folder: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** S-70: the ledger as officer and auditor see it. */
export function overseeing(): void {
  describe("the data protection officer", () => {
    test("filters the ledger, and an entry's proof holds offline", async () => {
      const visitor = await arrive(stageHere.stage, "dp");
      const { page } = visitor;
      await page.getByText("Tarkistettu", { exact: true }).waitFor();
      await page.getByText("Rajaa merkintöjä").click();
      await page.getByLabel("Ryhmä").selectOption("case");
      await page.getByLabel("Teko").selectOption("case.opened");
      await page.getByRole("button", { name: "Näytä", exact: true }).click();
      await page.getByText("Rajauksia 2").waitFor();
      const acts = page.locator("button[data-row]");
      await acts.first().waitFor();
      expect(new Set(await acts.allInnerTexts())).toEqual(new Set(["Asia avattu"]));
      await acts.first().click();
      const dialog = page.locator("dialog");
      await dialog.getByRole("button", { name: "Hae todiste" }).click();
      const folder = mkdtempSync(join(tmpdir(), "proof-"));
      const proof = await saved(page, "Lataa todiste", folder);
      const entry = await saved(page, "Lataa merkintä", folder);
      const key = await dialog.locator(".copy-text").innerText();
      const verified = spawnSync(
        process.execPath,
        [verifier, "--key", key, "--proof", proof, "--entry", entry],
        { encoding: "utf8" },
      );
      expect(`${verified.stdout}${verified.stderr}`).toMatch(/\S/);
      expect(verified.status).toBe(0);
      expect(await leaks(visitor)).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("sees pseudonyms until names are asked for, and the asking stands in the ledger", async () => {
      const visitor = await arrive(stageHere.stage, "dp");
      const { page } = visitor;
      await page.locator("button[data-row]").first().waitFor();
      expect(await page.getByText("Pirjo Salmivaara").count()).toBe(0);
      await page.getByRole("button", { name: "Näytä nimet (kirjataan)" }).click();
      await page.getByText("Pirjo Salmivaara").first().waitFor();
      await page.getByRole("button", { name: "Hae uudet" }).click();
      await page.getByRole("button", { name: "Nimet näytetty" }).first().waitFor();
      await visitor.close();
    });

    test("S-71 goes from an entry to who heard which seconds, for which purpose", async () => {
      const visitor = await arrive(stageHere.stage, "dp");
      const { page } = visitor;
      await page.getByText("Rajaa merkintöjä").click();
      await page.getByLabel("Ryhmä").selectOption("access");
      await page.getByLabel("Teko").selectOption("access.listened");
      await page.getByRole("button", { name: "Näytä", exact: true }).click();
      await page.getByText("Rajauksia 2").waitFor();
      const ofComplaint = page.getByRole("row").filter({ hasText: /\bP1\b/ });
      await ofComplaint.first().locator("button[data-row]").click();
      await page.locator("dialog").getByRole("link", { name: "Kuka on kuunnellut" }).first().click();
      const picture = page.locator(".heard-picture");
      await picture.waitFor();
      expect(await picture.locator("li").first().textContent()).toMatch(/\d+\.\d\d–\d+\.\d\d/);
      expect(await picture.locator("rect").count()).toBeGreaterThan(0);
      expect(await page.getByText("Pirjo Salmivaara").count()).toBe(0);
      await page.getByRole("button", { name: "Näytä nimet (kirjataan)" }).click();
      await page.getByText("Pirjo Salmivaara").first().waitFor();
      expect(await page.locator("tbody").innerText()).toContain("P1 Reklamaation selvittäminen");
      for (const width of [1280, 390] as const)
        expect(await examine(page, { name: "who-heard", language: "fi", width })).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("a wrong name or day is said beside its field, and nothing is asked", async () => {
      const visitor = await arrive(stageHere.stage, "au");
      const { page } = visitor;
      await page.locator("button[data-row]").first().waitFor();
      await page.getByText("Rajaa merkintöjä").click();
      await page.getByLabel("Tekijä").fill("Sanna Ketovuori");
      const before = visitor.addresses.length;
      await page.keyboard.press("Enter");
      await page.getByText("Tämä ei ole peitenimi.").waitFor();
      expect(visitor.addresses.length).toBe(before);
      await visitor.close();
    });
  });
}
