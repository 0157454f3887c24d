import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import {
  advanceRequest,
  checkReview,
  confirmCandidate,
  listRequests,
  matchRequest,
  registerRequest,
  takeRequest,
} from "@tallenne/contracts";
import { customers, located } from "@tallenne/testkit";
import type { CaseId, ContactId } from "@tallenne/domain";
import type { Page } from "playwright-core";
import { type Desk, openDesk } from "./desk.ts";
import { examine, looked } from "./examined.ts";
import { today } from "./stage.ts";
import { settled } from "./visitor.ts";

jest.setTimeout(180_000);

let desk: Desk;
let officer: Awaited<ReturnType<Desk["office"]["worker"]>>;
type Who = keyof Desk["day"]["people"] | "officer";
const calls: ContactId[] = [];
/** What Aino says of her call. */
const statement = "En perunut tapaamista 24.10., vaan se siirtyi seuraavalle viikolle.";
let id: CaseId;

beforeAll(async () => {
  desk = await openDesk();
  officer = await desk.office.worker({
    name: "Outi Kuusela",
    signInName: "outi.kuusela",
    unit: "tietosuoja",
    rights: [{ role: "dp" }],
  });
  calls.push(await desk.recorded({ externalId: "wrong", days: 12, seconds: 5 }));
  calls.push(await desk.recorded({ externalId: "right", days: 30, seconds: 5 }));
});
afterAll(async () => {
  await desk.close();
});

const arrive = (who: Who) => desk.arrive({ ...desk.day.people, officer }[who].person);
const press = async (page: Page, name: string) => {
  await page.getByRole("button", { name, exact: true }).first().click();
  await settled(page);
};
const open = async (page: Page, place = "") => {
  await page.goto(`${desk.archive.address}/requests/${id}${place}`);
  await settled(page);
};

test("the clerk registers a request for erasure: its kind is asked first, and the acknowledgement says what it is", async () => {
  const clerk = await arrive("clerk");
  const { page } = clerk;
  await page.goto(`${desk.archive.address}/requests`);
  await press(page, "Kirjaa pyyntö…");
  const dialog = page.locator("dialog");
  await dialog.getByLabel(/asianosaisjulkisuutta/).waitFor();
  await dialog.getByLabel("Pyynnön laji").selectOption("erasure");
  expect(await dialog.getByLabel(/asianosaisjulkisuutta/).count()).toBe(0);
  await dialog.getByLabel("Nimi").fill(customers.aino.name);
  await dialog.getByLabel("Käytetyt yhteystiedot").fill(customers.aino.phone);
  await dialog.getByRole("button", { name: "Kirjaa", exact: true }).click();
  await page.getByRole("heading", { name: /Poistopyyntö T-/ }).waitFor();
  const { rows } = await desk.day.people.clerk.browser.use(listRequests, { query: { state: "open" } });
  id = rows[0]?.id ?? id;
  await page.getByRole("link", { name: "Kuittaus kirjaamisesta" }).click();
  await page.getByText("Pyyntönne koskee tietojen poistamista.").waitFor();
  await page.goto(`${desk.archive.address}/requests`);
  await settled(page);
  expect(await looked(page, "request-desk-kinds")).toEqual([]);
  expect(clerk.faults).toEqual([]);
  await clerk.close();
});

test("the handler proposes contact by contact; it erases nothing, and another person has to check it", async () => {
  const params = { case: id };
  await located(desk.day.people.clerk.browser, id, calls);
  for (const event of ["check", "locate"] as const)
    await desk.day.people.clerk.browser.use(advanceRequest, { params, body: { event } });
  const { browser } = desk.day.people.handler;
  await browser.use(takeRequest, { params });
  await browser.use(matchRequest, { params, body: { event: "match" } });
  for (const contact of calls)
    await browser.use(confirmCandidate, { params: { case: id, contact }, body: { evidence: ["speaker"] } });
  await browser.use(matchRequest, { params, body: { event: "confirm-match" } });
  const handler = await arrive("handler");
  const { page } = handler;
  await open(page);
  await press(page, "Valmistele ehdotus");
  await page.getByText("Ehdotus ei vielä poista mitään.").waitFor();
  await page.getByLabel(/^Yhteydenotto 1:/).selectOption("gdpr-17-1-d");
  expect(await looked(page, "erasure-proposal")).toEqual([]);
  await page.getByLabel(/^Yhteydenotto 1:/).selectOption("gdpr-17-1-d");
  await press(page, "Lähetä ehdotus tarkistettavaksi");
  await page.getByText("Toisen henkilön on tarkistettava ehdotus ennen päätöstä.").waitFor();
  expect(handler.faults).toEqual([]);
  await handler.close();
  await desk.day.people.checker.browser.use(checkReview, { params, body: { agrees: true } });
});

