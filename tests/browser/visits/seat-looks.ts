import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Page } from "playwright-core";
import { axeFindings, overflow } from "../examined.ts";
import { picture } from "../stage.ts";
import { windows } from "../visitor.ts";

/**
 * A seat as it stands, wide and narrow: what is wrong with it, in words. Pictures are kept; axe looks at the wide one, as the narrow one differs in its
 * layout only. The terminal is a device of its own size: 390 pixels are the citizen's own text size at its largest.
 */
export async function lookAtSeat(
  page: Page,
  { name, tag }: { readonly name: string; readonly tag: string },
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const width of [390, 1280] as const) {
    await page.setViewportSize(windows[width]);
    const path = picture(`${name}-${tag}-${width}`);
    mkdirSync(dirname(path), { recursive: true });
    await page.screenshot({ path, fullPage: true });
    const wide = await overflow(page);
    if (wide > 0) wrong.push(`${name} ${tag} ${width}: ${wide} px wider than the window`);
  }
  const lang = await page.evaluate(() => document.documentElement.lang);
  if (lang !== tag) wrong.push(`${name}: the page says it speaks ${lang}, not ${tag}`);
  return [...wrong, ...(await axeFindings(page)).map((finding) => `${name} ${tag}: ${finding}`)];
}
