import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { customers } from "@tallenne/testkit";
import type { Page } from "playwright-core";
import { createHash } from "node:crypto";
import { type Desk, openDesk } from "./desk.ts";
import { examine, looked } from "./examined.ts";
import { savedLetter } from "./saved-letter.ts";
import { settled } from "./visitor.ts";

jest.setTimeout(180_000);

type Who = "clerk" | "handler" | "checker" | "decider";

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
  await desk.recorded({ externalId: "own", days: 12, seconds: 20 });
  await desk.recorded({ externalId: "other", days: 30, seconds: 20 });
});
afterAll(async () => {
  await desk.close();
});

const arrive = (who: Who) => desk.arrive(desk.day.people[who].person);
const press = async (page: Page, name: string | RegExp) => {
  await page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();
  await settled(page);
};
/** The request's own page: the desk lists it, its number leads there. */
const openRequest = async (page: Page) => {
  await page.goto(`${desk.archive.address}/requests`);
  await settled(page);
  await page.getByRole("link", { name: /^T-/ }).first().click();
  await page.getByRole("list", { name: "Pyynnön vaiheet" }).waitFor();
  await settled(page);
};

/** What stands under everything that leaves the house (rows A1, A2, A13). */
const under = [
  "Esimerkkilän työllisyysviranomainen, Kirjaamo",
  "Tietosuojavastaava",
  "tietosuojavaltuutetulle",
];

