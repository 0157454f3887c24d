import { describe, expect, test } from "@jest/globals";
import { focusWords } from "../keyboard.ts";
import { leaks } from "../secrecy.ts";
import { stageHere } from "../stage-here.ts";
import { arrive, settled, visit } from "../visitor.ts";

async function openPerson(name: string) {
  const { stage } = stageHere;
  const visitor = await arrive(stage, "aa");
  const { page } = visitor;
  await page.getByRole("link", { name: "Henkilöt" }).click();
  await page.getByRole("button", { name: `Avaa: ${name}` }).click();
  return { visitor, page, row: page.getByRole("row", { name: new RegExp(name) }) };
}

/** S-83, T-K1, T-K2, T-A10.3: what an administrator does with accounts, and what stays for those who left. */
export function accounts(): void {
  describe("accounts and commitments", () => {
    test("a commitment signed on paper is recorded by its digest; the scan leaves the computer at no time (T-K1)", async () => {
      const { visitor, page, row } = await openPerson("Ilkka Raitanen");
      const sent: string[] = [];
      page.on("request", (request) => sent.push(request.postData() ?? ""));
      await page.getByRole("button", { name: "Kirjaa paperinen sitoumus…" }).click();
      // Esc closes the dialog on top only, and the focus returns to what opened it.
      await page.getByLabel("Allekirjoituspäivä").waitFor();
      await page.keyboard.press("Escape");
      await page.getByLabel("Allekirjoituspäivä").waitFor({ state: "detached" });
      expect(await page.locator("dialog").count()).toBe(1);
      expect(await focusWords(page)).toBe("Kirjaa paperinen sitoumus…");
      await page.keyboard.press("Enter");
      await page.getByLabel("Allekirjoituspäivä").fill("24.11.2026");
      await page.getByRole("button", { name: "Kirjaa sitoumus", exact: true }).click();
      await page.getByText("Valitse skannattu arkki.").waitFor();
      await page
        .getByLabel("Skannattu arkki")
        .setInputFiles({ name: "arkki.pdf", mimeType: "application/pdf", buffer: Buffer.from("arkin kuva") });
      await page.getByRole("button", { name: "Kirjaa sitoumus", exact: true }).click();
      await page.getByText("Sitoumus on kirjattu.").waitFor();
      await page.keyboard.press("Escape");
      await row.getByText(/^v\d+, 24\.11\.2027 asti$/).waitFor();
      expect(sent.join("\n")).not.toContain("arkin kuva");
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    });

    test("a new invitation takes the rights of somebody at work, and says so before", async () => {
      const { visitor, page, row } = await openPerson("Raija Vuorela");
      await page.getByRole("button", { name: "Kutsu uudelleen…" }).click();
      await page.getByText(/käyttöoikeudet päättyvät heti/).waitFor();
      await page.getByRole("button", { name: "Tee uusi kutsulinkki" }).click();
      const link = await page.locator("dialog .copy-text").innerText();
      await page.getByRole("button", { name: "Valmis" }).click();
      await page.keyboard.press("Escape");
      await row.getByText("Kutsuttu").waitFor();
      await row.getByText("Ei käyttöoikeuksia").waitFor();
      expect(await leaks(visitor, [link.split("=").at(-1) ?? link])).toEqual([]);
      await visitor.close();
    });

    test("whoever leaves has no acts left on the page, and reads the text once signed without an account (T-K2)", async () => {
      const { visitor, page, row } = await openPerson("Kaj Söderlund");
      await page.getByRole("button", { name: "Palvelussuhde päättyy…" }).click();
      await page.getByText(/Vaitiolovelvollisuus jatkuu/).waitFor();
      await page.getByRole("button", { name: "Päätä heti" }).click();
      await page.getByRole("button", { name: "Kutsu uudelleen…" }).waitFor({ state: "detached" });
      await page.keyboard.press("Escape");
      await row.getByText("Lähtenyt").waitFor();
      expect(visitor.faults).toEqual([]);
      await visitor.close();

      const { stage } = stageHere;
      const guest = await visit(stage);
      await guest.page.goto(`${stage.address}/sign-in`);
      await guest.page.getByRole("link", { name: /vaitiolositoumus, jonka olet/ }).click();
      await settled(guest.page);
      await guest.page.getByLabel("Sitoumuksen versio").fill("1");
      await guest.page.keyboard.press("Enter");
      await guest.page.locator(".commitment li").first().waitFor();
      await guest.page.getByLabel("Sitoumuksen versio").fill("99");
      await guest.page.keyboard.press("Enter");
      await guest.page.getByText("Versiota 99 ei ole.").waitFor();
      expect(guest.faults).toEqual([]);
      await guest.close();
    });
  });
}
