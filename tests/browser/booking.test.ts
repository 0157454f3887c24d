import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { checkIn, endVisit, readMe } from "@tallenne/contracts";
import type { CaseId, VisitId } from "@tallenne/domain";
import { customers } from "@tallenne/testkit";
import type { Locator, Page } from "playwright-core";
import { type Desk, openDesk } from "./desk.ts";
import { examine, looked } from "./examined.ts";
import { focusWords, isFocusSeen } from "./keyboard.ts";
import { printed, savedLetter } from "./saved-letter.ts";
import { settled, visit as openWindow } from "./visitor.ts";

jest.setTimeout(180_000);

let desk: Desk;
let matter: CaseId;
let ofToday: VisitId;

beforeAll(async () => {
  desk = await openDesk();
  const contact = await desk.recorded({ externalId: "own", days: 12, seconds: 20 });
  ofToday = await desk.day.booked(await desk.day.decided([contact], customers.aino));
  matter = await desk.day.decided([contact], customers.aino);
});
afterAll(async () => {
  await desk.close();
});

const press = (at: Page | Locator, name: string) => at.getByRole("button", { name, exact: true }).click();
describe("booking, the day and the record of a visit (J3 at the desk)", () => {
  test("the administrator opens an office with a room and makes a device its terminal", async () => {
    const { person } = await desk.office.administrator.use(readMe, {});
    const administrator = await desk.arrive(person);
    const { page } = administrator;
    await page.goto(`${desk.archive.address}/admin/registers`);
    await page.getByRole("link", { name: "Toimipisteet" }).click();
    await press(page, "Lisää toimipiste");
    const dialog = page.locator("dialog");
    await press(dialog, "Tallenna");
    // What is missing is said, and the first of it has the focus.
    expect(await focusWords(page)).toContain("Tunnus");
    for (const [label, words] of [
      ["Tunnus", "pieksamaki"],
      ["Nimi suomeksi", "Pieksämäki"],
      ["Nimi ruotsiksi", "Pieksämäki"],
      ["Nimi englanniksi", "Pieksämäki"],
      ["Katuosoite", "Esimerkkikatu 1, 76100 PIEKSÄMÄKI"],
      ["Miten perille löytää (Suomi)", "Aula."],
      ["Miten perille löytää (Svenska)", "Aulan."],
      ["Miten perille löytää (English)", "Lobby."],
      ["Käytössä alkaen", "1.1.2026"],
      ["Aukioloajat", "ma 8.00–18.00\nti 18.00–8.00"],
      ["Huoneet, yksi rivillä", "Huone 1"],
    ] as const)
      await dialog.getByLabel(label).fill(words);
    await press(dialog, "Tallenna");
    await dialog.getByText("Rivillä 2 on virhe.").waitFor();
    await dialog.getByLabel("Aukioloajat").fill("ma 8.00–18.00\nti 8.00–18.00");
    await press(dialog, "Tallenna");
    await page.getByText("Toimipiste on tallennettu.").waitFor();
    await page.getByRole("rowheader", { name: "Pieksämäki" }).waitFor();

    await press(page, "Ota pääte käyttöön");
    await dialog.getByLabel("Toimipiste").selectOption("mikkeli");
    await dialog.getByLabel("Päätteen nimi").fill("Pääte M5");
    await press(dialog, "Ota pääte käyttöön");
    const link = await dialog.locator(".copy-text").innerText();
    expect(link).toMatch(/\/terminal#token=/);
    expect(await examine(page, { name: "terminal-link", language: "fi", width: 390 })).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await press(dialog, "Valmis");
    expect(await page.evaluate(() => document.body.innerText)).not.toContain("#token=");
    const row = page.getByRole("row").filter({ hasText: "Pääte M5" });
    await row.getByText("Odottaa laitetta").waitFor();

    const device = await openWindow({ chromium: desk.chromium, address: desk.archive.address });
    await device.page.goto(link);
    await press(device.page, "Ota laite käyttöön");
    await device.page.locator('[data-page="t0"]').waitFor();
    await page.reload();
    await row.getByText("Käytössä").waitFor();
    expect(await looked(page, "offices-with-terminal")).toEqual([]);
    await press(page, "Poista pääte Pääte M5 käytöstä");
    await press(dialog, "Poista käytöstä");
    await row.getByText("Poistettu käytöstä").waitFor();
    expect([administrator.faults, device.faults]).toEqual([[], []]);
    await device.close();
    await administrator.close();
  });

  test("T-A11.6a the clerk chooses three times with arrows and Enter; nothing can be sent before the choice is fair", async () => {
    const clerk = await desk.arrive(desk.day.people.clerk.person);
    const { page } = clerk;
    await page.goto(`${desk.archive.address}/requests/${matter}/booking`);
    const times = page.locator(".week-time");
    await times.first().waitFor();
    const send = page.getByRole("button", { name: "Lähetä kutsu" });
    await press(page, "Seuraava viikko");
    await page.getByText("Viikko 49", { exact: true }).waitFor();
    await times.first().waitFor();
    // All times together are one stop of the Tab key: the way to the button is short.
    expect(await page.locator('.week-time[tabindex="0"]').count()).toBe(1);
    await times.first().focus();
    const begun = await focusWords(page);
    await page.keyboard.press("ArrowRight");
    const right = await focusWords(page);
    await page.keyboard.press("ArrowDown");
    expect(new Set([begun, right, await focusWords(page)]).size).toBe(3);
    expect(await isFocusSeen(page)).toBe(true);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowUp");
    expect(await focusWords(page)).toBe(begun);
    // The first time of the day lies outside 9–16.
    await page.keyboard.press("Enter");
    await page.getByText("Täyttyy: yksi muulloin kuin klo 9–16").waitFor();
    await page.getByText("Puuttuu: vähintään 3 aikaa").waitFor();
    expect(await send.isDisabled()).toBe(true);
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "Enter", "ArrowRight", "Enter"])
      await page.keyboard.press(key);
    await page.getByText("Täyttyy: vähintään 3 aikaa").waitFor();
    expect(await page.getByText(/^Puuttuu/).count()).toBe(0);
    // A time that was taken back is missed at once.
    await page.keyboard.press("Enter");
    expect(await send.isDisabled()).toBe(true);
    await page.keyboard.press("Enter");
    expect(await looked(page, "booking-chosen")).toEqual([]);
    await send.click();
    const letter = page.locator("article.letter");
    await letter.waitFor();
    expect(await letter.locator("footer").innerText()).toMatch(
      /tietosuojavaltuutetulle|Ombudsman|dataombudsmannen/,
    );
    const paper = await printed(page);
    expect(paper).toContain("Kutsu kuuntelemaan tallennetta");
    for (const unprinted of ["Kuuntelukäynnit", "Tulosta", "Takaisin käyntiin", customers.aino.name])
      expect(paper).not.toContain(unprinted);
    expect(await letter.locator("section").nth(1).locator("li").count()).toBe(3);
    const file = await savedLetter(page);
    expect(file.name).toMatch(/-kutsu\.pdf$/);
    expect(file.words).toContain("Kutsu kuuntelemaan tallennetta");

    await page.getByRole("link", { name: "Takaisin käyntiin" }).click();
    await page
      .getByRole("button", { name: /^Sovi .* klo/ })
      .first()
      .waitFor();
    expect(await looked(page, "visit-offered")).toEqual([]);
    await page
      .getByRole("button", { name: /^Sovi .* klo/ })
      .first()
      .click();
    await page.getByText("Aika sovittiin").waitFor();
    // The citizen, not the desk, says whether they came: not before the time has begun.
    await press(page, "Ei saapunut");
    await page.getByText("Tämä ei täyty: Varattu aika on alkanut").waitFor();
    await press(page, "Toimipiste peruu");
    await press(page.locator("dialog"), "Peru käynti");
    await page.getByText("Uusi tarjous viimeistään").waitFor();
    expect(await looked(page, "visit-cancelled")).toEqual([]);
    await page.getByRole("link", { name: "Tarjoa uusia aikoja" }).click();
    await times.first().waitFor();
    expect(clerk.faults).toEqual([]);
    expect(clerk.addresses.filter((address) => /Koivuranta|1234501/.test(address))).toEqual([]);
    await clerk.close();
  });

  test("T-W15 the supervisor sees today, and signs off a record into which nobody can write", async () => {
    const { supervisor } = desk.day.people;
    const seen = await desk.arrive(supervisor.person);
    const { page } = seen;
    const params = { visit: ofToday };
    await page.getByRole("table", { name: /^Käynnit 24\.11\.2026/ }).waitFor();
    await supervisor.browser.use(checkIn, { params });
    await supervisor.browser.use(endVisit, { params, body: { reason: "walked-out" } });
    await page
      .getByRole("link", { name: /^Avaa käynti/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Tapahtumat" }).waitFor();
    await page.getByRole("link", { name: "Pöytäkirja" }).click();
    await press(page, "Laadi pöytäkirja");
    expect(await page.locator("textarea, main input").count()).toBe(0);
    await page.getByLabel("Asiakkaan allekirjoitus").selectOption("Ei halunnut allekirjoittaa");
    await press(page, "Allekirjoita pöytäkirja");
    await page.getByText(/^Allekirjoitettu /).waitFor();
    await settled(page);
    expect(await looked(page, "record")).toEqual([]);
    const paper = await printed(page);
    for (const kept of ["asiakas poistui", "Ei kuunneltu", "Allekirjoitettu"]) expect(paper).toContain(kept);
    expect(paper).not.toContain("Tulosta");
    const file = await savedLetter(page);
    expect(file.name).toMatch(/-poytakirja\.pdf$/);
    expect(file.words).toContain("Ei halunnut allekirjoittaa");
    expect(seen.faults).toEqual([]);
    await seen.close();
  });
});
