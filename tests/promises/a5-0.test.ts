import { expect, test } from "@jest/globals";
import { runSweep } from "@tallenne/contracts";
import { addDays, calendarDate } from "@tallenne/domain";
import { join } from "node:path";
import { filesBelow } from "./testing/files.ts";
import { houseForTests, morningOf } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A5.0", () => {
  const house = houseForTests();
  const objects = () => filesBelow(join(house().archive.folder, "vault")).length;

  test("T-A5.0 waveform and silences lie beside their recording, and go with it: nothing derived outlives its root", async () => {
    const before = objects();
    const { lastDay } = await house().keep({ externalId: "root", startedAt: morningOf("2026-05-27") });
    // The recording as received, its peaks, its map of silences.
    expect(objects() - before).toBe(3);
    await house().archive.setCalendar(addDays(lastDay ?? calendarDate("2026-11-27"), 1));
    const { disposals } = await house().office.administrator.use(runSweep, { body: { rehearse: false } });
    expect(disposals).toMatchObject([{ step: "purged", count: 1 }]);
    expect(objects()).toBe(before);
  });
});
