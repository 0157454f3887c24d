import type { Page } from "playwright-core";

/** Buttons, links and fields in view that are smaller than 24 × 24 pixels; links within a sentence are of the size of its text (WCAG 2.5.8). */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main :is(button, select, input, summary)")]
      .filter((one) => one.checkVisibility())
      .map((one) => ({ words: one.ariaLabel ?? one.textContent, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ words, box }) => `${words}: ${box.width} × ${box.height}`),
  );
}

/** Size of the smallest text that is drawn on the page, pixels. */
export function smallestText(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll<HTMLElement>("body *")]
        .filter((one) => one.checkVisibility())
        .filter((one) =>
          [...one.childNodes].some((child) => child instanceof Text && child.data.trim() !== ""),
        )
        .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
    ),
  );
}

/** Watches how much the page moves under its reader from now on, as browsers count it; what a press itself moves within half a second is left out. */
export async function shifted(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = { sum: 0 };
    (window as unknown as { seenShifts: typeof seen }).seenShifts = seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
        if (!entry.hadRecentInput) seen.sum += entry.value;
    }).observe({ type: "layout-shift" });
  });
  return () => page.evaluate(() => (window as unknown as { seenShifts: { sum: number } }).seenShifts.sum);
}

/** Contrast of each ink on each ground, by the formula of WCAG; both are names of the page's colours. */
export async function contrasts(
  page: Page,
  inks: readonly string[],
  grounds: readonly string[],
): Promise<readonly { readonly ink: string; readonly ground: string; readonly ratio: number }[]> {
  const lights = await page.evaluate(
    (names) =>
      names.map((name) => {
        const probe = document.createElement("i");
        probe.style.color = `var(${name})`;
        document.body.append(probe);
        const parts =
          getComputedStyle(probe)
            .color.match(/[\d.]+/g)
            ?.slice(0, 3) ?? [];
        probe.remove();
        const [red = 0, green = 0, blue = 0] = parts.map((part) => {
          const share = Number(part) / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return [name, 0.2126 * red + 0.7152 * green + 0.0722 * blue] as const;
      }),
    [...inks, ...grounds],
  );
  const lightOf = new Map(lights);
  return inks.flatMap((ink) =>
    grounds.map((ground) => {
      const pair = [lightOf.get(ink) ?? 0, lightOf.get(ground) ?? 0];
      return { ink, ground, ratio: (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05) };
    }),
  );
}
