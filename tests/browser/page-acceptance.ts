import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import shell from "../../packages/web/src/words/shell.json" with { type: "json" };
import { openCoaching } from "./player-acceptance.ts";
import { picture, type Stage, staffRoles } from "./stage.ts";
import { arrive, isSilent, settled, silence, sounding, speak } from "./visitor.ts";

/** Finnish last but looked at like the others: who speaks another language is remembered, and the next test finds its pages in it. */
const languages = ["en", "sv", "fi"] as const;
const order = ["fi", "sv", "en"] as const;
type State = "loading" | "under-way" | "none" | "empty" | "error" | "own" | "gone" | "ended" | "idle-soon";

/** Words of a state (screens 3.2): `words/states.test.ts` holds the file against the book. */
const wordsOf = (state: State, language: (typeof languages)[number]): string =>
  shell[state][order.indexOf(language)] ?? "";

/** Answers a page's next questions of one kind with a problem. */
async function answerWith(
  page: Page,
  form: RegExp,
  problem: { slug: string; status: number; [fact: string]: unknown },
) {
  await page.route(form, (route) =>
    route.fulfill({
      status: problem.status,
      headers: { "content-type": "application/problem+json" },
      body: JSON.stringify({ type: `/problems/${problem.slug}`, instance: "problem_x", ...problem }),
    }),
  );
}

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

    test("27: dates, times and lengths stand as agreed in three languages, and no page shows a date of a machine", async () => {
      const forms = {
        fi: [/^(ma|ti|ke|to|pe|la|su) \d{1,2}\.\d{1,2}\. klo \d{1,2}\.\d\d$/, /^\d{1,2}\.\d{1,2}\.\d{4}$/],
        sv: [
          /^(mån|tis|ons|tors|fre|lör|sön) \d{1,2}\.\d{1,2} kl\. \d{1,2}\.\d\d$/,
          /^\d{1,2}\.\d{1,2}\.\d{4}$/,
        ],
        en: [
          /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2}, \d{1,2}:\d\d$/,
          /^\d{1,2} [A-Z][a-z]{2} \d{4}$/,
        ],
      } as const;
      for (const role of staffRoles) {
        const visitor = await arrive(stage(), role);
        const { page } = visitor;
        for (const language of languages) {
          await speak(page, language);
          await settled(page);
          const text = await page.evaluate(() => document.body.innerText);
          expect([role, language, text.match(/\d{4}-\d\d-\d\d|\d\d:\d\d:\d\dZ|T\d\d:\d\d/)]).toEqual([
            role,
            language,
            null,
          ]);
          if (role !== "ag") continue;
          const [starts, ends] = forms[language];
          for (const start of await page.locator(".contact-start").allInnerTexts())
            expect(start).toMatch(starts);
          for (const end of await page.locator(".contact-until").allInnerTexts()) expect(end).toMatch(ends);
          for (const length of await page.locator(".contact-duration").allInnerTexts())
            expect(length).toMatch(/^(\d+ min )?\d+ s$|^–$/);
        }
        await visitor.close();
      }
    });

    test("28: nothing there, nothing found, a failure, own matter and gone have exactly the words of the book", async () => {
      const visitor = await arrive(stage(), "ag");
      const { page } = visitor;
      for (const language of languages) {
        await speak(page, language);
        const main = page.locator("main");
        const form = /\/catalogue\/v1\/contacts\?/;
        const shownWhen = async (state: State, more: Readonly<Record<string, string>> = {}) => {
          const words = Object.entries(more).reduce(
            (text, [key, value]) => text.replace(`{${key}}`, value),
            wordsOf(state, language),
          );
          await page.reload();
          await main.getByText(words, { exact: true }).first().waitFor();
          await page.unroute(form);
        };
        const empty = { rows: [], today: "2026-11-24" };
        await page.route(form, (route) => route.fulfill({ json: empty }));
        await shownWhen("none");
        await answerWith(page, form, { slug: "defect", status: 500, id: "K7M2" });
        await shownWhen("error", { id: "K7M2" });
        await answerWith(page, form, { slug: "own-matter", status: 403, title: "x" });
        await shownWhen("own");
        await answerWith(page, form, {
          slug: "gone",
          status: 410,
          title: "x",
          facts: { deletedOn: "2026-11-02" },
        });
        await shownWhen("gone", { date: language === "en" ? "2 Nov 2026" : "2.11.2026" });
        await page.reload();
        await settled(page);
        await page.locator(".list-aside button").click();
        await page.locator("form.panel select").first().selectOption("eform");
        await page.locator("form.panel input").first().fill("1.11.2026");
        await page.locator("form.panel input").last().fill("1.11.2026");
        await page.locator("form.panel button[type=submit]").click();
        await main.getByText(wordsOf("empty", language), { exact: true }).waitFor();
      }
      await visitor.close();
    });

    test("28, 34: a session about to end says so; ended, it leaves silence, no content and the words of the book", async () => {
      const visitor = await arrive(stage(), "ag");
      const { page, context } = visitor;
      await openCoaching(page);
      await page.keyboard.press("k");
      await sounding(page);
      await context.clearCookies();
      await page.getByRole("button", { name: "Siirry aikaan" }).waitFor();
      await page.keyboard.press("l");
      await page.getByText(wordsOf("ended", "fi"), { exact: true }).waitFor();
      expect(await silence(page)).toBeLessThan(1000);
      expect(await page.locator(".player, [data-row], .contact-facts").count()).toBe(0);
      await visitor.close();
      const idle = await arrive(stage(), "ag");
      await idle.page.clock.install();
      await idle.page.reload();
      await settled(idle.page);
      await idle.page.clock.fastForward("13:30");
      await idle.page
        .locator("dialog[open]")
        .getByText(wordsOf("idle-soon", "fi"), { exact: true })
        .waitFor();
      await idle.page.keyboard.press("Escape");
      await idle.page.locator("dialog[open]").waitFor({ state: "detached" });
      await idle.close();
    });
  });
}
