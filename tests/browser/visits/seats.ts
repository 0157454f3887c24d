import type { VisitId } from "@tallenne/domain";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { signIfAsked, type Width, windows } from "../visitor.ts";
import { putEar, sounds } from "./ear.ts";
import type { VisitStage } from "./visit-stage.ts";

/** A browser window of one of the two seats, watched for what a page must never do. */
export interface SeatWindow {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Breaches of the content security policy, requests to elsewhere, errors of scripts: all must be empty. */
  readonly faults: string[];
  /** Every answer that came, with its kind. */
  readonly answers: { readonly path: string; readonly kind: string }[];
}

async function windowOf(browser: Browser, { width = 1280 }: { width?: Width } = {}): Promise<SeatWindow> {
  const context = await browser.newContext({
    viewport: windows[width],
    locale: "fi-FI",
    timezoneId: "Europe/Helsinki",
    reducedMotion: "reduce",
  });
  const faults: string[] = [];
  const answers: SeatWindow["answers"] = [];
  await context.exposeFunction("tellFault", (fault: string) => void faults.push(fault));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      (window as unknown as { tellFault: (fault: string) => void }).tellFault(
        `policy: ${event.violatedDirective} ${event.blockedURI}`,
      );
    });
  });
  await putEar(context);
  context.on("weberror", (error) => faults.push(`script: ${error.error().message}`));
  context.on("response", (response) =>
    answers.push({
      path: new URL(response.url()).pathname,
      kind: response.headers()["content-type"] ?? "",
    }),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  return { page, context, faults, answers };
}

/** A device that is enrolled as the terminal of the room, at T0. */
export async function openTerminal(
  stage: VisitStage,
  browser: Browser,
  how: { width?: Width } = {},
): Promise<SeatWindow> {
  const seat = await windowOf(browser, how);
  await seat.page.goto(`${stage.address}/terminal#token=${await stage.day.terminalToken()}`);
  await seat.page.getByRole("button", { name: "Ota laite käyttöön" }).click();
  await seat.page.locator('[data-page="t0"]').waitFor();
  return seat;
}

/** The supervisor's console of a visit, in a browser of its own. */
export async function openConsole(
  stage: VisitStage,
  browser: Browser,
  {
    visit,
    who = "supervisor",
    width = 1280,
  }: { visit: VisitId; who?: "supervisor" | "substitute"; width?: Width },
): Promise<SeatWindow> {
  const seat = await windowOf(browser, { width });
  await seat.page.goto(await stage.link(who));
  await seat.page.locator(".person-button").waitFor();
  await signIfAsked(seat.page);
  await seat.page.goto(`${stage.address}/visits/${visit}/console`);
  await seat.page.getByRole("heading", { name: /Kuuntelukäynti/ }).waitFor();
  return seat;
}

/** Presses the button of a name, as soon as it can be pressed. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name, exact: typeof name === "string" }).click();
}

/** The citizen touches the screen and chooses a language; answers the code that stands there then. */
export async function startTerminal(page: Page, language = "Suomi"): Promise<string> {
  await page.locator('[data-page="t0"]').waitFor();
  await page.locator(".key-main").click();
  await press(page, language);
  await page.locator('[data-page="t2"]').waitFor();
  const shown = await page.locator(".code .unseen").textContent();
  return (shown ?? "").replaceAll(" ", "");
}

/** The supervisor's steps up to the code: arrived, identity by four answers, alone. */
export async function prepare(page: Page): Promise<void> {
  await press(page, "Kirjaa saapuneeksi");
  const group = (name: string) => page.getByRole("group", { name });
  for (const question of [
    "Voimassa tänään",
    "Kuva on tästä henkilöstä",
    "Nimi on pyytäjän",
    "Syntymäaika on pyytäjän",
  ])
    await group(question).getByLabel("kyllä").check();
  await press(page, "Kirjaa tarkistus");
  await press(page, "Asiakas on yksin");
  await page.getByLabel("Päätteen kuusi numeroa").waitFor();
}

/** Pairs the terminal, lets the citizen read the rules, opens the listening. */
export async function openListening(supervisor: Page, citizen: Page, code: string): Promise<void> {
  await supervisor.getByLabel("Päätteen kuusi numeroa").fill(code);
  await press(supervisor, "Yhdistä");
  await citizen.locator('[data-page="t3"]').waitFor();
  const open = supervisor.getByRole("button", { name: "Avaa kuuntelu", exact: true });
  await pressUntil(citizen.locator('[data-page="t3"] .key-main'), "rules", () =>
    open.waitFor({ timeout: 5000 }),
  );
  await open.click();
  await citizen.locator('[data-page="t4"]').waitFor();
}

/** How often a citizen presses again when a busy machine let a press come to nothing. On an idle one the first press does it. */
const mostPresses = 6;

/** Presses a button while it stands there, until what it does is seen; a press more than one is told in the output of the suite. */
async function pressUntil(button: Locator, name: string, isDone: () => Promise<unknown>): Promise<void> {
  let presses = 0;
  for (let tries = 1; ; tries += 1) {
    if (await button.isVisible()) {
      await button.click();
      presses += 1;
    }
    try {
      await isDone();
      if (presses > 1) process.stderr.write(`${name}: pressed ${presses} times\n`);
      return;
    } catch (thrown) {
      if (tries === mostPresses) throw thrown;
    }
  }
}

const keyOf = (citizen: Page, name: string) => citizen.getByRole("button", { name, exact: true });

/** The citizen presses Play until it sounds: a press that meets a seat unheard of for a moment is refused, and says so. */
export function listen(citizen: Page): Promise<void> {
  return pressUntil(keyOf(citizen, "Kuuntele"), "Kuuntele", () => sounds(citizen, 5000));
}

/** The citizen asks for the words of a written item until they stand. */
export function read(citizen: Page, words: string): Promise<void> {
  return pressUntil(keyOf(citizen, "Näytä teksti"), "Näytä teksti", () =>
    citizen.getByText(words).waitFor({ timeout: 5000 }),
  );
}
