import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { firstStartLink } from "@tallenne/identity";
import { authenticator } from "@tallenne/testkit";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { looked } from "./examined.ts";
import { keptBeside } from "./secrecy.ts";
import { type EmptyStage, openEmptyStage } from "./stage.ts";
import { settled, visit } from "./visitor.ts";

jest.setTimeout(180_000);

let stage: EmptyStage;

beforeAll(async () => {
  stage = await openEmptyStage();
});
afterAll(async () => {
  await stage.close();
});

const phrase = "seitsemän harmaata hylkeenpoikaa";
/** The thirty seconds of an authenticator's code that the computer is in. */
const stepNow = (page: Page): Promise<number> => page.evaluate(() => Math.floor(Date.now() / 30_000));

/** Opens the one-time link; answers it and the secret for the authenticator that the page shows. */
async function openFirstStart(page: Page): Promise<{ readonly link: string; readonly secret: string }> {
  await page.goto(stage.address);
  await page.getByText("Ensimmäinen ylläpitäjä puuttuu vielä.").waitFor();
  const link = (await firstStartLink(join(stage.archive.folder, "secrets"), stage.address)) ?? "";
  await page.goto(link);
  const secret = await page.locator(".copy-text").innerText();
  return { link, secret: secret.replaceAll(" ", "") };
}

describe("the first start of an office", () => {
  test("the one-time link makes the first administrator, who signs the commitment and from then on comes in by name, pass phrase and code", async () => {
    const visitor = await visit(stage);
    const { page } = visitor;
    const found: string[] = [];
    const { link, secret } = await openFirstStart(page);
    const [, token = ""] = link.split("#token=", 2);
    expect(token).not.toBe("");
    const telephone = authenticator(secret);
    found.push(...(await looked(page, "first-start")));
    await page.getByLabel("Koko nimi").fill("Helka Mustaniemi");
    await page.getByLabel("Käyttäjätunnus").fill("helka.mustaniemi");
    await page.getByLabel("Toimipaikan tunnus").fill("mikkeli");
    await page.getByLabel("Yksikön tunnus").fill("hallinto");
    await page.getByLabel("Uusi salalause").fill(phrase);
    await page.getByLabel("Kertakoodi").fill(telephone.code());
    // So low that the end of the commitment lies below.
    await page.setViewportSize({ width: 1280, height: 400 });
    await page.getByRole("button", { name: "Luo tili ja kirjaudu" }).click();

    await page.locator(".commitment").waitFor();
    await settled(page);
    const read = page.getByLabel("Olen lukenut");
    expect(await read.isDisabled()).toBe(true);
    expect(await firstStartLink(join(stage.archive.folder, "secrets"), stage.address)).toBeUndefined();
    await page.keyboard.press("End");
    await page.locator('.form input[type="checkbox"]:not([disabled])').waitFor();
    found.push(...(await looked(page, "commitment-with-proof")));
    await read.check();
    await page.getByLabel("Salalause").fill(phrase);
    const step = await stepNow(page);
    await page.getByLabel("Kertakoodi").fill(telephone.code());
    await page.getByRole("button", { name: "Allekirjoita", exact: true }).click();
    await page.locator(".commitment").waitFor({ state: "detached" });
    await settled(page);
    const first = await page.locator("main h1").innerText();

    await page.locator(".person-button").click();
    await page.getByRole("button", { name: "Kirjaudu ulos" }).click();
    await page.getByRole("main").getByRole("link", { name: "Kirjaudu", exact: true }).click();
    await page.getByText("Olet kirjautunut ulos.").waitFor();
    expect(await page.locator("main h1").innerText()).toBe("Kirjaudu");
    found.push(...(await looked(page, "sign-in-of-office")));
    await page.getByLabel("Käyttäjätunnus").fill("helka.mustaniemi");
    await page.getByLabel("Salalause").fill(phrase);
    // A code counts once: the telephone shows the next one when the clock has gone on.
    await page.waitForFunction((used) => Math.floor(Date.now() / 30_000) > used, step, { timeout: 40_000 });
    await page.getByLabel("Kertakoodi").fill(telephone.code());
    await page.getByRole("button", { name: "Kirjaudu", exact: true }).click();

    await page.locator(".person-button").waitFor();
    await settled(page);
    expect(await page.locator("main h1").innerText()).toBe(first);
    expect(await page.getByRole("link", { name: "Henkilöt" }).count()).toBe(1);
    expect(await page.locator(".commitment").count()).toBe(0);
    expect(found).toEqual([]);
    // Beside the link as it was typed, it stands in no address.
    const addresses = visitor.addresses.filter((address) => address !== link);
    const kept = `${await keptBeside(page)}\n${addresses.join("\n")}`;
    expect([token, secret, phrase].filter((word) => kept.includes(word))).toEqual([]);
    expect(visitor.faults).toEqual([]);
    await visitor.close();

    // The link is dead: whoever finds it makes nobody.
    const finder = await visit(stage);
    await finder.page.goto(link);
    await finder.page.locator(".note-alert").waitFor();
    expect(await finder.page.locator("form").count()).toBe(0);
    await finder.close();
  });
});
