import { at, dialogIn, type Screen } from "./screen.ts";
import { qualityScreens } from "./quality-screens.ts";
import { settled } from "./visitor.ts";
import { visitScreens } from "./visit-screens.ts";

/** Every screen of this version, with the states that need a deed first. */
export const screens: readonly Screen[] = [
  { name: "landing", who: "nobody", reach: at("/") },
  { name: "sign-in", who: "nobody", reach: at("/sign-in") },
  { name: "help", who: "nobody", reach: at("/help") },
  { name: "accessibility-statement", who: "nobody", reach: at("/saavutettavuusseloste") },
  { name: "signed-text", who: "nobody", reach: at("/commitment-text") },
  { name: "not-found", who: "nobody", reach: at("/nowhere") },
  { name: "invitation-without-token", who: "nobody", reach: at("/invitation") },
  { name: "first-start-without-token", who: "nobody", reach: at("/first-start") },
  {
    name: "commitment",
    who: "newcomer",
    reach: async (page, stage) => {
      await page.goto(await stage.link("de"));
      await page.locator(".commitment").waitFor();
    },
  },
  { name: "own-contacts", who: "ag", reach: at("/contacts") },
  {
    name: "own-contact",
    who: "ag",
    reach: async (page) => {
      await page.locator("main td a, main th a").nth(1).click();
      await settled(page);
    },
  },
  dialogIn({
    name: "disqualify",
    who: "ag",
    reach: async (page, stage) => {
      await at("/contacts")(page, stage);
      await page.locator("main td a, main th a").nth(1).click();
      await page.getByRole("button", { name: "Olen esteellinen…" }).click();
      await page.locator("dialog").waitFor();
    },
  }),
  {
    name: "player",
    who: "ag",
    reach: async (page, stage) => {
      await at("/contacts")(page, stage);
      await page.getByRole("link", { name: /^Avaa/ }).click();
      await page.getByRole("button", { name: "Kuuntele…" }).click();
      await page.locator("dialog").getByRole("button", { name: "Avaa" }).click();
      await page.getByRole("button", { name: "Toista" }).waitFor();
    },
  },
  { name: "own-page", who: "ag", reach: at("/me") },
  { name: "team-contacts", who: "tl", reach: at("/contacts") },
  ...qualityScreens,
  { name: "cases", who: "ch", reach: at("/complaints") },
  dialogIn({
    name: "open-case",
    who: "ch",
    reach: async (page) => {
      await page.getByRole("button", { name: "Avaa reklamaatio…" }).click();
      await page.locator("dialog").waitFor();
    },
  }),
  {
    name: "case",
    who: "ch",
    reach: async (page, stage) => {
      await at("/complaints")(page, stage);
      await page.getByRole("link", { name: stage.complaint }).click();
      await page.getByLabel("Yhteystieto").fill("040 1234502");
      await page.keyboard.press("Enter");
      await page.getByRole("table", { name: "Ehdokkaat" }).waitFor();
    },
  },
  dialogIn({
    name: "confirm-candidate",
    who: "ch",
    reach: async (page) => {
      await page
        .getByRole("button", { name: /Vahvista yhteydenotto/ })
        .first()
        .click();
      await page.locator("dialog").waitFor();
    },
  }),
  {
    name: "case-with-linked",
    who: "ch",
    reach: async (page) => {
      await page.getByLabel("Aika täsmää asiakkaan kertomaan").check();
      await page.getByRole("button", { name: "Liitä asiaan" }).click();
      await page.getByRole("table", { name: "Liitetyt yhteydenotot" }).waitFor();
    },
  },
  {
    name: "mail-of-a-case",
    who: "ch",
    reach: async (page) => {
      await page.getByRole("link", { name: /^Lue/ }).first().click();
      await page.getByRole("button", { name: /Näytä yhteystiedot/ }).waitFor();
      await settled(page);
    },
  },
  dialogIn({
    name: "hold",
    who: "ch",
    reach: async (page, stage) => {
      await at("/complaints")(page, stage);
      await page.getByRole("link", { name: stage.complaint }).click();
      await page.getByLabel("Yhteystieto").fill("040 1234502");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: /Vahvista yhteydenotto to 12\.11\./ }).click();
      await page.getByLabel("Aika täsmää asiakkaan kertomaan").check();
      await page.getByRole("button", { name: "Liitä asiaan" }).click();
      await page.getByRole("button", { name: /Jatka säilytystä/ }).click();
      await page.locator("dialog").waitFor();
    },
  }),
  { name: "holds", who: "ch", reach: at("/holds") },
  { name: "holds-and-freezes", who: "dp", reach: at("/oversight/holds") },
  { name: "ledger", who: "dp", reach: at("/oversight/ledger") },
  dialogIn({
    name: "ledger-entry",
    who: "dp",
    reach: async (page) => {
      await page.locator("button[data-row]").first().click();
      await page.getByRole("button", { name: "Hae todiste" }).click();
      await page.getByRole("button", { name: "Lataa todiste" }).waitFor();
    },
  }),
  { name: "promises", who: "dp", reach: at("/oversight/promises") },
  { name: "statements", who: "dp", reach: at("/oversight/statements") },
  { name: "statement-of-guidance", who: "au", reach: at("/oversight/statements#guidance") },
  { name: "retention", who: "dp", reach: at("/retention") },
  { name: "retention-of-the-auditor", who: "au", reach: at("/retention") },
  { name: "intake", who: "aa", reach: at("/intake") },
  dialogIn({
    name: "enrol-source",
    who: "aa",
    reach: async (page) => {
      await page.getByRole("button", { name: "Lisää lähde…" }).click();
      await page.getByRole("button", { name: "Lisää lähde", exact: true }).click();
    },
  }),
  dialogIn({
    name: "source-count",
    who: "aa",
    reach: async (page, stage) => {
      await at("/intake")(page, stage);
      await page.getByRole("button", { name: "Kirjaa lähteen luku…" }).click();
      const dialog = page.locator("dialog");
      await dialog.getByLabel("Palvelulinja").selectOption("henkiloasiakkaat");
      await dialog.getByLabel("Yhteydenottoja").fill("99");
      await dialog.getByRole("button", { name: "Kirjaa", exact: true }).click();
      await page.getByText(/Henkilöasiakkaat: lähde laski \d+ yhteydenottoa enemmän/).waitFor();
      await page.getByRole("button", { name: /^Muuta… vaihde-1/ }).click();
      await dialog.waitFor();
    },
  }),
  dialogIn({
    name: "repair-announcement",
    who: "aa",
    reach: async (page, stage) => {
      await at("/intake")(page, stage);
      await page.getByRole("button", { name: /Korjaa aika/ }).click();
      await page.getByLabel("Kellonaika").first().fill("25.00");
      await page.getByRole("button", { name: "Korjaa ja tarkista" }).click();
    },
  }),
  dialogIn({
    name: "reject-announcement",
    who: "aa",
    reach: async (page, stage) => {
      await at("/intake")(page, stage);
      await page
        .getByRole("button", { name: /^Hylkää/ })
        .first()
        .click();
      await page.locator("dialog").waitFor();
    },
  }),
  { name: "health", who: "aa", reach: at("/health") },
  { name: "people", who: "aa", reach: at("/admin/people") },
  dialogIn({
    name: "person",
    who: "aa",
    reach: async (page) => {
      await page.getByRole("button", { name: /Sanna Ketovuori/ }).click();
      await page.getByText("Ehdota oikeutta").click();
    },
  }),
  dialogIn({
    name: "paper-commitment",
    who: "aa",
    reach: async (page) => {
      await page.getByRole("button", { name: "Kirjaa paperinen sitoumus…" }).click();
      await page.getByRole("button", { name: "Kirjaa sitoumus", exact: true }).click();
    },
  }),
  dialogIn({
    name: "propose-lines",
    who: "aa",
    reach: async (page, stage) => {
      await at("/admin/registers")(page, stage);
      await page.getByRole("button", { name: "Ehdota linjojen muutosta…" }).click();
      const dialog = page.locator("dialog");
      await dialog.getByLabel("Mitä muutetaan").selectOption("name");
      await dialog.getByLabel("Palvelulinja").selectOption("yritys-suomi");
      await dialog.getByLabel("Nimi lähteessä").fill("career-guidance");
      await dialog.getByRole("button", { name: "Lisää ehdotukseen" }).click();
      await dialog.getByRole("button", { name: "Ehdota", exact: true }).click();
      await dialog.getByText("Nimi kuuluu linjalle, jota ei koskaan tallenneta.").waitFor();
    },
  }),
  { name: "registers", who: "aa", reach: at("/admin/registers") },
  { name: "commitment-text", who: "aa", reach: at("/admin/commitment") },
  ...visitScreens,
];
