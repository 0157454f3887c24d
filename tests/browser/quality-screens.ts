import type { Page } from "playwright-core";
import { at, dialogIn, type Screen } from "./screen.ts";
import { settled } from "./visitor.ts";

const project = (page: Page) => page.getByRole("link", { name: /^K-/ }).last();

/** Screens of the trainer: samples, the draw, a contact of a sample. */
export const qualityScreens: readonly Screen[] = [
  { name: "samples", who: "qa", reach: at("/quality") },
  {
    name: "sample",
    who: "qa",
    reach: async (page) => {
      await project(page).click();
      await page.getByRole("table", { name: "Otoksen yhteydenotot" }).waitFor();
      await settled(page);
    },
  },
  dialogIn({
    name: "why-this-one",
    who: "qa",
    reach: async (page) => {
      await page
        .getByRole("button", { name: /^Miksi tämä/ })
        .first()
        .click();
      await page.locator("dialog code").waitFor();
    },
  }),
  {
    name: "workspace",
    who: "qa",
    reach: async (page, stage) => {
      await at("/quality")(page, stage);
      await project(page).click();
      await page
        .getByRole("link", { name: /^Kuuntele/ })
        .first()
        .click();
      await page.getByRole("button", { name: "Toista" }).waitFor();
      await page.getByRole("button", { name: "Puhelun arviointi, versio 1" }).click();
      await page.getByRole("group", { name: "1 Tervehdys ja esittely" }).getByLabel("2 – toteutui").check();
      await page.getByRole("button", { name: /^Tähän kohtaan/ }).click();
      await page.getByRole("button", { name: "Lähetä neuvojalle…" }).click();
      await page.getByText(/^Tallennettu/).waitFor();
      await settled(page);
    },
  },
  {
    name: "draw",
    who: "qa",
    reach: async (page, stage) => {
      await at("/quality")(page, stage);
      await page.getByRole("button", { name: "Avaa laatuprojekti…" }).click();
      await page.getByRole("button", { name: "Avaa projekti" }).click();
      await page.getByRole("button", { name: "Arvo otos" }).click();
      await settled(page);
    },
  },
  dialogIn({
    name: "open-project",
    who: "qa",
    reach: async (page, stage) => {
      await at("/quality")(page, stage);
      await page.getByRole("button", { name: "Avaa laatuprojekti…" }).click();
      await page.locator("dialog").getByRole("checkbox").first().waitFor();
      await settled(page);
    },
  }),
  { name: "calibrations", who: "qa", reach: at("/quality/calibrations") },
  {
    name: "comparison",
    who: "qa",
    reach: async (page, stage) => {
      await at("/quality/calibrations")(page, stage);
      await page.getByRole("link", { name: /^Arvioi/ }).click();
      await page.getByRole("button", { name: "Toista" }).waitFor();
      for (const [place, words] of [
        "1 – osittain",
        "2 – toteutui",
        "Ei koske tätä",
        "2 – toteutui",
      ].entries())
        await page
          .getByRole("group", { name: new RegExp(`^${place + 1} `) })
          .getByLabel(words)
          .check();
      await page.getByRole("button", { name: "Lähetä neuvojalle…" }).click();
      await page.getByRole("button", { name: "Lähetä", exact: true }).click();
      await page.getByRole("button", { name: "Lähetä silti" }).click();
      await page.getByRole("link", { name: "Vertaa" }).click();
      await page.getByRole("table", { name: "Arviot rinnakkain" }).waitFor();
      await settled(page);
    },
  },
  { name: "evaluation-forms", who: "qa", reach: at("/quality/forms") },
  dialogIn({
    name: "evaluation-form",
    who: "qa",
    reach: async (page) => {
      await page.getByRole("button", { name: /^Uusi versio/ }).click();
      await page.getByRole("button", { name: "Julkaise" }).waitFor();
    },
  }),
  { name: "evaluations", who: "ag", reach: at("/evaluations") },
  {
    name: "own-evaluation",
    who: "ag",
    reach: async (page, stage) => {
      await at("/evaluations")(page, stage);
      await page.getByRole("rowheader").getByRole("link").first().click();
      await page.getByLabel("Vastauksesi").waitFor();
      await settled(page);
    },
  },
];
