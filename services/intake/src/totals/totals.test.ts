import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { wav } from "../testing/contents.ts";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";

let archive: IntakeArchive;
let token: string;
beforeAll(async () => {
  archive = await intakeArchive();
  token = await archive.enrol("vaihde-7");
});
afterAll(() => archive.close());

interface Counts {
  readonly line: string;
  readonly told: number | null;
}
const linesOf = async (day = "2026-11-24") =>
  (await archive.asAdministrator(`/v1/overview?day=${day}`)).body["lines"] as Counts[];
const of = async (line: string) => (await linesOf()).find((one) => one.line === line);
const tell = async (day: string, lines: readonly object[], shown = token) => {
  const told = await fetch(`${archive.address}/intake/v1/day-totals/${day}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${shown}`, "content-type": "application/json" },
    body: JSON.stringify({ lines }),
  });
  return { status: told.status, body: (await told.json()) as { slug?: string; lines?: number } };
};

test("a source tells what it counted: a line never offered to the archive is seen, told again it replaces its figure", async () => {
  const kept = await archive.announce({ externalId: "counted-1" }, token);
  await archive.put(kept.body, wav(), { authorization: `Bearer ${token}` });
  expect(await of("henkiloasiakkaat")).toMatchObject({ told: null, offered: 1, kept: 1 });
  const told = await tell("2026-11-24", [
    { line: "Personal-Customers", offered: 3 },
    { line: "uraohjaus", offered: 5 },
  ]);
  expect([told.status, told.body.lines]).toEqual([200, 2]);
  expect(await of("henkiloasiakkaat")).toMatchObject({ told: 3, offered: 1 });
  expect(await of("uraohjaus")).toMatchObject({ told: 5, offered: 0 });
  await tell("2026-11-24", [{ line: "Personal-Customers", offered: 1 }]);
  expect(await of("henkiloasiakkaat")).toMatchObject({ told: 1 });
  expect(await of("uraohjaus")).toMatchObject({ told: 5 });
});

test("two exchanges' figures of a line add up; a person states one from its report, and the ledger knows", async () => {
  const { sources } = (await archive.asAdministrator("/v1/sources")).body as {
    sources: { id: string; name: string }[];
  };
  await archive.enrol("vaihde-8");
  const id = sources.find(({ name }) => name === "vaihde-7")?.id ?? "";
  const path = `/v1/sources/${id}/day-totals/2026-11-24`;
  const stated = await archive.asAdministratorPuts(path, { lines: [{ line: "yritys-suomi", offered: 4 }] });
  expect(stated.status).toBe(200);
  const other = await archive.enrol("vaihde-9");
  await tell("2026-11-24", [{ line: "yritys-suomi", offered: 2 }], other);
  expect(await of("yritys-suomi")).toMatchObject({ told: 6, offered: 0 });
  expect(archive.entries.find(({ action }) => action === "intake.totals.stated")).toMatchObject({
    objects: [id],
    facts: { on: "2026-11-24", count: 1 },
  });
});

test("a day that has not come is counted by nobody, and a stranger tells nothing", async () => {
  expect((await tell("2026-11-25", [{ line: "uraohjaus", offered: 1 }])).body.slug).toBe("bad-input");
  const stranger = await tell("2026-11-24", [{ line: "uraohjaus", offered: 1 }], "c3RyYW5nZXI");
  expect(stranger.body.slug).toBe("sign-in-first");
});

test("the counts of a day stay when its announcements are gone, until six months have passed", async () => {
  const before = await linesOf();
  archive.clock.skip(25 * 3_600_000);
  await archive.restart();
  expect(await linesOf()).toEqual(before);
  expect(await of("henkiloasiakkaat")).toMatchObject({ kept: 1 });
  archive.calendar.set("2027-05-25" as never);
  await archive.restart();
  expect(await linesOf()).toEqual([]);
});
