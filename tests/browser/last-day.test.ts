import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { openCase } from "@tallenne/contracts";
import { addDays, startOfHelsinkiDay } from "@tallenne/domain";
import { announcementOf, customers, enrolRecorder, officeOf } from "@tallenne/testkit";
import { firstStillKept } from "../../infra/demo/stories/last-day.ts";
import { sampleRecording } from "../../infra/demo/stories/recordings.ts";
import { preparers, staff } from "../../infra/demo/stories/staff.ts";
import { leaks, shownCanaries } from "./secrecy.ts";
import { type EmptyStage, openEmptyStage, today } from "./stage.ts";
import { signIfAsked, silence, sounding, visit } from "./visitor.ts";

jest.setTimeout(180_000);

const minute = 60_000;
const midnight = startOfHelsinkiDay(addDays(today, 1));

let stage: EmptyStage;
let link: string;

/** An adviser, and a coaching session with a call of theirs that is kept for the last day. */
beforeAll(async () => {
  stage = await openEmptyStage({ demo: true });
  const { archive } = stage;
  const office = await officeOf(archive, today);
  const adviser = await office.newcomer(staff.ag);
  const lead = await office.worker(preparers.lead);
  const recorder = await enrolRecorder(office.administrator, () => archive.address);
  const { bytes, seconds } = sampleRecording("ensimmainen-tyo");
  const startedAt = startOfHelsinkiDay(firstStillKept(today)) + 10 * 60 * minute;
  const told = { externalId: "viimeinen", startedAt, seconds, agent: "agent-204", customer: customers.jani };
  const { contact } = await recorder.deliver(announcementOf(told, archive.now()), bytes);
  if (contact === null) throw new TypeError("the call was not kept");
  await lead.browser.use(openCase, { body: { kind: "training", contact, members: [adviser.person] } });
  link = `${stage.address}/sign-in#token=${await office.link(adviser.person)}`;
});
afterAll(async () => {
  await stage.close();
});

describe("acceptance list of the pages", () => {
  test("36: at midnight the open page of a contact on its last day is silent, empties itself and says why", async () => {
    const visitor = await visit(stage);
    const { page } = visitor;
    await page.goto(link);
    await page.locator(".person-button").waitFor();
    await signIfAsked(page);
    await stage.archive.setCalendar(midnight - minute);
    await page.getByRole("link", { name: /^Avaa/ }).click();
    await page.getByRole("button", { name: "Kuuntele…" }).click();
    await page.locator("dialog").getByRole("button", { name: "Avaa" }).click();
    await page.getByRole("button", { name: "Toista" }).waitFor();
    await page.getByText("Viimeinen päivä: poistetaan keskiyöllä.").waitFor();
    await page.keyboard.press("k");
    await sounding(page);
    await stage.archive.setCalendar(midnight);
    // The page asks what day it is every second; the rest is for a busy computer. The recording itself goes on for 44 s.
    expect(await silence(page)).toBeLessThan(4000);
    await page.getByText("Säilytysaika päättyi. Poistetaan parhaillaan.").waitFor();
    expect(await page.getByRole("slider").count()).toBe(0);
    expect(await page.getByText("Viimeinen päivä").count()).toBe(0);
    expect(await shownCanaries(page)).toEqual([]);
    expect(await leaks(visitor)).toEqual([]);
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });
});
