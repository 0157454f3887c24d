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
