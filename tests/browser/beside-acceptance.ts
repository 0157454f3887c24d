import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { openCoaching } from "./player-acceptance.ts";
import type { Stage } from "./stage.ts";
import { arrive, isSilent, sounding, type Visitor } from "./visitor.ts";

async function listening(stage: Stage): Promise<Visitor> {
  const visitor = await arrive(stage, "ag");
  await openCoaching(visitor.page);
  await visitor.page.locator(".utterance-go").first().waitFor();
  return visitor;
}

const place = async (page: Page) => Number(await page.getByRole("slider").inputValue());
const words = "Kysymys kuultiin loppuun, kiitos.";

/** What screens §4 asks of the transcript and the notes beside the player. */
export function acceptingBeside(stage: () => Stage): void {
  describe("transcript and notes beside the player (screens §4)", () => {
    test("the keys , and . go from word to word, T follows, arrows go between utterances, a press goes there", async () => {
      const visitor = await listening(stage());
      const { page } = visitor;
      const places = [await place(page)];
      for (const key of [".", ".", ".", ","]) {
        await page.keyboard.press(key);
        places.push(await place(page));
      }
      const [start = 0, first = 0, second = 0, third = 0, back = 0] = places;
      expect([first > start, second > first, third > second, back < third]).toEqual([true, true, true, true]);
      expect(second - first).toBeLessThan(2000);
      const follow = page.getByRole("button", { name: "Seuraa puhetta" });
      expect(await follow.getAttribute("aria-pressed")).toBe("true");
      await page.keyboard.press("t");
      expect(await follow.getAttribute("aria-pressed")).toBe("false");
      await page.locator(".utterance-go").first().focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-place"));
      expect(await focused()).toBe("2");
      await page.keyboard.press("Enter");
      expect(await place(page)).toBeGreaterThan(third);
      expect(await page.locator('.utterance-go[aria-current="true"]').getAttribute("data-place")).toBe("2");
      // One stop for Tab, wherever the arrows left it.
      expect(await page.locator('.utterance-go[tabindex="0"]').count()).toBe(1);
      await visitor.close();
    });

    test("what is looked for is counted and gone through; letters typed there start nothing", async () => {
      const visitor = await listening(stage());
      const { page } = visitor;
      const field = page.getByRole("searchbox", { name: "Etsi" });
      await field.fill("kiitos");
      const count = page.locator(".find-count");
      expect(await count.textContent()).toMatch(/^1\/[1-9]/);
      await page.keyboard.press("Enter");
      await page.keyboard.type("k");
      expect(await count.textContent()).toBe("0/0");
      expect(await isSilent(page)).toBe(true);
      await visitor.close();
    });

    test("N begins a note at this second; it is kept without a press, private, read again by its writer, and removed by a second press", async () => {
      const visitor = await listening(stage());
      const { page } = visitor;
      await page.keyboard.press(".");
      await page.keyboard.press("n");
      await page.keyboard.type(words);
      expect(await isSilent(page)).toBe(true);
      await page.getByText("Tallennettu", { exact: true }).waitFor();
      expect(await page.getByRole("combobox", { name: "Kuka lukee" }).inputValue()).toBe("private");
      await page.getByRole("button", { name: "Valmis" }).click();
      await page.locator(".note-text", { hasText: words }).waitFor();
      await page.keyboard.press("F8");
      await sounding(page);
      await visitor.close();

      const again = await listening(stage());
      await again.page.locator(".note-text", { hasText: words }).waitFor();
      await again.page.locator(".mark-list summary").click();
      await again.page.getByRole("button", { name: /Muistiinpano 1$/ }).click();
      await again.page.getByRole("button", { name: /^Poista,/ }).click();
      await again.page.locator("dialog[open]").getByRole("button", { name: "Poista" }).click();
      await again.page.locator(".note-text").waitFor({ state: "detached" });
      await again.close();
    });
  });
}
