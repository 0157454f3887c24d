import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { overflow } from "./examined.ts";
import { focusWords, walked } from "./keyboard.ts";
import { contrasts, shifted, smallTargets, smallestText } from "./measured.ts";
import { picture, type Stage } from "./stage.ts";
import { arrive, settled, sounding, speak, type Visitor } from "./visitor.ts";

/** The adviser's call of the coaching session, opened for listening. */
export async function openCoaching(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^Avaa/ }).click();
  await page.getByRole("button", { name: "Kuuntele…" }).click();
  await page.locator("dialog").getByRole("button", { name: "Avaa" }).click();
  await page.getByRole("button", { name: "Toista" }).waitFor();
}

const spoken = {
  fi: [
    "0 sekuntia, kello 9.05",
    "2 minuuttia 10 sekuntia, kello 9.07",
    "2 minuuttia 19 sekuntia, kello 9.07",
  ],
  sv: [
    "0 sekunder, klockan 9.05",
    "2 minuter 10 sekunder, klockan 9.07",
    "2 minuter 19 sekunder, klockan 9.07",
  ],
  en: ["0 seconds, time 9:05", "2 minutes 10 seconds, time 9:07", "2 minutes 19 seconds, time 9:07"],
} as const;

const inks = ["--unplayed", "--highlight-dark", "--customer", "--black", "--brand", "--edge"];

async function listening(stage: Stage, how: Parameters<typeof arrive>[2] = {}): Promise<Visitor> {
  const visitor = await arrive(stage, "ag", how);
  await openCoaching(visitor.page);
  return visitor;
}

/** What the acceptance list asks of the player, at the stage of that list. */
export function acceptingPlayer(stage: () => Stage): void {
  describe("acceptance list of the player", () => {
    test("4, 9, 10, 11, 31: on a phone, with text of twice the size too", async () => {
      const visitor = await listening(stage(), { width: 390 });
      const { page } = visitor;
      await page.locator(".transport-more").click();
      await settled(page);
      expect(await smallTargets(page)).toEqual([]);
      await page.locator(".skip").focus();
      const { stops, faults } = await walked(page);
      expect(faults).toEqual([]);
      expect(stops).toBeGreaterThan(15);
      for (const place of [0, 1]) {
        await page.evaluate((share) => window.scrollTo(0, share * document.body.scrollHeight), place);
        expect((await page.locator(".case-bar").boundingBox())?.y).toBeGreaterThanOrEqual(0);
      }
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      await settled(page);
      await page.screenshot({ path: picture("player-text-of-twice-the-size"), fullPage: true });
      expect(await overflow(page)).toBe(0);
      expect(await smallestText(page)).toBeGreaterThanOrEqual(28);
      // Under nothing else: a press reaches it at the top of the page as well.
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.locator(".transport-more").click();
      await visitor.close();
    });

    test("5: Esc closes the player's dialogs, the focus returns, and the sound goes on", async () => {
      const visitor = await listening(stage());
      const { page } = visitor;
      await page.keyboard.press("k");
      await sounding(page);
      for (const name of ["Siirry aikaan", "Näppäimet (?)"]) {
        await page.getByRole("button", { name }).click();
        await page.locator("dialog[open]").waitFor();
        await page.keyboard.press("Escape");
        await page.locator("dialog[open]").waitFor({ state: "detached" });
        expect(await focusWords(page)).toContain(name);
        await sounding(page);
      }
      await visitor.close();
    });

    test("12, 15: opening moves nothing on the page, and a sound that is late says so with the time", async () => {
      const visitor = await arrive(stage(), "ag");
      const { page } = visitor;
      const moved = await shifted(page);
      await openCoaching(page);
      await settled(page);
      expect(await moved()).toBeLessThanOrEqual(0.02);
      const held = Promise.withResolvers<undefined>();
      await page.route(/\/v1\/sound/, (route) => held.promise.then(() => route.continue()));
      await page.keyboard.press("k");
      await page.getByText(/^Avataan… [1-9] s$/).waitFor();
      held.resolve(undefined);
      await sounding(page);
      expect(await page.getByText("Avataan…").count()).toBe(0);
      await visitor.close();
    });

    test("18: bars, line, loop and focus stand out from what is under them by 3 to 1", async () => {
      const visitor = await listening(stage());
      const found = await contrasts(visitor.page, inks, ["--white", "--band", "--band-dark"]);
      expect(found.filter(({ ratio }) => ratio < 3)).toEqual([]);
      expect(found).toHaveLength(18);
      await visitor.close();
    });

    test("19: the slider's words in three languages at the start, at 2 min 10 s and at the end", async () => {
      const visitor = await listening(stage());
      const { page } = visitor;
      const slider = page.locator(".place-slider");
      for (const language of ["fi", "sv", "en"] as const) {
        await speak(page, language);
        const said: (string | null)[] = [];
        for (const keys of [
          ["Home"],
          [...Array<string>(4).fill("PageUp"), "ArrowRight", "ArrowRight"],
          ["End"],
        ]) {
          for (const key of keys) await slider.press(key);
          said.push(await slider.getAttribute("aria-valuetext"));
        }
        expect(said).toEqual(spoken[language]);
      }
      await speak(page, "fi");
      await visitor.close();
    });

    test("20: a lost connection is one alert, and no clock is a live region", async () => {
      const visitor = await listening(stage());
      const { page } = visitor;
      await page.keyboard.press("k");
      await sounding(page);
      const ticking = page.locator(":is([role=status], [role=alert], [aria-live], output) .place-words");
      expect(await ticking.count()).toBe(0);
      await visitor.context.setOffline(true);
      await page.getByText("Yhteys on poikki. Yritetään uudelleen.").waitFor();
      expect(await page.getByRole("alert").allInnerTexts()).toEqual(["Yhteys katkesi. Toisto pysäytettiin."]);
      await visitor.close();
    });

    test("21, 22: forced colours tell what was played, and with reduced motion nothing runs", async () => {
      const visitor = await listening(stage());
      const { page } = visitor;
      await page.emulateMedia({ forcedColors: "active" });
      await page.locator(".place-slider").press("PageUp");
      await settled(page);
      await page.locator(".player").screenshot({ path: picture("player-forced-colours") });
      const sides = await page.locator(".waveform-canvas").evaluate((canvas: HTMLCanvasElement) => {
        const inksOf = (from: number, to: number) => {
          const x = Math.floor(canvas.width * from);
          const width = Math.floor(canvas.width * (to - from));
          const { data } = canvas.getContext("2d")!.getImageData(x, 0, width, canvas.height);
          const found = new Set<string>();
          for (let at = 0; at < data.length; at += 4)
            if ((data[at + 3] ?? 0) > 128) found.add(data.slice(at, at + 3).join());
          return [...found];
        };
        return { played: inksOf(0, 0.1), unplayed: inksOf(0.9, 1) };
      });
      expect(sides.played.some((ink) => !sides.unplayed.includes(ink))).toBe(true);
      await page.keyboard.press("k");
      await sounding(page);
      const running = await page.evaluate(
        () => document.getAnimations().filter(({ playState }) => playState === "running").length,
      );
      expect(running).toBe(0);
      await visitor.close();
    });
  });
}
