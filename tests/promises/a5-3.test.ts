import { expect, test } from "@jest/globals";
import { announceContact, contactRecord, personalFields } from "@tallenne/contracts";
import { announcementOf } from "@tallenne/testkit";
import { houseForTests, morningOf } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A5.3", () => {
  const house = houseForTests();

  test("T-A5.3 neither the record of a contact nor its envelope has a field for anybody's history", () => {
    const telling = /history|work|employ|benefit|health|note|comment|description/i;
    const fields = [
      ...Object.keys(contactRecord.shape),
      ...Object.keys(personalFields.shape),
      ...Object.keys(personalFields.shape.parties.element.shape),
      ...Object.keys(announceContact.body.shape),
    ];
    expect(fields.length).toBeGreaterThan(40);
    expect(fields.filter((field) => telling.test(field))).toEqual([]);
  });

  test("T-A5.3 a source that sends one is refused by its name, and nothing of it is kept", async () => {
    const announcement = announcementOf(
      { externalId: "history", startedAt: morningOf("2026-11-24") },
      house().archive.now(),
    );
    const told = await house().recorder.announce({
      ...announcement,
      workHistory: "varastotyö 2019",
    } as typeof announcement);
    expect([told.status, told.problem?.slug]).toEqual([422, "bad-input"]);
    expect(house().archive.output()).not.toContain("varastotyö");
  });
});
