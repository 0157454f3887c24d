import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { noteLook } from "./looked.ts";
import { picture } from "./stage.ts";
import { type Language, settled, speak, type Width, windows } from "./visitor.ts";

const axe = readFileSync(
  join(resolve(import.meta.dirname, "../.."), "node_modules/axe-core/axe.min.js"),
  "utf8",
);

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

/** What axe finds on the page as it stands, of serious or critical impact: the rule with the first places. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(
    () =>
      (
        window as unknown as { axe: { run: (of: Document, how: object) => Promise<{ violations: unknown }> } }
      ).axe
        .run(document, { resultTypes: ["violations"] })
        .then(({ violations: found }) => found) as Promise<readonly Violation[]>,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ target }) => target.join(" "))
          .join(" | ")}`,
    );
}

/** How many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Ids of messages that stand on the page in place of their words. */
export async function missingWords(page: Page): Promise<readonly string[]> {
  const text = await page.evaluate(() => document.body.innerText);
  const ids =
    /\b(actions|admin|complaints|console|contacts|door|holds|intake|logged|oversight|own|player|requests|retention|shell|tour|visits)\.[a-z][a-z0-9.-]*[a-z0-9]\b/g;
  return [...new Set(text.match(ids))];
}

/** A page looked at in one language and one width: what is wrong with it, in words. Its picture is kept. */
export async function examine(
  page: Page,
  { name, language, width }: { name: string; language: Language; width: Width },
): Promise<readonly string[]> {
  await page.setViewportSize(windows[width]);
  await settled(page);
  const where = `${name} ${language} ${width}`;
  const wide = await overflow(page);
  const faults = [
    ...(wide > 0 ? [`${where}: ${wide} px wider than the window`] : []),
    ...(await missingWords(page)).map((id) => `${where}: no words for ${id}`),
  ];
  const lang = await page.evaluate(() => document.documentElement.lang);
  if (lang !== language) faults.push(`${where}: the page says it speaks ${lang}`);
  if (width === 320) return faults;
  const path = picture(`${name}-${language}-${width}`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
  // Narrow pages differ from wide ones in their layout only: one language tells.
  if (width === 390 && language !== "fi") return faults;
  const findings = await axeFindings(page);
  noteLook({ name, language, width }, findings);
  return [...faults, ...findings.map((finding) => `${where}: ${finding}`)];
}

/** Looks at a page in three languages, and at its narrow forms; leaves it as it was: in Finnish, at a desk. */
export async function looked(page: Page, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const language of ["sv", "en", "fi"] as const) {
    await speak(page, language);
    for (const width of [1280, 320] as const)
      faults.push(...(await examine(page, { name, language, width })));
  }
  faults.push(...(await examine(page, { name, language: "fi", width: 390 })));
  await page.setViewportSize(windows[1280]);
  return faults;
}
