import { canariesOf, customers } from "@tallenne/testkit";
import type { Page } from "playwright-core";
import type { Visitor } from "./visitor.ts";

/** Names, numbers, addresses and codes of the invented customers, in the forms they may be written. */
export const canaries = canariesOf(Object.values(customers));

/** What a browser keeps beside the page: title, address, history, storage, cookies a script sees, caches. */
export async function keptBeside(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const cached = "caches" in window ? await caches.keys() : [];
    return [
      document.title,
      window.location.href,
      JSON.stringify(history.state),
      JSON.stringify(Object.entries(localStorage)),
      JSON.stringify(Object.entries(sessionStorage)),
      document.cookie,
      JSON.stringify(databases),
      JSON.stringify(cached),
    ].join("\n");
  });
}

/** Customers' words found where none may stand: in addresses, title, history, storage. */
export async function leaks(
  { page, addresses }: Visitor,
  more: readonly string[] = [],
): Promise<readonly string[]> {
  const kept = `${await keptBeside(page)}\n${addresses.map((address) => decodeURIComponent(address)).join("\n")}`;
  return [...canaries, ...more].filter((word) => kept.includes(word));
}

/** Customers' words that stand in the page itself. */
export async function shownCanaries(page: Page): Promise<readonly string[]> {
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  return canaries.filter((word) => html.includes(word));
}
