import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { calendarDate, startOfHelsinkiDay } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive } from "../testing/catalogue-archive.ts";
import { colleague, contactOf, standingOf, testId } from "../testing/invented.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

let archive: CatalogueArchive;
/** Last day: 24 November 2026. */
const ending = contactOf({ number: 1, day: calendarDate("2026-05-24") });
const endOfDay = startOfHelsinkiDay(calendarDate("2026-11-25"));
const lead = standingOf("tl", { person: testId("person", 7) });

beforeEach(async () => {
  archive = await catalogueArchive();
  await archive.keep(ending);
});
afterEach(() => archive.close());

async function training(by = lead, contact = ending.id): Promise<string> {
  const body = { kind: "training", contact, members: [] };
  const opened = await archive.as(by, { post: "/v1/cases", body });
  expect(opened.status).toBe(201);
  return String(opened.body["id"]);
}
const reading = (matter: string, contact = ending.id) => ({
  get: `/v1/contacts/${contact}?purpose=p3&case=${matter}`,
});

describe("the last day, with no sweep ever run", () => {
  test("readable at 23:59:59.999 of the last day, 410 at 00:00 for whom it concerns, 404 to others (T-A6.1a, T-A6.1b)", async () => {
    const stranger = standingOf("tl", { person: testId("person", 8), unit: "tiimi-9" });
    const strange = contactOf({ number: 2, unit: "tiimi-9", agent: colleague });
    await archive.keep(strange);
    const foreign = await training(stranger, strange.id);
    const matter = await training();
    archive.calendar.set(endOfDay - 1);
    const last = await archive.as(lead, reading(matter));
    expect([last.status, last.body["state"]]).toEqual([200, "last-day"]);
    archive.calendar.set(endOfDay);
    expect((await archive.as(lead, reading(matter))).status).toBe(410);
    expect((await archive.as(standingOf("ag"), reading(matter))).status).toBe(410);
    expect((await archive.as(stranger, reading(foreign))).status).toBe(404);
    // Who names a case of others learns nothing about what is in it.
    const outsider = await archive.as(stranger, reading(matter));
    const nothing = await archive.as(stranger, reading(matter, testId("contact", 404)));
    expect([outsider.status, outsider.body.slug]).toEqual([nothing.status, nothing.body.slug]);
  });

  test("thirty days without a sweep let nobody read it and no list show it (T-A6.1b)", async () => {
    const matter = await training();
    for (let day = 1; day <= 30; day += 10) {
      archive.calendar.set(endOfDay + day * 86_400_000);
      expect((await archive.as(lead, reading(matter))).status).not.toBe(200);
      for (const scope of ["own", "team", "case", "queue"]) {
        const listed = await archive.as(lead, {
          get: `/v1/contacts?purpose=p3&scope=${scope}&case=${matter}`,
        });
        expect(JSON.stringify(listed.body)).not.toContain(ending.id);
      }
    }
  });

  test("unknown and forbidden look alike", async () => {
    const matter = await training();
    const unknown = await archive.as(lead, reading(matter, testId("contact", 404)));
    const foreign = contactOf({ number: 2, unit: "tiimi-9", agent: colleague });
    await archive.keep(foreign);
    const forbidden = await archive.as(lead, reading(matter, foreign.id));
    const told = ({ body }: typeof unknown) => ({ ...body, id: "" });
    expect(told(unknown)).toEqual(told(forbidden));
    expect(unknown.status).toBe(404);
  });
});

describe("what reading leaves behind", () => {
  test("the entry stands before the answer, with purpose and case", async () => {
    const matter = await training();
    await archive.as(lead, reading(matter));
    expect(archive.entries.at(-1)).toMatchObject({
      action: "access.viewed",
      objects: [ending.id, matter],
      purpose: "p3",
      case: matter,
      role: "tl",
    });
  });

  test("without a ledger nothing is read and nothing is refused in silence: 503", async () => {
    const matter = await training();
    archive.ledger.away = true;
    expect((await archive.as(lead, reading(matter))).status).toBe(503);
    const stranger = standingOf("ag", { person: colleague, unit: "tiimi-9" });
    expect((await archive.as(stranger, reading(matter))).status).toBe(503);
  });

  test("who has not signed reads nothing", async () => {
    const matter = await training();
    const unsigned = await archive.as({ ...lead, commitment: null }, reading(matter));
    expect([unsigned.status, unsigned.body.slug]).toEqual([403, "sign-first"]);
  });
});
