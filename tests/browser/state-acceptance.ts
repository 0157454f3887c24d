import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import shell from "../../packages/web/src/words/shell.json" with { type: "json" };
import { openCoaching } from "./player-acceptance.ts";
import type { Stage } from "./stage.ts";
import { arrive, settled, silence, sounding, speak } from "./visitor.ts";

/** Finnish last but looked at like the others: who speaks another language is remembered, and the next test finds its pages in it. */
export const languages = ["en", "sv", "fi"] as const;
const order = ["fi", "sv", "en"] as const;
type State = "loading" | "under-way" | "none" | "empty" | "error" | "own" | "gone" | "ended" | "idle-soon";

/** Words of a state (screens 3.2): `words/states.test.ts` holds the file against the book. */
export const wordsOf = (state: State, language: (typeof languages)[number]): string =>
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

/** What the acceptance list asks of words and states, at the stage of that list. */
export function acceptingStates(stage: () => Stage): void {
  describe("acceptance list of words and states", () => {
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
      for (const role of ["ag", "rc", "dp"] as const) {
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
