import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openChromium } from "./chromium-under-test.ts";
import { axeFindings, missingWords, overflow } from "./examined.ts";
import { isFocusSeen } from "./keyboard.ts";
import { shownCanaries } from "./secrecy.ts";

jest.setTimeout(60_000);

let chromium: Browser;
let page: Page;

beforeAll(async () => {
  chromium = await openChromium();
  page = await chromium.newPage({ viewport: { width: 390, height: 844 } });
});
afterAll(() => chromium.close());

describe("what the suite looks with sees what is wrong", () => {
  test("a field without a label and pale text are serious findings", async () => {
    await page.setContent(
      '<main><h1>Sivu</h1><input><p style="color:#bbb;background:#fff">Haalea teksti</p></main>',
    );
    const found = (await axeFindings(page)).join("\n");
    expect(found).toContain("label");
    expect(found).toContain("color-contrast");
  });

  test("a page wider than its window, and an id that stands for words", async () => {
    await page.setContent('<main><p style="inline-size:700px">shell.help-me ja example.fi</p></main>');
    expect(await overflow(page)).toBeGreaterThan(300);
    expect(await missingWords(page)).toEqual(["shell.help-me"]);
  });

  test("a focus that is not drawn or lies under something", async () => {
    await page.setContent(
      "<style>#plain{outline:none;box-shadow:none}#bar{position:fixed;inset:0 0 auto;block-size:200px;background:#fff}</style>" +
        '<button id="seen" style="margin-block-start:300px">A</button><button id="plain">B</button>' +
        '<button id="under" style="position:absolute;inset-block-start:20px">C</button><div id="bar"></div>',
    );
    const focusOn = async (id: string) => {
      await page.keyboard.press("Tab");
      await page.evaluate((name) => document.getElementById(name)?.focus(), id);
      return isFocusSeen(page);
    };
    expect(await focusOn("seen")).toBe(true);
    expect(await focusOn("plain")).toBe(false);
    expect(await focusOn("under")).toBe(false);
  });

  test("a customer's number in the page", async () => {
    await page.setContent("<p>Soitti 040 1234502</p>");
    expect(await shownCanaries(page)).toEqual(["040 1234502"]);
  });
});
