import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { openCoaching } from "./player-acceptance.ts";
import { picture, type Stage } from "./stage.ts";
import { languages, wordsOf } from "./state-acceptance.ts";
import { arrive, isSilent, settled, silence, sounding, speak } from "./visitor.ts";

/** Watches from now on when words of waiting and a bar of progress come, milliseconds from now. */
async function watchWaiting(page: Page): Promise<() => Promise<{ words?: number; bar?: number }>> {
  await page.evaluate(() => {
    const begun = performance.now();
    const seen: { words?: number; bar?: number } = {};
    (window as unknown as { seenWaiting: typeof seen }).seenWaiting = seen;
    new MutationObserver(() => {
      const at = performance.now() - begun;
      if ((document.querySelector(".loading output")?.textContent ?? "") !== "") seen.words ??= at;
      if (document.querySelector(".under-way progress") !== null) seen.bar ??= at;
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  return () =>
    page.evaluate(() => (window as unknown as { seenWaiting: { words?: number; bar?: number } }).seenWaiting);
}

/** What the acceptance list asks of every page, at the stage of that list. */
export function acceptingPages(stage: () => Stage): void {
  describe("acceptance list of every page", () => {
    test("6: going somewhere puts the focus on the heading under a new title; Back brings filter, scroll and row again", async () => {
      const visitor = await arrive(stage(), "tl", { width: 390 });
      const { page } = visitor;
      await settled(page);
      const title = await page.title();
      await page.getByRole("button", { name: "Rajaa" }).click();
      await page.getByLabel("Kanava").selectOption("call");
      await page.locator("form.panel button[type=submit]").click();
      await settled(page);
      const rows = page.locator("[data-row]");
      const row = rows.nth((await rows.count()) - 2);
      await row.scrollIntoViewIfNeeded();
      const id = await row.getAttribute("data-row");
      const shown = await rows.count();
      await row.click();
      await page.locator("main h1:focus").waitFor();
      expect(await page.title()).not.toBe(title);
      await page.goBack();
      await page.locator(`[data-row="${id}"]:focus`).waitFor();
      expect(await page.title()).toBe(title);
      expect(await rows.count()).toBe(shown);
      expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
      await page.getByRole("button", { name: "Rajaa (1 rajaus)" }).waitFor();
      await visitor.close();
    });

    test("7: letters type in a text field while F8 plays, and with the keys switched off K does nothing", async () => {
      const visitor = await arrive(stage(), "ag");
      const { page } = visitor;
      await openCoaching(page);
      await page.evaluate(() => {
        const field = document.createElement("textarea");
        field.id = "typed-here";
        document.querySelector("main")?.append(field);
        field.focus();
      });
      await page.keyboard.type("jkl");
      expect(await page.locator("#typed-here").inputValue()).toBe("jkl");
      await page.keyboard.press("F8");
      await sounding(page);
      await page.keyboard.type("k");
      expect(await page.locator("#typed-here").inputValue()).toBe("jklk");
      expect(await isSilent(page)).toBe(false);
      await page.keyboard.press("F8");
      await silence(page);
      await page.locator(".person-button").click();
      await page.getByRole("link", { name: "Omat tiedot" }).click();
      await page.getByLabel("Kirjainnäppäimet käytössä").uncheck();
      await page.getByRole("link", { name: "Omat yhteydenotot" }).click();
      await openCoaching(page);
      await page.keyboard.press("k");
      expect(await page.getByRole("button", { name: "Toista" }).count()).toBe(1);
      await page.keyboard.press("F8");
      await sounding(page);
      await visitor.close();
    });

    test("16: no words of waiting under 400 ms; what takes over two seconds has a bar, with words, in a dialog too", async () => {
      const visitor = await arrive(stage(), "tl");
      const { page } = visitor;
      await settled(page);
      for (const language of languages) {
        await speak(page, language);
        const held = Promise.withResolvers<undefined>();
        await page.route(/\/v1\/contacts\?/, (route) => held.promise.then(() => route.continue()));
        const seen = await watchWaiting(page);
        await page.locator(".list-aside button").click();
        await page
          .locator("form.panel select")
          .first()
          .selectOption({ fi: "call", sv: "chat", en: "email" }[language]);
        await page.locator("form.panel button[type=submit]").click();
        await page.getByRole("progressbar", { name: wordsOf("under-way", language) }).waitFor();
        if (language === "fi") await page.screenshot({ path: picture("under-way-1280") });
        expect(await page.locator(".loading output").innerText()).toBe(wordsOf("loading", language));
        const { words = 0, bar = 0 } = await seen();
        expect(words).toBeGreaterThanOrEqual(400);
        expect(bar).toBeGreaterThanOrEqual(2000);
        held.resolve(undefined);
        await settled(page);
        expect(await page.locator(".under-way progress").count()).toBe(0);
        await page.unroute(/\/v1\/contacts\?/);
      }
      await visitor.close();
      const adviser = await arrive(stage(), "ag", { width: 390 });
      await adviser.page.getByRole("link", { name: /^Avaa/ }).click();
      await adviser.page.locator(".disqualify button").click();
      const dialog = adviser.page.locator("dialog[open]");
      await adviser.page.route(/\/v1\/me\/disqualifications/, () => undefined);
      await dialog.locator("select").selectOption("close");
      await dialog.locator(".buttons button").first().click();
      await dialog.getByRole("progressbar").waitFor();
      expect(await adviser.page.locator(".under-way-page").isVisible()).toBe(false);
      await adviser.page.screenshot({ path: picture("under-way-dialog-390") });
      await adviser.close();
    });
  });
}
