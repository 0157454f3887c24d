import { expect, test } from "@jest/globals";
import { announcementOf } from "@tallenne/testkit";
import { houseForTests, morningOf } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A7", () => {
  const house = houseForTests();
  const announce = (origin: "subject" | "interaction" | "other") =>
    house().recorder.announce(
      announcementOf(
        { externalId: origin, startedAt: morningOf("2026-11-24"), origin },
        house().archive.now(),
      ),
    );

  test.each(["subject", "interaction"] as const)("what comes from the %s is taken", async (origin) => {
    expect((await announce(origin)).reply?.state).toBe("awaiting-content");
  });

  test("T-A7 what comes from anywhere else is not: no content of it is taken", async () => {
    const { status, reply, problem } = await announce("other");
    expect(reply?.contentAddress ?? null).toBeNull();
    expect(problem !== undefined || reply?.state === "quarantined").toBe(true);
    expect(status).toBeGreaterThanOrEqual(202);
  });
});
