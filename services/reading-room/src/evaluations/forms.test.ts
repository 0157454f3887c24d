import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { evaluatorsIn } from "../testing/evaluators.ts";
import { type RoomArchive, roomArchive } from "../testing/room-archive.ts";

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

let archive: RoomArchive;
let people: ReturnType<typeof evaluatorsIn>;
let form: string;
beforeEach(async () => {
  archive = await roomArchive();
  people = evaluatorsIn(archive);
  form = (await people.publish()).id;
});
afterEach(() => archive.close());

describe("a form", () => {
  test("is published by a trainer as the next version of its code, and a published version stays as it is", async () => {
    const next = await people.publish("second", { items: [{ fi: "Uusi", sv: "Ny", en: "New" }] });
    expect(next).toMatchObject({ code: "puhelu", version: 2 });
    const { forms } = (await people.ask("first", "/evaluation-forms")).json() as { forms: object[] };
    expect(forms).toMatchObject([
      { version: 2, items: [{ fi: "Uusi" }] },
      { version: 1, id: form, items: [{ fi: "Tervehdys" }, { fi: "Tarve selvitetty" }] },
    ]);
    for (const method of ["PUT", "PATCH", "DELETE"])
      expect((await people.ask("first", `/evaluation-forms/${form}`, { method, body: {} })).status).toBe(404);
    expect((await people.ask("adviser", "/evaluation-forms")).status).toBe(403);
  });
});
