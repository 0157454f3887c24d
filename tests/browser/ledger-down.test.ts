import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { openStage, type Stage } from "./stage.ts";
import { arrive, isSilent, silence, sounding } from "./visitor.ts";

jest.setTimeout(180_000);

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ topology: "apart" });
});
afterAll(async () => {
  await stage.close();
});

/** The process of the ledger, held still or let go on. */
function ledger(signal: "SIGSTOP" | "SIGCONT"): void {
  const program = stage.archive.programs.find(({ name }) => name === "ledger");
  if (program === undefined) throw new Error("the ledger runs in no process of its own");
  process.kill(program.pid, signal);
}

describe("while the ledger cannot write", () => {
  test("no sound comes, the page says why, and it goes on by itself when the ledger is back", async () => {
    const visitor = await arrive(stage, "ag");
    const { page } = visitor;
    await page.getByRole("link", { name: /^Avaa/ }).click();
    await page.getByRole("button", { name: "Kuuntele…" }).click();
    await page.locator("dialog").getByRole("button", { name: "Avaa" }).click();
    await page.getByRole("button", { name: "Toista" }).waitFor();
    // What stands beside the sound is there already: it is the sound that cannot be opened.
    await page.locator(".utterance-go").first().waitFor();
    await page.getByText("Ei vielä muistiinpanoja.").waitFor();
    ledger("SIGSTOP");
    await page.keyboard.press("k");
    await page
      .getByText(/Ei voi avata: käyttöä ei voida kirjata\. Uusi yritys \d+ s kuluttua\./)
      .waitFor({ timeout: 60_000 });
    expect(await isSilent(page)).toBe(true);
    ledger("SIGCONT");
    // It is tried again every few seconds; on a busy machine some of these tries are lost too.
    page.setDefaultTimeout(90_000);
    await sounding(page);
    await page.keyboard.press("k");
    expect(await silence(page)).toBeLessThan(500);
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  test("no list opens, the administrator's page names the ledger, and all goes on by itself when it is back", async () => {
    const operator = await arrive(stage, "aa");
    await operator.page.getByRole("link", { name: "Palvelujen tila" }).click();
    const first = operator.page.locator("tbody tr").first();
    await first.getByText("Toimii", { exact: true }).waitFor();
    const visitor = await arrive(stage, "ag");
    const { page } = visitor;
    await page.locator("[data-row]").first().waitFor();
    ledger("SIGSTOP");
    await page.reload();
    await page
      .getByText(/käyttöä ei voida kirjata\. Uusi yritys \d+ s kuluttua\./)
      .waitFor({ timeout: 60_000 });
    expect(await page.locator("[data-row]").count()).toBe(0);
    await first.getByText("Ei toimi", { exact: true }).waitFor();
    expect(await first.innerText()).toMatch(/^Tapahtumaloki[^]*ei avata ennen kuin loki toimii/);
    ledger("SIGCONT");
    await page.locator("[data-row]").first().waitFor({ timeout: 60_000 });
    await operator.page.getByText("Ei toimi", { exact: true }).waitFor({ state: "detached" });
    expect(operator.faults).toEqual([]);
    await operator.close();
    await visitor.close();
  });
});