describe("a request from the paper to the reply", () => {
  test("the clerk registers a paper without a signature; what it may mean is frozen within the minute", async () => {
    const clerk = await arrive("clerk");
    const { page } = clerk;
    await page.goto(`${desk.archive.address}/requests`);
    await page.getByText("Avoimia pyyntöjä ei ole.").waitFor();
    await press(page, "Kirjaa pyyntö…");
    const dialog = page.locator("dialog");
    await dialog.getByRole("button", { name: "Kirjaa", exact: true }).click();
    await dialog.getByText("Täytä tämä kohta.").first().waitFor();
    await dialog.getByLabel("Nimi").fill(customers.aino.name);
    await dialog.getByLabel("Käytetyt yhteystiedot").fill(customers.aino.phone);
    expect(await examine(page, { name: "register-request", language: "fi", width: 1280 })).toEqual([]);
    await dialog.getByRole("button", { name: "Kirjaa", exact: true }).click();
    await page.getByRole("heading", { name: /Tarkastuspyyntö T-/ }).waitFor();
    const begun = Date.now();
    while ((await page.getByText("2 ehdokasta").count()) === 0) {
      if (Date.now() - begun > 60_000) throw new Error("nothing was frozen within the minute");
      await page.reload();
      await page.getByRole("list", { name: "Pyynnön vaiheet" }).waitFor();
      await settled(page);
    }
    expect(await looked(page, "request")).toEqual([]);
    await page.getByRole("link", { name: "Kuittaus kirjaamisesta" }).click();
    await page.getByText("Pyyntönne on kirjattu").waitFor();
    const letter = await page.locator("article").innerText();
    expect(letter).not.toContain("Koivuranta");
    for (const said of under) expect(letter).toContain(said);
    expect(await looked(page, "acknowledgement")).toEqual([]);
    const file = await savedLetter(page);
    expect(file.name).toMatch(/^T-[0-9A-Z]{4}-.-vahvistus\.pdf$/);
    expect([file.lang, file.isTagged, file.pages.length]).toEqual(["fi", true, 1]);
    for (const said of ["Pyyntönne on kirjattu", ...under]) expect(file.words).toContain(said);
    expect(file.words).not.toContain("Koivuranta");
    await page.getByText("Sen tiiviste on tapahtumalokissa.").waitFor();
    await openRequest(page);
    await press(page, "Aloita tarkistus");
    await press(page, "Siirry etsintään");
    await page.getByText("Ehdokkaita löytyi").waitFor();
    await page.goto(`${desk.archive.address}/requests`);
    await settled(page);
    expect(await looked(page, "request-desk")).toEqual([]);
    expect(clerk.faults).toEqual([]);
    expect(clerk.addresses.filter((address) => /Koivuranta|1234501/.test(address))).toEqual([]);
    await clerk.close();
  });

  test("T-M1 the handler confirms one by what is said in it, lets the other go, and another person checks", async () => {
    const handler = await arrive("handler");
    const { page } = handler;
    await openRequest(page);
    await press(page, "Ota käsiteltäväksi");
    await press(page, "Aloita osumien vahvistus");
    await page.getByRole("table", { name: "Jäädytetyt yhteydenotot" }).waitFor();
    await press(page, /^Vahvista yhteydenotto/);
    const dialog = page.locator("dialog");
    await dialog.getByText("Todisteet eivät vielä riitä.").waitFor();
    await dialog.getByLabel(/Puhelusta kuulee/).check();
    await dialog.getByRole("button", { name: "Vahvista osumaksi" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("Vahvistettu", { exact: true }).waitFor();
    expect(await looked(page, "request-matching")).toEqual([]);
    await press(page, "Osumat ovat valmiit");
    await press(page, "Tarkista sivullisten suoja");
    await page.getByLabel("Perheenjäsen tai lapsi").check();
    await press(page, "Tarkistettu, ei peitettävää tallenteessa");
    await page.getByText("Toisen henkilön on hyväksyttävä tarkistus.").waitFor();
    expect(handler.faults).toEqual([]);
    await handler.close();
    const checker = await arrive("checker");
    await openRequest(checker.page);
    await press(checker.page, "Hyväksy tarkistus");
    await checker.close();
  });

  test("the decider refuses with a ground of the closed list, and the certificate is printed in the requester's language", async () => {
    const decider = await arrive("decider");
    const { page } = decider;
    await openRequest(page);
    await page.getByLabel("Ratkaisu").selectOption("refused");
    await page.getByLabel(/Muiden oikeudet ja vapaudet/).check();
    expect(await looked(page, "request-decision")).toEqual([]);
    await press(page, "Tee päätös");
    for (const [label, words] of [
      ["Viranomainen", "Esimerkin työllisyysviranomainen"],
      ["Yksikkö", "Kirjaamo"],
      ["Pyytäjän nimi", customers.aino.name],
      ["Mitä pyydettiin", "Puhelutallenne"],
      ["Ratkaisuun vaikuttaneet seikat", "Puhelussa käsitellään toisen henkilön asiaa."],
      ["Mitä annetaan sen sijaan", "Ei mitään."],
      ["Muutoksenhaku tai miksi sitä ei ole", "Hallinto-oikeuteen."],
      ["Lisätietoja antaa", "Kirjaamo"],
      ["Allekirjoittaja ja virka", "A. Esimerkki, hallintopäällikkö"],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(words);
    await page.getByLabel(/Olen tarkistanut/).check();
    await press(page, "Anna todistus");
    await page.getByRole("link", { name: /Kieltäytymistodistus T-.*\/1/ }).click();
    await press(page, "Näytä todistus (kirjataan)");
    await page.getByText("Todistus tarkastusoikeuden epäämisestä").waitFor();
    const paper = await page.locator("article").innerText();
    for (const said of ["15 artiklan 4 kohta", "tietosuojavaltuutetun", customers.aino.name, ...under])
      expect(paper).toContain(said);
    expect(await examine(page, { name: "certificate", language: "fi", width: 1280 })).toEqual([]);
    const file = await savedLetter(page);
    expect(file.name).toMatch(/^T-[0-9A-Z]{4}-.-1-todistus\.pdf$/);
    for (const said of ["15 artiklan 4 kohta", customers.aino.name, ...under])
      expect(file.words).toContain(said);
    const [enclosed = ""] = Object.values(file.enclosed);
    const digest = createHash("sha256").update(enclosed).digest("hex").toUpperCase();
    const code = (digest.slice(0, 12).match(/.{4}/g) ?? []).join("-");
    expect(file.words).toContain(code);
    expect(decider.faults).toEqual([]);
    await decider.close();
  });
});
