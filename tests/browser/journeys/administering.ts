import { describe, expect, test } from "@jest/globals";
import { announcementOf, enrolRecorder } from "@tallenne/testkit";
import { leaks } from "../secrecy.ts";
import { stageHere } from "../stage-here.ts";
import { arrive, settled, visit } from "../visitor.ts";

/** S-83, S-90: people with rights by two, intake, sources. */
export function administering(): void {
  describe("the administrator", () => {
    test("proposes a right that another person must approve", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "aa");
      const { page } = visitor;
      await page.getByRole("link", { name: "Henkilöt" }).click();
      await page.getByRole("button", { name: /Sanna Ketovuori/ }).click();
      const dialog = page.locator("dialog");
      await dialog.getByText("Ehdota oikeutta").click();
      await dialog.getByLabel("Rooli").selectOption("ch");
      await dialog.getByRole("group", { name: "Palvelulinjat" }).getByRole("checkbox").first().check();
      await dialog.getByRole("button", { name: "Ehdota", exact: true }).click();
      await dialog.getByText("Ehdotus on tehty.").waitFor();
      await dialog.getByText("Toisen henkilön on hyväksyttävä tämä.").waitFor();
      expect(await dialog.getByRole("button", { name: /^Hyväksy/ }).count()).toBe(0);
      await visitor.close();
      const decider = await arrive(stage, "de");
      await decider.page.getByRole("link", { name: "Henkilöt" }).click();
      await decider.page.getByText("Yksi ehdotus odottaa hyväksyntää: Sanna Ketovuori.").waitFor();
      await decider.page.getByRole("button", { name: /Sanna Ketovuori/ }).click();
      await decider.page.getByRole("button", { name: "Hyväksy: Reklamaatiokäsittelijä" }).click();
      await decider.page.getByText("Reklamaatiokäsittelijä").first().waitFor();
      await decider.page
        .getByRole("button", { name: "Hyväksy: Reklamaatiokäsittelijä" })
        .waitFor({ state: "detached" });
      expect(await decider.page.getByText("odottaa hyväksyntää").count()).toBe(0);
      expect(decider.faults).toEqual([]);
      await decider.close();
    });

    test("adds a person, whose invitation is shown once and opens", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "aa");
      const { page } = visitor;
      await page.getByRole("link", { name: "Henkilöt" }).click();
      await page.getByRole("button", { name: "Lisää henkilö…" }).click();
      const dialog = page.locator("dialog");
      await dialog.getByLabel("Nimi", { exact: true }).fill("Tuuli Havukainen");
      await dialog.getByLabel("Kirjautumisnimi").fill("tuuli.havukainen");
      await dialog.getByRole("button", { name: "Lisää henkilö", exact: true }).click();
      const link = await dialog.locator(".copy-text").innerText();
      await dialog.getByRole("button", { name: "Valmis" }).click();
      expect(await page.getByText(link).count()).toBe(0);
      await page.getByRole("button", { name: /Tuuli Havukainen/ }).waitFor();
      expect(await leaks(visitor, ["Havukainen", link.split("=").at(-1) ?? link])).toEqual([]);
      const invited = await visit(stage);
      await invited.page.goto(link);
      await invited.page.getByLabel("Kertakoodi").waitFor();
      expect(invited.page.url()).toBe(`${stage.address}/invitation`);
      expect(invited.faults).toEqual([]);
      await invited.close();
      await visitor.close();
    });

    test("sees that intake agrees, and finds no way round a never-record line", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "aa");
      const { page } = visitor;
      await page.getByText("Luvut täsmäävät:").waitFor();
      const guidance = page
        .getByRole("row", { name: /Uraohjaus/ })
        .filter({ hasText: "Ei koskaan tallenneta" });
      await guidance.first().waitFor();
      expect(await guidance.getByRole("button").count()).toBe(0);
      await page.getByText("aika tulevaisuudessa").waitFor();
      await page.getByRole("button", { name: "Lisää lähde…" }).click();
      const dialog = page.locator("dialog");
      await dialog.getByText("Uraohjaus").waitFor();
      expect(await dialog.getByRole("checkbox", { name: /Uraohjaus/ }).count()).toBe(0);
      await dialog.getByLabel("Lähteen nimi").fill("vaihde-2");
      await dialog.getByRole("group", { name: "Rekisterit" }).getByRole("checkbox").first().check();
      await dialog.getByRole("group", { name: "Palvelulinjat" }).getByRole("checkbox").first().check();
      await dialog.getByRole("button", { name: "Lisää lähde", exact: true }).click();
      const token = await dialog.locator(".copy-text").innerText();
      await dialog.getByRole("button", { name: "Olen kopioinut tunnuksen" }).click();
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(token);
      expect(await leaks(visitor, [token])).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("20, S-90: the counts follow what comes in while the page is open; they are no live region, and a lost line says of when they are", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "aa");
      const { page } = visitor;
      await page.getByText("Luvut päivittyvät itsestään.").waitFor();
      const waiting = () => page.getByRole("table", { name: /^Vastaanotto/ });
      const before = await waiting().innerText();
      const recorder = await enrolRecorder(stage.office.administrator, () => stage.archive.address, {
        name: "vaihde-7",
      });
      const told = announcementOf(
        { externalId: "live-1", startedAt: stage.archive.now() - 3_600_000, line: "jono-8" },
        stage.archive.now(),
      );
      expect((await recorder.announce(told)).status).toBe(202);
      await page.getByRole("button", { name: "1 uusi karanteenissa – näytä" }).waitFor();
      expect(await waiting().innerText()).not.toBe(before);
      // Buttons of the kit hold an empty live region of their own; nothing that says a number may be one.
      const spoken = page.locator("main :is([role=status], [role=alert], [aria-live], output)");
      expect((await spoken.allInnerTexts()).filter((text) => /\d/.test(text))).toEqual([]);
      await page.getByRole("button", { name: "1 uusi karanteenissa – näytä" }).click();
      await page.getByRole("button", { name: /uusi karanteenissa/ }).waitFor({ state: "detached" });
      await visitor.context.setOffline(true);
      await page.getByText(/^Tilanne klo \d+\.\d\d\. Luvut eivät nyt päivity\.$/).waitFor();
      await visitor.context.setOffline(false);
      await page.getByText("Luvut päivittyvät itsestään.").waitFor();
      await visitor.close();
    });

    test("S-82 proposes a new line, which the officer approves: it is coming, and nothing changes before its day", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "aa");
      const { page } = visitor;
      await page.getByRole("link", { name: "Rekisterit" }).click();
      await page.getByRole("button", { name: "Ehdota linjojen muutosta…" }).click();
      const dialog = page.locator("dialog");
      await dialog.getByLabel("Mitä muutetaan").selectOption("end");
      expect(
        await dialog.getByLabel("Palvelulinja").locator("option", { hasText: "Uraohjaus" }).count(),
      ).toBe(0);
      await dialog.getByLabel("Mitä muutetaan").selectOption("add");
      for (const [label, name] of [
        ["Nimi suomeksi", "Nuorten linja"],
        ["Nimi ruotsiksi", "Ungdomslinjen"],
        ["Nimi englanniksi", "Youth line"],
      ] as const)
        await dialog.getByLabel(label).fill(name);
      await dialog.getByLabel("Nimet lähteissä").fill("jono-77");
      await dialog.getByRole("button", { name: "Lisää ehdotukseen" }).click();
      await dialog.getByText("Uusi linja Nuorten linja: Puhelutallenteet").waitFor();
      await dialog.getByRole("button", { name: "Ehdota", exact: true }).click();
      await page.getByText("Ehdotus on tehty.").waitFor();
      await page.getByText("Sinun ehdotuksesi. Toisen henkilön on hyväksyttävä se.").waitFor();
      expect(await page.getByRole("button", { name: "Hyväksy versio" }).count()).toBe(0);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
      const officer = await arrive(stage, "dp");
      await officer.page.getByRole("link", { name: "Rekisterit" }).click();
      await officer.page.getByRole("button", { name: "Hyväksy versio" }).click();
      await officer.page
        .getByText(/Versio policy-2 on hyväksytty\. Se on voimassa 25\.11\.2026 alkaen\./)
        .waitFor();
      const version = officer.page.getByRole("row", { name: /policy-2/ });
      await version.getByText("Tulossa voimaan").waitFor();
      await version.getByText("Uusi linja Nuorten linja").waitFor();
      expect(
        await officer.page.getByRole("table", { name: "Palvelulinjat" }).getByText("Nuorten linja").count(),
      ).toBe(0);
      expect(officer.faults).toEqual([]);
      await officer.close();
    });

    test("S-91 puts the time of what waits right, is told what the source must do, and the ledger knows who did it", async () => {
      const { stage } = stageHere;
      const visitor = await arrive(stage, "aa");
      const { page } = visitor;
      const quarantine = page.getByRole("region", { name: "Karanteeni" });
      await quarantine.getByRole("button", { name: /^Korjaa aika/ }).click();
      const dialog = page.locator("dialog");
      await dialog.getByText(/Ilmoitettu alkaneeksi 26\.11\.2026/).waitFor();
      await dialog.getByRole("button", { name: "Korjaa ja tarkista" }).click();
      await dialog.getByText("Ilmoitus ei vielä läpäise tarkastuksia:").waitFor();
      for (const moment of ["Oikea alkuaika", "Oikea päättymisaika"])
        await dialog.getByRole("group", { name: moment }).getByLabel("Päivä").fill("23.11.2026");
      await dialog.getByRole("button", { name: "Korjaa ja tarkista" }).click();
      await page.getByText(/Korjattu\. Lähteen vaihde-1 on nyt lähetettävä/).waitFor();
      await quarantine.getByText("Korjattu", { exact: true }).waitFor();
      expect(await quarantine.getByRole("button", { name: /^Korjaa/ }).count()).toBe(0);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
      const officer = await arrive(stage, "dp");
      await officer.page.getByRole("link", { name: "Tapahtumaloki" }).click();
      await officer.page.getByRole("table").getByText("Ilmoitus korjattu").first().waitFor();
      await officer.close();
    });
  });
}
