import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { wav } from "../testing/contents.ts";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";

let archive: IntakeArchive;
beforeAll(async () => {
  archive = await intakeArchive();
});
afterAll(() => archive.close());

describe("a call comes in", () => {
  test("announced and put", async () => {
    const announced = await archive.announce({});
    expect(announced.body).toMatchObject({ state: "awaiting-content" });
    const put = await archive.put(announced.body, wav());
    console.log(
      put.body,
      archive.log.lines.filter((l) => l.level !== "info"),
    );
    expect(put.status).toBe(201);
  });
});
