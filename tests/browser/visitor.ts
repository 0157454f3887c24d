import type { BrowserContext, Page } from "playwright-core";
import type { Stage, StaffRole } from "./stage.ts";

export type Language = "fi" | "sv" | "en";

/** How wide the window is: desk and phone of the acceptance list, and the narrowest. */
export const windows = {
  1280: { width: 1280, height: 800 },
  390: { width: 390, height: 844 },
  320: { width: 320, height: 700 },
} as const;
export type Width = keyof typeof windows;

/** Somebody at a browser, watched for what a page must never do. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Breaches of the content security policy, requests to elsewhere, errors of scripts: all must be empty. */
  readonly faults: readonly string[];
  /** Every address the browser asked for or stood at. */
  readonly addresses: readonly string[];
  close(): Promise<void>;
}

/** Opens a browser window of its own on the stage. */
export async function visit(
  stage: Pick<Stage, "chromium" | "address">,
  { language = "fi", width = 1280 }: { language?: Language; width?: Width } = {},
): Promise<Visitor> {
  const context = await stage.chromium.newContext({
    viewport: windows[width],
    locale: { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[language],
    timezoneId: "Europe/Helsinki",
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  const faults: string[] = [];
  const addresses: string[] = [];
  await context.exposeFunction("tellFault", (fault: string) => void faults.push(fault));
  await context.addInitScript(() => {
    // The player's sound is an element outside the page: it is known from its first press on.
    const sounds: HTMLMediaElement[] = [];
    (window as unknown as { sounds: HTMLMediaElement[] }).sounds = sounds;
    const element = HTMLMediaElement.prototype as unknown as {
      play: (this: HTMLMediaElement) => Promise<void>;
    };
    element.play = new Proxy(element.play, {
      apply(play, sound: HTMLMediaElement, words) {
        if (!sounds.includes(sound)) sounds.push(sound);
        return Reflect.apply(play, sound, words) as Promise<void>;
      },
    });
    document.addEventListener("securitypolicyviolation", (event) => {
      (window as unknown as { tellFault: (fault: string) => void }).tellFault(
        `policy: ${event.violatedDirective} ${event.blockedURI}`,
      );
    });
  });
  context.on("request", (request) => {
    const url = request.url();
    addresses.push(url);
    if (!url.startsWith(`${stage.address}/`) && !url.startsWith("blob:")) faults.push(`foreign: ${url}`);
  });
  context.on("weberror", (error) => faults.push(`script: ${error.error().message}`));
  const page = await context.newPage();
  // On two cores that other suites share; what must be quick is measured by itself.
  page.setDefaultTimeout(40_000);
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  return { page, context, faults, addresses, close: () => context.close() };
}

/** Opens a window and signs in by a one-click link; signs the commitment when it is asked for. */
export async function arrive(
  stage: Stage,
  role: StaffRole,
  how: { language?: Language; width?: Width } = {},
): Promise<Visitor> {
  const visitor = await visit(stage, how);
  await visitor.page.goto(await stage.link(role));
  await visitor.page.locator(".person-button").waitFor();
  if (how.language !== undefined) await speak(visitor.page, how.language);
  await signIfAsked(visitor.page);
  return visitor;
}

/** Chooses a language as a person would. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.locator(`.languages button[lang="${language}"]`).click();
  await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
}

/** Reads the commitment to its end and signs it, where it stands in the way. */
export async function signIfAsked(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector("main h1") !== null && document.querySelector(".loading") === null,
  );
  if ((await page.locator(".commitment").count()) === 0) return;
  const read = page.locator('.form input[type="checkbox"]');
  await read.scrollIntoViewIfNeeded();
  await read.check();
  await page.locator('.form button[type="submit"]').click();
  await page.locator(".commitment").waitFor({ state: "detached" });
}

/** Waits until nothing of the page is on its way. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector("main h1") !== null && document.querySelector(".loading") === null,
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Waits until sound comes out: an element plays and its time goes on. */
export async function sounding(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    (window as unknown as { sounds: HTMLMediaElement[] }).sounds.some(
      (sound) => !sound.paused && sound.currentTime > 0.05,
    ),
  );
}

/** Is every sound silent at this moment? */
export function isSilent(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    (window as unknown as { sounds: HTMLMediaElement[] }).sounds.every((sound) => sound.paused),
  );
}

/** Waits until every sound is silent; answers the milliseconds it took. */
export function silence(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const look = () => {
          const silent = (window as unknown as { sounds: HTMLMediaElement[] }).sounds.every(
            (sound) => sound.paused,
          );
          if (silent) resolve(performance.now() - began);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}
