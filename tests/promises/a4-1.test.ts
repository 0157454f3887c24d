import { expect, test } from "@jest/globals";
import { announcementOf } from "@tallenne/testkit";
import { morningOf, houseForTests } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A4.1", () => {
  const house = houseForTests();
  const announce = (externalId: string, legalTasks: string[]) =>
    house().recorder.announce(
      announcementOf({ externalId, startedAt: morningOf("2026-11-24"), legalTasks }, house().archive.now()),
    );

  test("a contact for a task of the list is taken", async () => {
    const { status, reply } = await announce("known", ["380-2023"]);
    expect([status, reply?.state]).toEqual([201, "awaiting-content"]);
  });

  test("T-A4.1 one for a task that no act knows waits, and no content of it is taken", async () => {
    const { status, reply } = await announce("unknown", ["asiakaspalvelu"]);
    expect([status, reply?.state, reply?.contentAddress]).toEqual([202, "quarantined", null]);
    expect(reply?.findings.map(({ code }) => code)).toEqual(["legal-task-unknown"]);
    const path = `/intake/v1/announcements/${reply?.announcement}/content`;
    const told = await house().recorder.put(path, new Uint8Array(64));
    expect([told.status, (told.json() as { slug: string }).slug]).toEqual([409, "awaiting-repair"]);
  });

  test("T-A4.1 one without a task is not even an announcement", async () => {
    expect((await announce("none", [])).problem?.slug).toBe("bad-input");
  });
});