test("the decider sees the proposal, names the task for what stays, and the letter tells what was done", async () => {
  const decider = await arrive("decider");
  const { page } = decider;
  await open(page);
  await press(page, "Ota ratkaistavaksi");
  await page.getByText(/Käsittelijä ehdottaa: poistetaan/).waitFor();
  await page.getByLabel(/Lakisääteinen tehtävä/).check();
  await page.getByLabel("Laki, jonka tehtävään tietoa tarvitaan").selectOption("380-2023");
  await press(page, "Tee päätös");
  await page.getByText("Valitse laki, johon yhteydenotto perustui").waitFor();
  await page.getByLabel("Pykälä").fill("12 §");
  expect(await looked(page, "erasure-decision")).toEqual([]);
  await press(page, "Tee päätös");
  await page.getByText("Hyväksytty osittain: osa poistetaan").waitFor();
  await open(page, "/letter#reply");
  await page.getByText("Vastaus poistopyyntöönne").waitFor();
  const letter = await page.locator("article").innerText();
  for (const said of [
    "kukaan ei voi enää lukea",
    "17 artiklan 1 kohdan d alakohta",
    "laki 380/2023, 12 §",
    "Säilytysaika päättyy",
  ])
    expect(letter).toContain(said);
  expect(await looked(page, "erasure-reply")).toEqual([]);
  expect(decider.faults).toEqual([]);
  await decider.close();
});

test("the officer freezes what stays by law, from the contact itself; another person ends it where everything kept longer stands", async () => {
  await officer.browser.use(takeRequest, { params: { case: id } });
  const visitor = await arrive("officer");
  const { page } = visitor;
  await open(page);
  await page.getByRole("table", { name: "Jäädytetyt yhteydenotot" }).waitFor();
  await page.goto(`${desk.archive.address}/contacts/${calls[1]}`);
  await settled(page);
  await page.getByRole("radio", { name: /T-/ }).check();
  await page.locator("dialog").getByRole("button", { name: "Avaa", exact: true }).click();
  await press(page, "Jäädytä lain perusteella…");
  const dialog = page.locator("dialog");
  await dialog.getByLabel("Kenen asia").selectOption("authority");
  await dialog.getByLabel("Viimeinen päivä, jos tiedossa").fill("1.1.2020");
  await dialog.getByRole("button", { name: "Jäädytä", exact: true }).click();
  await dialog.getByText("Päivä ei voi olla mennyt.").waitFor();
  expect(await examine(page, { name: "freeze-dialog", language: "fi", width: 1280 })).toEqual([]);
  expect(await examine(page, { name: "freeze-dialog", language: "fi", width: 390 })).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await dialog.getByLabel("Viimeinen päivä, jos tiedossa").fill("");
  await dialog.getByRole("button", { name: "Jäädytä", exact: true }).click();
  await page.getByText(/Jäädytetty asiassa J-/).waitFor();
  await page.goto(`${desk.archive.address}/oversight/holds`);
  await settled(page);
  await page.getByText("Toinen henkilö purkaa").waitFor();
  expect(await looked(page, "freezes")).toEqual([]);
  expect(visitor.faults).toEqual([]);
  await visitor.close();
  const decider = await arrive("decider");
  await decider.page.goto(`${desk.archive.address}/holds`);
  await settled(decider.page);
  await decider.page.getByRole("button", { name: /^Pura jäädytys… J-/ }).click();
  await decider.page.getByText(/Tieto säilyy edelleen/).waitFor();
  expect(await examine(decider.page, { name: "thaw-dialog", language: "fi", width: 390 })).toEqual([]);
  await decider.page.setViewportSize({ width: 1280, height: 800 });
  await decider.page.locator("dialog").getByRole("button", { name: "Pura jäädytys", exact: true }).click();
  await decider.page.locator("dialog").waitFor({ state: "detached" });
  // The list is asked again once the dialog has closed: what was ended leaves it.
  await decider.page.getByRole("button", { name: /Pura jäädytys/ }).waitFor({ state: "detached" });
  expect(decider.faults).toEqual([]);
  await decider.close();
});

