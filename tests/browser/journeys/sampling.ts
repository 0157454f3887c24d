import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { leaks, shownCanaries } from "../secrecy.ts";
import { stageHere } from "../stage-here.ts";
import { arrive, settled, sounding, type Visitor } from "../visitor.ts";

/** Who served in the demonstration: no page of the trainer says so. */
const advisers = ["Ketovuori", "Raitanen", "agent-204", "agent-117"];
const rows = (page: Page) => page.getByRole("table", { name: "Otoksen yhteydenotot" }).locator("tbody tr");

/** What stands in the page of customers and advisers. */
async function shownPeople(page: Page): Promise<readonly string[]> {
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  return [...(await shownCanaries(page)), ...advisers.filter((name) => html.includes(name))];
}

/** Pseudonyms of advisers that any answer told the browser from here on. */
function toldAdvisers({ page }: Visitor): () => Promise<readonly string[]> {
  const answers: Promise<string>[] = [];
  page.on("response", (response) => {
    if (/\/(contacts|sittings)(\?|$|\/)/.test(response.url())) answers.push(response.text().catch(() => ""));
  });
  return async () =>
    (await Promise.all(answers)).flatMap((text) => text.match(/"agent":"person_\w+"/g) ?? []);
}

/** S-20, S-21: the trainer draws, meets a contact without people and hears it. */
export function sampling(): void {
  describe("the trainer", () => {
    test("38: meets a drawn contact and hears it without a name, a number or an adviser on any page or in any answer", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "qa");
      const { page } = visitor;
      const told = toldAdvisers(visitor);
      await page.getByRole("link", { name: /^K-/ }).last().click();
      await rows(page).nth(4).waitFor();
      expect(await rows(page).count()).toBe(5);
      expect(await shownPeople(page)).toEqual([]);
      await page.getByRole("button", { name: "Miksi tämä? 2/5" }).click();
      const lot = await page.locator("dialog code").innerText();
      expect(lot).toMatch(/^[0-9a-f]{64}$/);
      await page.keyboard.press("Escape");
      await page.getByRole("link", { name: "Kuuntele 2/5" }).click();
      await page.getByRole("heading", { name: "Otos 2/5" }).waitFor();
      await page.getByText("Neuvoja A").waitFor();
      await page.getByRole("button", { name: "Toista" }).waitFor();
      expect(await shownPeople(page)).toEqual([]);
      await page.keyboard.press("k");
      await sounding(page);
      await page.keyboard.press("k");
      await page.getByRole("link", { name: "Seuraava" }).click();
      await page.getByRole("heading", { name: "Otos 3/5" }).waitFor();
      await page.getByRole("button", { name: "Toista" }).waitFor();
      expect(await shownPeople(page)).toEqual([]);
      expect(await leaks(visitor, advisers)).toEqual([]);
      expect(await told()).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("scores at a second, is told what was not heard before sending, and the draft outlives the page", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "qa");
      const { page } = visitor;
      await page.getByRole("link", { name: /^K-/ }).last().click();
      await page.getByRole("link", { name: "Kuuntele 4/5" }).click();
      await page.getByRole("button", { name: "Toista" }).waitFor();
      await page.getByRole("button", { name: "Puhelun arviointi, versio 1" }).click();
      const item = (name: RegExp) => page.getByRole("group", { name });
      await item(/^1 /).getByLabel("2 – toteutui").check();
      await item(/^1 /)
        .getByRole("button", { name: /^Tähän kohtaan/ })
        .click();
      await item(/^2 /).getByLabel("1 – osittain").check();
      await page.getByLabel("Palaute").fill("Selkeä alku.");
      await page.getByText(/^Tallennettu klo/).waitFor();
      await page.getByRole("button", { name: "Lähetä neuvojalle…" }).click();
      await page.getByText("2 kohtaa on pisteyttämättä.").waitFor();
      await page.reload();
      await page.getByRole("button", { name: "Toista" }).waitFor();
      expect(await page.getByLabel("Palaute").inputValue()).toBe("Selkeä alku.");
      expect(await item(/^2 /).getByLabel("1 – osittain").isChecked()).toBe(true);
      await item(/^1 /).getByRole("button", { name: "Kohta 0.00 Tervehdys ja esittely" }).waitFor();
      await item(/^3 /).getByLabel("2 – toteutui").check();
      await item(/^4 /).getByLabel("Ei koske tätä").check();
      await page.getByRole("button", { name: "Lähetä neuvojalle…" }).click();
      await page.getByRole("button", { name: "Lähetä", exact: true }).click();
      await page.getByText("3 pisteytetyn kohdan kuuntelu puuttuu:").waitFor();
      await page.locator("dialog").getByText("1 Tervehdys ja esittely, kohta 0.00").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Toista" }).focus();
      await page.keyboard.press("Enter");
      await sounding(page);
      await page.getByText(/^1 s \//).waitFor();
      await page.getByRole("button", { name: "Lähetä neuvojalle…" }).click();
      await page.getByRole("button", { name: "Lähetä", exact: true }).click();
      await page.getByText(/^Lähetetty neuvojalle/).waitFor();
      expect(await page.getByText("Kohtaa ei kuunneltu").count()).toBe(0);
      await page.getByText("Ei koske tätä").waitFor();
      expect(await shownPeople(page)).toEqual([]);
      await page.getByRole("link", { name: /^‹ K-/ }).click();
      await rows(page).nth(3).getByText("Lähetetty").waitFor();
      expect(await leaks(visitor, ["Selkeä alku"])).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("T-A4.9 opens a project and draws: no field asks for a person; too few and the same days again are told in words", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "qa");
      const { page } = visitor;
      await page.getByRole("button", { name: "Avaa laatuprojekti…" }).click();
      await page.getByRole("button", { name: "Avaa projekti" }).click();
      await page.getByRole("heading", { name: "Arvo otos" }).waitFor();
      const fields = await page
        .locator("main :is(input, select, textarea)")
        .evaluateAll((all) => all.map((field) => field.getAttribute("name") ?? field.tagName));
      expect(fields).toEqual(["SELECT", "SELECT", "from", "to", "shortest", "longest", "size"]);
      const draw = () => page.getByRole("button", { name: "Arvo otos" }).click();
      await draw();
      await page.getByText("Täytä tämä kohta.").first().waitFor();
      await page.getByLabel("Palvelulinja").selectOption("henkiloasiakkaat");
      await page.getByLabel("Alkaen").fill("25.10.2026");
      await page.getByLabel("Päättyen").fill("24.11.2026");
      await page.getByLabel("Montako arvotaan").fill("50");
      await draw();
      await page.getByText(/ei ole tarpeeksi, mistä arpoa/).waitFor();
      await page.getByLabel("Montako arvotaan").fill("2");
      await page.getByLabel("Alkaen").fill("1.9.2026");
      await draw();
      await page.getByText(/on jo arvottu sinulle otos näiltä päiviltä/).waitFor();
      await page.getByLabel("Alkaen").fill("25.10.2026");
      await draw();
      await rows(page).nth(1).waitFor();
      expect(await page.locator("code.quality-seed").innerText()).toMatch(/^[0-9a-f]{64}$/);
      await page.getByRole("button", { name: "Päätä projekti…" }).click();
      await page.getByRole("button", { name: "Päätä projekti", exact: true }).click();
      await page.getByText("Projekti päätettiin.").waitFor();
      await settled(page);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });
  });
}
