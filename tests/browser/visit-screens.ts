import type { Page } from "playwright-core";
import { at, dialogIn, type Screen } from "./screen.ts";
import type { Stage } from "./stage.ts";
import { settled } from "./visitor.ts";

/** The times of a week table that can still be chosen. */
const free = (page: Page) => page.locator('.week-time[aria-pressed="false"]');

/** A request that was granted: it leads to booking. */
async function openBooking(page: Page, stage: Stage): Promise<void> {
  await at("/requests")(page, stage);
  await page.getByRole("row").filter({ hasText: "Annetaan" }).first().getByRole("link").click();
  await page.getByRole("link", { name: "Tarjoa aikoja kuuntelulle" }).click();
  await free(page).first().waitFor();
  await settled(page);
}

async function openVisit(page: Page, stage: Stage): Promise<void> {
  await at("/visits")(page, stage);
  await page
    .getByRole("link", { name: /^Avaa käynti/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "Tapahtumat" }).waitFor();
  await settled(page);
}

/** Booking, the day in the office, a visit with its papers; offices and terminals. */
export const visitScreens: readonly Screen[] = [
  {
    name: "booking",
    who: "rc",
    reach: async (page, stage) => {
      await openBooking(page, stage);
      await free(page).first().click();
      await page.getByRole("button", { name: "Seuraava viikko" }).click();
      await free(page).first().click();
    },
  },
  { name: "visits", who: "rc", reach: at("/visits") },
  { name: "visit", who: "rc", reach: openVisit },
  {
    name: "invitation",
    who: "rc",
    reach: async (page) => {
      await page.getByRole("link", { name: "Kutsukirje" }).click();
      await page.locator("article.letter").waitFor();
    },
  },
  { name: "visits-of-the-supervisor", who: "os", reach: at("/visits") },
  {
    name: "record-before-the-end",
    who: "os",
    reach: async (page, stage) => {
      await openVisit(page, stage);
      await page.getByRole("link", { name: "Pöytäkirja" }).click();
      await page.getByText("Pöytäkirja on luettavissa heti").waitFor();
    },
  },
  { name: "offices", who: "aa", reach: at("/admin/offices") },
  dialogIn({
    name: "office",
    who: "aa",
    reach: async (page, stage) => {
      await at("/admin/offices")(page, stage);
      await page.getByRole("button", { name: "Lisää toimipiste" }).click();
      await page.getByRole("button", { name: "Tallenna", exact: true }).click();
      await page.locator("dialog input:focus").waitFor();
    },
  }),
  dialogIn({
    name: "enrol-terminal",
    who: "aa",
    reach: async (page, stage) => {
      await at("/admin/offices")(page, stage);
      await page.getByRole("button", { name: "Ota pääte käyttöön" }).click();
      await page.locator("dialog").waitFor();
    },
  }),
];
