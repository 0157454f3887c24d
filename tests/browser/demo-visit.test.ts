import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openChromium } from "./chromium-under-test.ts";
import { putEar, silentFor } from "./visits/ear.ts";
import { listen, openListening, prepare, press, startTerminal } from "./visits/seats.ts";
import { signIfAsked, speak } from "./visitor.ts";

jest.setTimeout(240_000);

const script = join(import.meta.dirname, "../../infra/demo/demo.ts");
const tour = (page: Page) => page.getByRole("region", { name: "Esittelykierros" });

/** One person, one browser, two windows, and nothing but the links that the demonstration prints. */
describe("the visit of the demonstration", () => {
  const folder = mkdtempSync(join(tmpdir(), "demo-"));
  let demo: ChildProcess;
  let links: Record<string, string>;
  let chromium: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    const words = ["--disable-warning=ExperimentalWarning", script, "--json", "--port", "0"];
    demo = spawn(process.execPath, words, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    let written = "";
    const line = new Promise<string>((resolve, reject) => {
      demo.once("close", () => reject(new Error("the demonstration ended before it was ready")));
      demo.stdout?.setEncoding("utf8").on("data", (text: string) => {
        written += text;
        if (written.includes("\n")) resolve(written);
      });
    });
    ({ links } = JSON.parse(await line) as { links: typeof links });
    chromium = await openChromium();
    context = await chromium.newContext({
      locale: "fi-FI",
      timezoneId: "Europe/Helsinki",
      reducedMotion: "reduce",
    });
    await putEar(context);
  });
  afterAll(async () => {
    await chromium?.close();
    demo.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  test("is played through by one person with two windows; the supervisor's window closes and the terminal is silent", async () => {
    const supervisor = await windowAt("os");
    await supervisor.locator(".person-button").waitFor();
    await speak(supervisor, "fi");
    await signIfAsked(supervisor);
    await supervisor.getByRole("link", { name: "Kuuntelukäynnit", exact: true }).click();
    await supervisor.getByRole("link", { name: /^Valvo käyntiä/ }).click();
    const terminal = await windowAt("terminal");
    await press(terminal, "Ota laite käyttöön");
    await prepare(supervisor);
    await openListening(supervisor, terminal, await startTerminal(terminal));
    await listen(terminal);
    // Signed, identity, code, opened; the silence is still to come.
    expect(await tour(supervisor).getByText("tehty").count()).toBe(4);
    const closed = Date.now();
    await supervisor.close();
    expect((await silentFor(terminal, 2500)) - closed).toBeLessThan(2000);

    const again = await context.newPage();
    again.setDefaultTimeout(45_000);
    await again.goto(new URL("/visits", links["os"]).href);
    await again.getByRole("link", { name: /^Valvo käyntiä/ }).click();
    await press(again, "Salli jatkaminen");
    await tour(again).getByText("Kierros on tehty.").waitFor();
    // It may go on, and goes on by nobody but the citizen.
    expect((await silentFor(terminal, 1000)) - closed).toBeLessThan(2000);
    await listen(terminal);
  });

  async function windowAt(role: "os" | "terminal"): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(45_000);
    await page.goto(String(links[role]));
    return page;
  }
});
