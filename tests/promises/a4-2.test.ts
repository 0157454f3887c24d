import { expect, test } from "@jest/globals";
import { calendarDate, firstPolicy, lawFindings } from "@tallenne/domain";
import { announcementOf } from "@tallenne/testkit";
import { morningOf, houseForTests } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A4.2", () => {
  const house = houseForTests(calendarDate("2025-01-02"));
  const announce = (externalId: string, day: string, law: string) =>
    house().recorder.announce(
      announcementOf({ externalId, startedAt: morningOf(day), legalTasks: [law] }, house().archive.now()),
    );

  test("T-A4.2 a call of 31 December 2024 may cite 916/2012, one of the next day may not", async () => {
    expect((await announce("old", "2024-12-31", "916-2012")).reply?.state).toBe("awaiting-content");
    expect((await announce("new", "2025-01-01", "916-2012")).reply).toMatchObject({
      state: "quarantined",
      findings: [{ code: "legal-task-not-in-force" }],
    });
    expect((await announce("right", "2025-01-01", "380-2023")).reply?.state).toBe("awaiting-content");
  });

  test("T-A4.7 all six acts of the notice are known by number, each on the days it was in force", () => {
    const acts = {
      "916-2012": "2024-12-31",
      "1290-2002": "2026-11-24",
      "1305-2002": "2024-07-31",
      "1386-2010": "2024-12-31",
      "189-2001": "2026-11-24",
      "1369-2014": "2024-12-31",
    };
    for (const [act, on] of Object.entries(acts))
      expect(lawFindings(firstPolicy.laws, [act], calendarDate(on))).toEqual([]);
    for (const act of ["916-2012", "1305-2002", "1386-2010", "1369-2014"])
      expect(lawFindings(firstPolicy.laws, [act], calendarDate("2025-01-01"))).toEqual([
        "legal-task-not-in-force",
      ]);
  });
});
