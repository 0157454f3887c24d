import { describe, expect, test } from "@jest/globals";
import { addDays } from "@tallenne/domain";
import { readPdf } from "@tallenne/letters/read-pdf";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
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

    test("S-74 the auditor hands out a statement of it: computed again, and the proof inside", async () => {
      const visitor = await arrive(stageHere.stage, "au");
      const { page } = visitor;
      await page.goto(`${stageHere.stage.address}/oversight/ledger`);
      await page.getByRole("link", { name: "Selosteet" }).click();
      await page.getByRole("link", { name: /Poistoseloste: Puhelutallenteet/ }).click();
      await page.getByText("sen tiiviste on sama kuin lokissa.").waitFor();
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "Tallenna PDF" }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/^calls-standard-[-0-9]+-poistoseloste\.pdf$/);
      const { words, enclosed } = await readPdf(readFileSync(await file.path()));
      const digest = createHash("sha256")
        .update(enclosed["certificate.json"] ?? "")
        .digest("hex");
      expect(words.replaceAll(" ", "")).toContain(digest);
      expect(JSON.parse(enclosed["entry.json"] ?? "{}")).toMatchObject({ facts: { certificate: digest } });
      expect(
        Object.entries(enclosed).some(([name, text]) => name.endsWith(".tlog-proof") && text !== ""),
      ).toBe(true);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });
  });
}
