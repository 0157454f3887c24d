import { expect, test } from "@jest/globals";
import { announcementOf, wav } from "@tallenne/testkit";
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
    const { status, reply } = await announce("other");
    expect([status, reply]).toMatchObject([
      202,
      {
        state: "quarantined",
        contact: null,
        contentAddress: null,
        findings: [{ code: "source-not-customer", pointer: "/origin" }],
      },
    ]);
    // Where there is no address to put to, there is none to guess either.
    const path = `/intake/v1/announcements/${reply?.announcement}/content`;
    const put = await house().recorder.put(path, wav());
    expect([put.status, put.json()]).toMatchObject([409, { slug: "awaiting-repair" }]);
  });
});
