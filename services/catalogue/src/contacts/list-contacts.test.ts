import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { ContactRow } from "@tallenne/contracts";
import { addDays, calendarDate } from "@tallenne/domain";
import { noteHeard } from "@tallenne/contracts";
import { type CatalogueArchive, catalogueArchive } from "../testing/catalogue-archive.ts";
import { adviser, colleague, contactOf, standingOf, testId } from "../testing/invented.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

const today = calendarDate("2026-11-24");
let archive: CatalogueArchive;
beforeEach(async () => {
  archive = await catalogueArchive(today);
});
afterEach(() => archive.close());

interface Page {
  readonly rows: readonly ContactRow[];
  readonly next?: string;
}
const own = (more = "") => ({ get: `/v1/contacts?purpose=p0&scope=own${more}` });
async function page(standing: Parameters<CatalogueArchive["as"]>[0], asked: { get: string }): Promise<Page> {
  const told = await archive.as(standing, asked);
  expect(told.status).toBe(200);
  return told.body as unknown as Page;
}
const filtered = (more: string) => page(standingOf("ag"), own(more)).then(ids);
const ids = ({ rows }: Page) => rows.map(({ id }) => id);

describe("own contacts of fourteen days", () => {
  test("newest first, without what others served, without older ones, without what is past or in disposal", async () => {
    const kept = [contactOf({ number: 3 }), contactOf({ number: 2, day: addDays(today, -3) })];
    const out = [
      contactOf({ number: 4, agent: colleague }),
      contactOf({ number: 5, day: addDays(today, -15) }),
      contactOf({ number: 6, line: "tuntematon" }),
      contactOf({ number: 7, class: "disputed", bucket: "calls/disputed/2027-05-23" }),
      contactOf({ number: 8, unit: "tiimi-9" }),
    ];
    for (const contact of [...out, ...kept.toReversed()]) await archive.keep(contact);
    expect(ids(await page(standingOf("ag"), own()))).toEqual(kept.map(({ id }) => id));
  });

  test("filters only narrow, and the ledger learns their kinds, never their values", async () => {
    await archive.keep(contactOf({ number: 1 }));
    await archive.keep(contactOf({ number: 2, line: "yritys-suomi" }));
    await archive.keep(contactOf({ number: 3, day: addDays(today, -5) }));
    expect(await filtered("&line=yritys-suomi")).toEqual([testId("contact", 2)]);
    expect(await filtered("&channel=chat,email")).toEqual([]);
    expect(await filtered(`&to=${addDays(today, -5)}`)).toEqual([testId("contact", 3)]);
    expect(await filtered(`&from=${addDays(today, -4)}&line=henkiloasiakkaat`)).toEqual([
      testId("contact", 1),
    ]);
    expect(archive.entries.at(-1)).toMatchObject({
      action: "access.listed",
      facts: { filters: ["own", "line", "time"] },
    });
  });

  test("pages stay what they were while new contacts come", async () => {
    for (let number = 1; number <= 7; number += 1) await archive.keep(contactOf({ number }));
    const first = await page(standingOf("ag"), own("&limit=3"));
    await archive.keep(contactOf({ number: 99 }));
    const second = await page(standingOf("ag"), own(`&limit=3&after=${first.next}`));
    await archive.keep(contactOf({ number: 98 }));
    const third = await page(standingOf("ag"), own(`&limit=3&after=${second.next}`));
    const all = [7, 6, 5, 4, 3, 2, 1].map((number) => testId("contact", number));
    expect([first, second, third].flatMap(ids)).toEqual(all);
    expect(third.next).toBeUndefined();
  });

  test("two that began at the same instant come both, whatever the page size", async () => {
    const startedAt = contactOf({ number: 1 }).startedAt;
    for (let number = 1; number <= 4; number += 1) await archive.keep(contactOf({ number, startedAt }));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const got = await page(
        standingOf("ag"),
        own(`&limit=1${after === undefined ? "" : `&after=${after}`}`),
      );
      seen.push(...ids(got));
      after = got.next;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(4);
    expect(seen).toHaveLength(4);
  });

  test("a cursor that was tampered with is refused", async () => {
    await archive.keep(contactOf({ number: 1 }));
    const told = await archive.as(standingOf("ag"), own("&after=AAAA"));
    expect([told.status, told.body.slug]).toEqual([422, "bad-input"]);
  });

  test("the adviser sees on which day and in which role it was heard (T-P15); nobody else does", async () => {
    await archive.keep(contactOf({ number: 1 }));
    const heard = { contact: testId("contact", 1), sitting: testId("sitting", 1), on: today, role: "tl" };
    await archive.peers["reading-room"].call(noteHeard, { body: heard });
    await archive.peers["reading-room"].call(noteHeard, { body: heard });
    const [mine] = (await page(standingOf("ag"), own())).rows;
    expect(mine?.heard).toEqual([{ on: today, role: "tl" }]);
    const lead = standingOf("tl", { person: colleague });
    const [theirs] = (await page(lead, { get: "/v1/contacts?purpose=p0&scope=team" })).rows;
    expect(theirs?.id).toBe(testId("contact", 1));
    expect(theirs?.heard).toBeUndefined();
  });

  test("no personal field, wrap or key of an object leaves in a row", async () => {
    await archive.keep(contactOf({ number: 1 }));
    const told = await archive.as(standingOf("ag"), own());
    expect(JSON.stringify(told.body)).not.toMatch(/envelope|wraps|sealed|part_|sourceKey|contentMark/);
  });
});

describe("purpose before anything (T-P14)", () => {
  test("no purpose is no list", async () => {
    const told = await archive.as(standingOf("ag"), { get: "/v1/contacts?scope=own" });
    expect([told.status, told.body.slug]).toEqual([422, "bad-input"]);
  });

  test.each([
    ["a complaint without its case", standingOf("ch"), "purpose=p1&scope=queue"],
    ["an adviser under the team's scope", standingOf("ag"), "purpose=p0&scope=team"],
    ["an officer station under service", standingOf("os"), "purpose=p0&scope=own"],
    ["an administrator of the archive", standingOf("aa"), "purpose=p0&scope=own"],
    ["an auditor", standingOf("au"), "purpose=p1&scope=queue"],
  ])("%s gets none", async (_who, standing, query) => {
    await archive.keep(contactOf({ number: 1 }));
    const told = await archive.as(standing, { get: `/v1/contacts?${query}` });
    expect(told.status).toBe(403);
    expect(archive.entries.at(-1)).toMatchObject({ action: "access.denied", outcome: "refused" });
  });

  test("another purpose asked with the cursor of the first shows only what that purpose may see", async () => {
    for (let number = 1; number <= 3; number += 1) await archive.keep(contactOf({ number, agent: adviser }));
    const first = await page(standingOf("ag"), own("&limit=1"));
    const other = await archive.as(standingOf("ch", { person: colleague }), {
      get: `/v1/contacts?purpose=p1&scope=queue&limit=1&after=${first.next}`,
    });
    expect(other.status).toBe(403);
  });
});

test("a signed-out caller, an unsigned one and a silent ledger get no list", async () => {
  const unsigned = await archive.as(standingOf("ag", { commitment: null }), own());
  expect([unsigned.status, unsigned.body.slug]).toEqual([403, "sign-first"]);
  archive.ledger.away = true;
  expect((await archive.as(standingOf("ag"), own())).status).toBe(503);
});