test("T-A12.1a a statement is written on the contact's page, proposed, read and granted; whoever opens the contact sees it first", async () => {
  const { clerk, handler } = desk.day.people;
  const contact = calls[1] as ContactId;
  const { phone, name } = customers.aino;
  ({ id } = await clerk.browser.use(registerRequest, {
    body: {
      kind: "rectification",
      arrivedOn: today,
      channel: "mail",
      signature: "none",
      tracks: ["gdpr-15"],
      register: "unknown",
      language: "sv",
      fields: { requester: { name }, details: [{ kind: "phone", value: phone }], times: [], aids: [] },
    },
  }));
  const params = { case: id };
  await located(clerk.browser, id, [contact]);
  for (const event of ["check", "locate"] as const)
    await clerk.browser.use(advanceRequest, { params, body: { event } });
  await handler.browser.use(takeRequest, { params });
  await handler.browser.use(matchRequest, { params, body: { event: "match" } });
  const evidence = { evidence: ["speaker" as const] };
  await handler.browser.use(confirmCandidate, { params: { ...params, contact }, body: evidence });
  for (const event of ["confirm-match", "review"] as const)
    await handler.browser.use(matchRequest, { params, body: { event } });

  const writer = await arrive("handler");
  await open(writer.page);
  await writer.page.getByText("Kirjoita lausuma ensin yhteydenoton sivulla").waitFor();
  await writer.page.getByRole("table", { name: "Jäädytetyt yhteydenotot" }).getByRole("link").click();
  await writer.page.getByLabel("Lausuma", { exact: true }).fill(statement);
  await press(writer.page, "Tallenna lausuma");
  await writer.page.getByText("Lausuma on tallennettu.").waitFor();
  expect(await looked(writer.page, "statement-form")).toEqual([]);
  await open(writer.page);
  await writer.page.getByLabel(/^Yhteydenotto 1:/).selectOption("gdpr-16-inaccurate");
  expect(await looked(writer.page, "rectification-proposal")).toEqual([]);
  await writer.page.getByLabel(/^Yhteydenotto 1:/).selectOption("gdpr-16-inaccurate");
  await press(writer.page, "Lähetä ehdotus tarkistettavaksi");
  await writer.page.getByText("Toisen henkilön on tarkistettava ehdotus ennen päätöstä.").waitFor();

  const reader = await arrive("checker");
  await open(reader.page);
  await press(reader.page, "Lue lausuma 1");
  await reader.page.getByText(statement).waitFor();
  await press(reader.page, "Hyväksy ehdotus");
  expect(reader.faults).toEqual([]);
  await reader.close();
  const visitor = await arrive("decider");
  await open(visitor.page);
  await press(visitor.page, "Ota ratkaistavaksi");
  await press(visitor.page, "Lue lausuma 1");
  await visitor.page.getByText(statement).waitFor();
  expect(await looked(visitor.page, "rectification-decision")).toEqual([]);
  await press(visitor.page, "Tee päätös");
  await visitor.page.getByText("Hyväksytty: lausuma on liitetty").waitFor();
  await open(visitor.page, "/letter#reply");
  await visitor.page.getByText("Ert utlåtande är fogat från och med").waitFor();
  expect(visitor.faults).toEqual([]);
  await visitor.close();

  await open(writer.page);
  await writer.page.getByRole("table", { name: "Jäädytetyt yhteydenotot" }).getByRole("link").click();
  await writer.page.getByText("Asiakkaan oikaisulausuma, liitetty").waitFor();
  await writer.page.getByText(statement).waitFor();
  expect(await looked(writer.page, "statement-shown")).toEqual([]);
  expect(writer.faults).toEqual([]);
  await writer.close();
});
