import { readPdf, type ReadPdf } from "@tallenne/letters/read-pdf";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

/** A letter as it arrived on the clerk's disk. */
interface Saved extends ReadPdf {
  readonly name: string;
}

/** Saves the letter of the page and reads it back. Throws where the ledger was told another digest than the file has. */
export async function savedLetter(page: Page, button: string | RegExp = "Tallenna PDF"): Promise<Saved> {
  const [download, told] = await Promise.all([
    page.waitForEvent("download"),
    page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/letters")),
    page.getByRole("button", { name: button }).first().click(),
  ]);
  const bytes = readFileSync(await download.path());
  const digest = createHash("sha256").update(bytes).digest("hex");
  const { digest: noted } = told.postDataJSON() as { readonly digest?: unknown };
  if (noted !== digest) throw new Error("the ledger was told of another file");
  return { ...(await readPdf(bytes)), name: download.suggestedFilename() };
}

/** What a printer would be given, as words. */
export async function printed(page: Page): Promise<string> {
  await page.emulateMedia({ media: "print" });
  const words = await page.evaluate(() => document.body.innerText);
  await page.emulateMedia({ media: "screen" });
  return words;
}
