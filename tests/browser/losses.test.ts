import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { VisitId } from "@tallenne/domain";
import type { MortalChromium } from "./chromium-under-test.ts";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { results } from "./stage.ts";
import { heardAt, silentFor } from "./visits/ear.ts";
import {
  listen,
  openConsole,
  openListening,
  openTerminal,
  prepare,
  press,
  type SeatWindow,
  startTerminal,
} from "./visits/seats.ts";
import { openVisitStage, type VisitStage } from "./visits/visit-stage.ts";

/** How often each loss is injected: once in the suite, 20 times in a campaign (`TALLENNE_TEST_LOSSES=20`). */
const rounds = Number(process.env["TALLENNE_TEST_LOSSES"] ?? "1");
/** No sound and no content so long after a loss, milliseconds (T-W7, T-W8). */
const longest = 2000;

jest.setTimeout(120_000 + rounds * 60_000);

let stage: VisitStage;
let visit: VisitId;
let terminal: SeatWindow;
let supervisor: SeatWindow;
let supervisorsBrowser: MortalChromium;
const measured: Record<string, { readonly silent: number; readonly blank: number }[]> = {};

beforeAll(async () => {
  stage = await openVisitStage({ topology: "apart", callSeconds: 900 });
  visit = await stage.newVisit();
  supervisorsBrowser = await stage.openBrowser("console");
  terminal = await openTerminal(stage, (await stage.openBrowser("terminal")).browser);
  supervisor = await openConsole(stage, supervisorsBrowser.browser, { visit });
  await prepare(supervisor.page);
  await openListening(supervisor.page, terminal.page, await startTerminal(terminal.page));
});
afterAll(async () => {
  // A stage that did not open has said why already.
  await (stage as VisitStage | undefined)?.close();
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, "losses.json"), `${JSON.stringify(measured, undefined, 2)}\n`);
  for (const [name, times] of Object.entries(measured))
    process.stdout.write(
      `${name}: ${times.length} times, silent ${figures(times.map(({ silent }) => silent))}, blank ${figures(times.map(({ blank }) => blank))}\n`,
    );
});

const figures = (times: readonly number[]): string => {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
};

/** Lets the citizen listen, injects a loss, measures when the last sample sounded and when the page was covered. */
async function lose(name: string, inject: () => unknown): Promise<void> {
  await terminal.page.locator('[data-page="t4"]').waitFor();
  await listen(terminal.page);
  const before = (await heardAt(terminal.page)).pages.length;
  const lostAt = Date.now();
  await inject();
  const lastLoud = await silentFor(terminal.page, 2500);
  const { pages } = await heardAt(terminal.page);
  const covered = pages.slice(before).find(({ page }) => page === "t5" || page === "t6");
  const figure = { silent: lastLoud - lostAt, blank: (covered?.at ?? Number.POSITIVE_INFINITY) - lostAt };
  (measured[name] ??= []).push(figure);
  expect([name, figure.silent <= longest, figure.blank <= longest, figure]).toEqual([
    name,
    true,
    true,
    figure,
  ]);
}

/** Both are back: the page stands covered and silent until the supervisor allows going on, and then until the citizen presses. */
async function goOn(): Promise<void> {
  await terminal.page.locator('[data-page="t5"]').waitFor();
  await press(supervisor.page, "Salli jatkaminen");
  await terminal.page.locator('[data-page="t4"]').waitFor();
  const { blocks } = await heardAt(terminal.page);
  await silentFor(terminal.page, 500);
  expect((await heardAt(terminal.page)).blocks).toBe(blocks);
}

/** What the console shows as heard of the recording, seconds, as soon as it is so much. */
async function heardSeconds(atLeast = 0): Promise<number> {
  const shown = await supervisor.page.waitForFunction(
    (least) => {
      const row = [...document.querySelectorAll("tr")].find((one) => one.textContent.startsWith("Tallenne"));
      const words = row?.querySelector("td:last-child")?.textContent ?? "";
      const [, minutes = "0", seconds = "0"] = /(?:(\d+) min)?\s*(?:(\d+) s)?/.exec(words) ?? [];
      const heard = Number(minutes) * 60 + Number(seconds);
      return row !== undefined && heard >= least ? { heard } : undefined;
    },
    atLeast,
    { timeout: 30_000 },
  );
  return (await shown.jsonValue())?.heard ?? Number.NaN;
}

const times = Array.from({ length: rounds }, (_, round) => round + 1);

describe("45: every loss silences the terminal within two seconds and covers its page; back, nothing sounds by itself", () => {
  test("T-W7 the terminal's cable is pulled", async () => {
    for (const _ of times) {
      await lose("terminal's cable pulled", () => stage.terminalCable.pull());
      stage.terminalCable.plug();
      await goOn();
    }
  });

  test("T-W7 the terminal's connections are torn", async () => {
    for (const _ of times) {
      await lose("terminal's connections torn", () => stage.terminalCable.tear());
      await goOn();
    }
  });

  test("T-W8 the supervisor's cable is pulled", async () => {
    for (const _ of times) {
      await lose("supervisor's cable pulled", () => stage.consoleCable.pull());
      stage.consoleCable.plug();
      await goOn();
    }
  });

  test("T-W8 the supervisor's browser is killed; after signing in again the visit goes on", async () => {
    for (const _ of times) {
      await lose("supervisor's browser killed", () => supervisorsBrowser.kill());
      supervisorsBrowser = await stage.openBrowser("console");
      supervisor = await openConsole(stage, supervisorsBrowser.browser, { visit });
      await press(supervisor.page, "Ota valvonta itsellesi");
      await goOn();
    }
  });

  test("T-W13 the reading-room is killed (SIGKILL)", async () => {
    for (const _ of times) {
      await lose("reading-room killed", () => stage.archive.killService("reading-room"));
      await stage.archive.startService("reading-room");
      await goOn();
    }
  });

  test("T-W13 the reading-room is killed and the terminal cannot tell what sounded: the record has it all the same", async () => {
    await terminal.page.locator('[data-page="t4"]').waitFor();
    await listen(terminal.page);
    const sounded = await heardSeconds((await heardSeconds()) + 6);
    stage.terminalCable.pull();
    await stage.archive.killService("reading-room");
    await stage.archive.startService("reading-room");
    // Anew from the server: the open page remembers what it was told before.
    await supervisor.page.reload();
    // Of the last windows, of at most two seconds each, it is known that they were served, not that they were heard.
    expect(await heardSeconds(sounded - 4)).toBeGreaterThanOrEqual(sounded - 4);
    stage.terminalCable.plug();
    await goOn();
  });

  test("8: one press of the supervisor: F8", async () => {
    for (const _ of times) {
      await lose("supervisor's F8", () => supervisor.page.keyboard.press("F8"));
      await goOn();
    }
  });
});
