import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { overflow } from "./examined.ts";
import { smallestText } from "./measured.ts";
import { acceptingPages } from "./page-acceptance.ts";
import { acceptingBeside } from "./beside-acceptance.ts";
import { acceptingPlayer, openCoaching } from "./player-acceptance.ts";
import { acceptingRevocation } from "./revoked-acceptance.ts";
import { acceptingStates } from "./state-acceptance.ts";
import { openStage, picture, staffRoles, type Stage } from "./stage.ts";
import { arrive, settled } from "./visitor.ts";

jest.setTimeout(180_000);

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
});

describe("acceptance list of the pages", () => {
  test("5: Esc closes a dialog, and the focus is again where it was opened from", async () => {
    const visitor = await arrive(stage, "ag");
    const { page } = visitor;
    await page.getByRole("link", { name: /^Avaa/ }).click();
    await page.getByRole("button", { name: "Kuuntele…" }).click();
    await page.locator("dialog[open]").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Kuuntele…");
    await visitor.close();
  });

  test("10: text of twice the size is cut nowhere and makes no first page wider than its window", async () => {
    for (const role of staffRoles) {
      const visitor = await arrive(stage, role);
      const { page } = visitor;
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      await settled(page);
      await page.screenshot({ path: picture(`text-of-twice-the-size-${role}`), fullPage: true });
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("main :is(p, h1, h2, th, td, button, a, label)")]
          .filter((one) => {
            const { overflow: how, clip } = getComputedStyle(one);
            const isHidden = how.includes("hidden") && one.clientWidth > 2;
            return isHidden && clip === "auto" && one.scrollWidth > one.clientWidth + 1;
          })
          .map((one) => `${one.tagName} ${one.className}`),
      );
      expect([role, await overflow(page), cut]).toEqual([role, 0, []]);
      expect([role, (await smallestText(page)) >= 28]).toEqual([role, true]);
      await visitor.close();
    }
  });

  test("13: what each role's first page loads is at most 170 kB of scripts and styles, compressed", async () => {
    const folder = resolve(import.meta.dirname, "../../packages/web/dist/assets");
    const sizes = new Map(
      readdirSync(folder).map((name) => [name, gzipSync(readFileSync(join(folder, name))).length]),
    );
    for (const role of staffRoles) {
      const visitor = await arrive(stage, role);
      // Again from its address: signing in and the commitment are pages of their own.
      const before = visitor.addresses.length;
      await visitor.page.reload();
      await settled(visitor.page);
      const loaded = new Set(
        visitor.addresses
          .slice(before)
          .map((address) => address.split("/assets/")[1] ?? "")
          .filter((name) => /\.(js|css)$/.test(name)),
      );
      const bytes = [...loaded].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
      expect(loaded.size).toBeGreaterThan(2);
      expect([role, bytes <= 170_000, bytes]).toEqual([role, true, bytes]);
      await visitor.close();
    }
  });

  test("41: a printed contact page is one sentence and no contact", async () => {
    const visitor = await arrive(stage, "ag");
    const { page } = visitor;
    await openCoaching(page);
    await page.emulateMedia({ media: "print" });
    const seen = await page.evaluate(() => document.body.innerText.trim());
    expect(seen).not.toBe("");
    expect(seen.split("\n").filter((line) => line.trim() !== "")).toHaveLength(1);
    await visitor.close();
  });
});

acceptingPages(() => stage);
acceptingStates(() => stage);
acceptingPlayer(() => stage);
acceptingBeside(() => stage);
acceptingRevocation(() => stage);
