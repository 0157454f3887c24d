import { describe, expect, test } from "@jest/globals";
import { stageHere } from "../stage-here.ts";
import { arrive, settled, sounding, speak } from "../visitor.ts";

/** S-22: two score a drawn contact blind, then compare. */
export function calibrating(): void {
  describe("the trainer in a calibration", () => {
    test("scores a contact that another has scored already without seeing it, then compares, differences first, nobody named", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "qa");
      const { page } = visitor;
      await page.getByRole("link", { name: "Kalibrointi" }).click();
      await page.getByRole("heading", { name: "Kalibrointi", level: 1 }).waitFor();
      const row = page.getByRole("row", { name: /5\/5/ });
      await row.getByText("Lähettänyt 1/2").waitFor();
      await row.getByRole("link", { name: /^Arvioi/ }).click();
      await page.getByRole("button", { name: "Toista" }).waitFor();
      const item = (name: RegExp) => page.getByRole("group", { name });
      await item(/^1 /).getByLabel("2 – toteutui").check();
      await item(/^2 /).getByLabel("0 – ei toteutunut").check();
      await item(/^3 /).getByLabel("2 – toteutui").check();
      await item(/^4 /).getByLabel("Ei koske tätä").check();
      // Blind: nothing that the other has scored or said is anywhere in the page before one's own is sent.
      expect(await page.getByRole("link", { name: "Vertaa" }).count()).toBe(0);
      expect(await page.content()).not.toContain("Tarve selvisi");
      await page.getByText(/^Tallennettu klo/).waitFor();
      await page.goto(`${page.url()}/comparison`);
      await page.getByText(/^Kalibrointi: lähettänyt 1\/2/).waitFor();
      await page.getByRole("link", { name: "Yhteydenottoon" }).click();
      await page.getByRole("button", { name: "Toista" }).focus();
      await page.keyboard.press("Enter");
      await sounding(page);
      await page.getByText(/^1 s \//).waitFor();
      await page.getByRole("button", { name: "Lähetä neuvojalle…" }).click();
      await page.getByRole("button", { name: "Lähetä", exact: true }).click();
      await page.getByRole("link", { name: "Vertaa" }).click();
      await page.getByRole("heading", { name: "Arviot rinnakkain 5/5" }).waitFor();
      await page.getByText("3 kohtaa 4 kohdasta eroaa.").waitFor();
      const compared = page.getByRole("table", { name: "Arviot rinnakkain" }).getByRole("rowheader");
      expect((await compared.allInnerTexts()).map((text) => text.charAt(0))).toEqual(["4", "2", "3", "1"]);
      await page.getByText(/^Tarve selvisi kahdella kysymyksellä/).waitFor();
      expect(await page.content()).not.toMatch(/person_|Ketovuori|Raitanen/);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("names colleagues for an own project, and two who score one of its contacts blind", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "qa");
      const { page } = visitor;
      await page.getByRole("button", { name: "Avaa laatuprojekti…" }).click();
      const colleague = page.locator("dialog").getByRole("checkbox").first();
      await colleague.check();
      await page.getByRole("button", { name: "Avaa projekti" }).click();
      await page.getByText(/^Sinä, /).waitFor();
      await page.getByLabel("Palvelulinja").selectOption("yritys-suomi");
      await page.getByLabel("Alkaen").fill("1.6.2026");
      await page.getByLabel("Päättyen").fill("24.11.2026");
      await page.getByLabel("Montako arvotaan").fill("1");
      await page.getByRole("button", { name: "Arvo otos" }).click();
      await page.getByRole("button", { name: "Kalibroi… 1/1" }).click();
      const dialog = page.locator("dialog");
      await dialog.getByRole("checkbox").nth(1).waitFor();
      await page.getByRole("button", { name: "Nimeä arvioijat" }).click();
      await dialog.getByText("Nimeä vähintään kaksi ja enintään 5.").waitFor();
      await dialog.getByRole("checkbox").nth(1).check();
      await page.getByRole("button", { name: "Nimeä arvioijat" }).click();
      await dialog.waitFor({ state: "detached" });
      await page.getByText("Lähettänyt 0/2").waitFor();
      await page.getByRole("button", { name: "Päätä projekti…" }).click();
      await page.getByRole("button", { name: "Päätä projekti", exact: true }).click();
      await page.getByText("Projekti päätettiin.").waitFor();
      await settled(page);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("23: reads drawn mails on an English page, each marked with the language it was written in", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "qa");
      const { page } = visitor;
      await page.getByRole("button", { name: "Avaa laatuprojekti…" }).click();
      await page.getByRole("button", { name: "Avaa projekti" }).click();
      await page.getByLabel("Rekisteri").selectOption("email");
      await page.getByLabel("Palvelulinja").selectOption("henkiloasiakkaat");
      await page.getByLabel("Alkaen").fill("1.5.2026");
      await page.getByLabel("Päättyen").fill("24.11.2026");
      await page.getByLabel("Montako arvotaan").fill("2");
      await page.getByRole("button", { name: "Arvo otos" }).click();
      await speak(page, "en");
      for (const place of [1, 2]) {
        await page.getByRole("link", { name: `Read ${place}/2` }).click();
        const text = page.locator(".message-text").first();
        await text.waitFor();
        const words = await text.innerText();
        const written = /\b(och|jag|mitt)\b/i.test(words)
          ? "sv"
          : /\b(the|and|my)\b/i.test(words)
            ? "en"
            : "fi";
        expect([await text.getAttribute("lang"), await page.locator("html").getAttribute("lang")]).toEqual([
          written,
          "en",
        ]);
        await page.getByRole("link", { name: /^‹ K-/ }).click();
      }
      await speak(page, "fi");
      await page.getByRole("button", { name: "Päätä projekti…" }).click();
      await page.getByRole("button", { name: "Päätä projekti", exact: true }).click();
      await page.getByText("Projekti päätettiin.").waitFor();
      await visitor.close();
    });

    test("asks from the workspace to keep a drawn call longer: it says that nothing is protected before another approves", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "qa");
      const { page } = visitor;
      await page.getByRole("link", { name: /^K-/ }).last().click();
      await page.getByRole("link", { name: "Kuuntele 2/5" }).click();
      await page.getByRole("button", { name: /^Jatka säilytystä/ }).click();
      await page.locator("dialog").getByLabel("Jatketaan asti").fill("1.4.2027");
      await page.locator("dialog").getByRole("button", { name: "Pyydä hyväksyntää" }).click();
      await page.getByText("Odottaa hyväksyjää").first().waitFor();
      await page.getByRole("link", { name: /^‹ K-/ }).click();
      await page.getByRole("button", { name: /^Peru pyyntö/ }).click();
      await page.getByRole("button", { name: "Vapauta", exact: true }).click();
      await page.locator("dialog").waitFor({ state: "detached" });
      await settled(page);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });
  });
}
