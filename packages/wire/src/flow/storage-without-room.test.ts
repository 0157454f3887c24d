import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { noteHeard, Problem } from "@tallenne/contracts";
import { bind } from "../route/route.ts";
import { type ExampleArchive, exampleArchive } from "../example/example-archive.ts";
import { setOwn } from "../example/example-operations.ts";
import { exampleId } from "../example/example-people.ts";

/** What the ports of storage throw: wire knows them by their word only. */
let thrown: unknown;
const failing = () => Promise.reject(thrown);
let archive: ExampleArchive;
beforeAll(async () => {
  const routes = [bind(setOwn, { use: failing }), bind(noteHeard, { use: failing })];
  archive = await exampleArchive({ catalogue: routes });
});
afterAll(() => archive.close());

const asked = async (code: string) => {
  thrown = Object.assign(new Error("storage"), { code });
  const told = await archive.browse("/catalogue/v1/own", {
    method: "PUT",
    json: { name: "Sanna", parties: [] },
  });
  return [told.status, (told.json() as { slug: string }).slug];
};

describe("storage without room", () => {
  test("is told as that by every service, whatever port says it", async () => {
    for (const code of ["store-full", "no-space", "ENOSPC", "EDQUOT"])
      expect(await asked(code)).toEqual([507, "store-full"]);
  });

  test("a medium that answers nothing more is away, and anything else stays a defect", async () => {
    for (const code of ["store-failed", "store-away", "store-closed"])
      expect([code, ...(await asked(code))]).toEqual([code, 503, "store-away"]);
    expect(await asked("duplicate")).toEqual([500, "defect"]);
  });

  test("a peer that has no room is told on as that, not as one that is away", async () => {
    thrown = Object.assign(new Error("storage"), { code: "store-full" });
    const call = archive.peers["reading-room"].call(noteHeard, {
      body: {
        contact: exampleId("contact", 1),
        sitting: exampleId("sitting", 1),
        on: calendarDate("2026-11-24"),
        role: "tl",
      },
    });
    await expect(call).rejects.toMatchObject({ slug: "store-full" } satisfies Partial<Problem>);
  });
});
