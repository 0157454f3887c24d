import type { Page } from "playwright-core";

/** Somebody who uses the keyboard alone; every press counts, typing apart. */
export interface Keyboard {
  press(key: string): Promise<void>;
  /** Types into the field that has the focus; no press. */
  type(text: string): Promise<void>;
  /** Presses Tab until what has the focus carries the words. Throws when a round of the page does not find it: a trap, or nothing to reach. */
  tabTo(words: string | RegExp): Promise<void>;
  presses(): number;
}

const most = 60;

/** A keyboard at a page. */
export function keyboardAt(page: Page): Keyboard {
  let presses = 0;
  const press = async (key: string): Promise<void> => {
    presses += 1;
    await page.keyboard.press(key);
  };
  return {
    press,
    type: (text) => page.keyboard.type(text),
    async tabTo(words) {
      for (let tries = 0; tries < most; tries += 1) {
        await press("Tab");
        const here = await focusWords(page);
        if (typeof words === "string" ? here.includes(words) : words.test(here)) return;
      }
      throw new Error(`Tab never came to ${String(words)}`);
    },
    presses: () => presses,
  };
}

/** The words of what has the focus, as those who listen hear them: its name, or its label and value. */
export function focusWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const here = document.activeElement;
    if (!(here instanceof HTMLElement) || here === document.body) return "";
    const label =
      here instanceof HTMLInputElement || here instanceof HTMLSelectElement
        ? [...(here.labels ?? [])].map(({ textContent }) => textContent).join(" ")
        : "";
    return [here.getAttribute("aria-label") ?? "", label, here.textContent].join(" ").trim();
  });
}

/** Is the outline or shadow of the focus at hand drawn, and is the place not covered by the bar that stays? */
export function isFocusSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const here = document.activeElement;
    if (!(here instanceof HTMLElement) || here === document.body) return false;
    // The kit draws the ring of a field around its box, that of a button behind it.
    const around = [here, here.parentElement, here.parentElement?.parentElement];
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- the function runs in the page, which knows nothing outside it
    const isDrawn = ({ outlineStyle, outlineWidth, boxShadow }: CSSStyleDeclaration) =>
      (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    const drawn = around.some(
      (box) =>
        box instanceof HTMLElement &&
        [undefined, "::before", "::after"].some((part) => isDrawn(getComputedStyle(box, part))),
    );
    const { left, top, width, height } = here.getBoundingClientRect();
    const over = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
    const free =
      over === null ||
      here.contains(over) ||
      over.contains(here) ||
      over.closest("label")?.contains(here) === true;
    return drawn && free;
  });
}

/** No page has more stops. */
const mostStops = 150;

/** Tabs through a page until the focus leaves it; answers stops whose focus is not seen, and a trap by its name. */
export async function walked(
  page: Page,
): Promise<{ readonly stops: number; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (let stops = 0; stops < mostStops; stops += 1) {
    await page.keyboard.press("Tab");
    const gone = await page.evaluate(
      () => document.activeElement === document.body || document.activeElement === null,
    );
    if (gone || (stops > 5 && (await isSkip(page)))) return { stops, faults };
    if (!(await isFocusSeen(page))) faults.push(await focusWords(page));
  }
  return { stops: mostStops, faults: [...faults, "the round of the page has no end"] };
}

/** Has the link that skips to the content the focus? */
export function isSkip(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.className === "skip");
}
