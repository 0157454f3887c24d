import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { readIntake, readMe } from "@tallenne/contracts";
import { announcementOf, customers, enrolRecorder, type Office, officeOf, wav } from "@tallenne/testkit";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { axeFindings, overflow } from "./examined.ts";
import { type EmptyStage, openEmptyStage, today } from "./stage.ts";
import { type Language, signIfAsked, speak, visit, type Width } from "./visitor.ts";

jest.setTimeout(240_000);

/** Stereo A-law of this length is four pieces of four MiB. */
const longSeconds = 1000;
const folder = mkdtempSync(join(tmpdir(), "tdf-"));

let stage: EmptyStage;
let office: Office;
let link: () => Promise<string>;
beforeAll(async () => {
  stage = await openEmptyStage({ demo: true });
  office = await officeOf(stage.archive, today);
  await enrolRecorder(office.administrator, () => stage.archive.address);
  const { person } = await office.administrator.use(readMe, {});
  link = async () => `${stage.address}/sign-in#token=${await office.link(person)}`;
  mkdirSync(join(folder, "marraskuu"));
  call("marraskuu/pitka", longSeconds, wav({ format: "alaw", seconds: longSeconds }));
  call("lyhyt", 2, wav({ format: "alaw" }));
  call("kohina", 2, Buffer.from("nothing of sound in here, whatever it is called"));
  call("tuntematon", 2, wav({ format: "alaw" }), { line: "tuntematon" });
  writeFileSync(join(folder, "ilman.wav"), wav({ format: "alaw" }));
  writeFileSync(join(folder, "Master.csv"), "this is, no row\n");
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

function call(name: string, seconds: number, bytes: Uint8Array, more: object = {}): void {
  const startedAt = stage.archive.now() - 3_600_000;
  const story = { externalId: `kansio-${name}`, startedAt, seconds, customer: customers.aino, ...more };
  const { sentAt: _sentAt, ...sidecar } = announcementOf(story, stage.archive.now());
  writeFileSync(join(folder, `${name}.wav`), bytes);
  writeFileSync(join(folder, `${name}.wav.json`), JSON.stringify(sidecar));
}

async function atIntake(how: { language?: Language; width?: Width } = {}) {
  const visitor = await visit(stage, how);
  const { page } = visitor;
  await page.goto(await link());
  await page.locator(".person-button").waitFor();
  if (how.language !== undefined) await speak(page, how.language);
  await signIfAsked(page);
  await page.goto(`${stage.address}/intake`);
  await page.locator(".intake-drop-place").waitFor();
  return visitor;
}
const row = (page: Page, name: string) => page.locator("tr", { hasText: name });

describe("a folder brought to the page", () => {
  test("progress is seen; after a reload in the middle the same folder goes on where it stopped; what is refused says why", async () => {
    const visitor = await atIntake();
    const { page } = visitor;
    page.on("dialog", (dialog) => void dialog.accept());
    const offsets: string[] = [];
    let isHeld = true;
    await page.route("**/intake/v1/uploads/*", async (route) => {
      const request = route.request();
      if (request.method() !== "PATCH") return route.continue();
      const offset = request.headers()["upload-offset"] ?? "";
      // The long recording stands still after its second piece, as on a line that is too slow.
      if (isHeld && Number(offset) >= 8 << 20) return undefined;
      offsets.push(offset);
      return route.continue();
    });
    await page.locator('.intake-drop-place input[type="file"]').setInputFiles(folder);
    await row(page, "lyhyt.wav").getByText("Arkistoitu").waitFor();
    const refused = row(page, "kohina.wav");
    await refused.getByText("Hylätty").waitFor();
    expect(await refused.innerText()).toMatch(
      /Sisältöä ei voida ottaa vastaan|sisältöä ei voida ottaa vastaan/,
    );
    const held = row(page, "tuntematon.wav");
    await held.getByText("Ilmoitus karanteenissa").waitFor();
    expect(await held.innerText()).toContain("tuntematon palvelulinja");
    await row(page, "ilman.wav").getByText("Ilmoitus puuttuu").waitFor();
    await page.getByText("Master.csv, rivi 1: rivi on virheellinen").waitFor();
    const percent = () => row(page, "pitka.wav").locator("progress").getAttribute("value");
    await expect(
      page
        .waitForFunction(() =>
          [...document.querySelectorAll("progress")].some((bar) => bar.value > 40 && bar.value < 60),
        )
        .then(percent),
    ).resolves.toMatch(/^5\d$/);
    expect(await axeFindings(page)).toEqual([]);

    isHeld = false;
    offsets.length = 0;
    await page.reload();
    await page.getByText("Yksi lähetys on kesken").waitFor();
    await page.locator('.intake-drop-place input[type="file"]').setInputFiles(folder);
    await row(page, "pitka.wav").getByText("Arkistoitu").waitFor({ timeout: 60_000 });
    // Neither of the pieces that were acknowledged is sent again.
    expect(offsets).toContain(String(8 << 20));
    expect(offsets).not.toContain(String(4 << 20));
    await row(page, "lyhyt.wav").getByText("Arkistossa jo samalla tunnisteella").waitFor();
    await page.getByText("Valmis: arkistossa 2 / 5").waitFor();
    const { unfinishedUploads, quarantine } = await office.administrator.use(readIntake, { query: {} });
    expect([unfinishedUploads, quarantine.length]).toEqual([0, 1]);
    await page.getByRole("button", { name: "Tyhjennä luettelo" }).click();
    expect(await page.getByText("lyhyt.wav").count()).toBe(0);
    expect(
      await page.evaluate(() =>
        JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      ),
    ).not.toContain("lyhyt");
    expect(visitor.faults).toEqual([]);
    expect(visitor.addresses.filter((address) => /lyhyt|pitka|kohina/.test(address))).toEqual([]);
    await visitor.close();
  });

  test.each([
    ["fi", 390, "Arkistoitu"],
    ["sv", 1280, "Arkiverad"],
    ["en", 390, "Archived"],
  ] as const)("dropped, in %s at %i pixels", async (language, width, archived) => {
    const visitor = await atIntake(language === "fi" ? { width } : { language, width });
    const { page } = visitor;
    const name = `pudotettu-${language}-${width}`;
    call(name, 2, wav({ format: "alaw" }));
    const files = [`${name}.wav`, `${name}.wav.json`].map((one) => ({
      name: one,
      bytes: readFileSync(join(folder, one)).toString("base64"),
    }));
    const transfer = await page.evaluateHandle((given) => {
      const made = new DataTransfer();
      for (const file of given)
        made.items.add(
          new File([Uint8Array.from(atob(file.bytes), (sign) => sign.codePointAt(0) ?? 0)], file.name),
        );
      return made;
    }, files);
    await page.dispatchEvent(".intake-drop-place", "drop", { dataTransfer: transfer });
    await page.getByText(archived, { exact: true }).last().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });
});
