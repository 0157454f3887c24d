import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { Instant } from "@tallenne/domain";
import { evaluatorsIn, project } from "../testing/evaluators.ts";
import { call, keepCall } from "../testing/listening.ts";
import { testId } from "../testing/people.ts";
import { type RoomArchive, roomArchive } from "../testing/room-archive.ts";

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

const scores = [
  { item: 0, score: 2, atMs: 400 },
  { item: 1, score: 1 },
];

let archive: RoomArchive;
let people: ReturnType<typeof evaluatorsIn>;
let form: string;
beforeEach(async () => {
  archive = await roomArchive();
  await keepCall(archive);
  people = evaluatorsIn(archive);
  form = (await people.publish()).id;
});
afterEach(() => archive.close());

async function sent(who: "first" | "second"): Promise<void> {
  await people.hear(who, [0, 1000]);
  await people.draft(who, { form, scores });
  expect((await people.send(who)).status).toBe(200);
}

describe("an evaluation", () => {
  test("in a calibration is compared by nobody before all who are named have sent", async () => {
    const named = [testId("person", 31), testId("person", 32)];
    const calibrations = [{ contact: call, evaluators: named, setAt: "2026-11-24T08:00:00.000Z" as Instant }];
    archive.catalogue.cases.set(project([]).id, { ...project([call]), calibrations });
    const compare = (who: "first" | "second") => people.ask(who, `${people.place()}s`);
    const states = async () => (await people.ask("first", `/cases/${project([]).id}/evaluations`)).json();
    await sent("first");
    expect((await compare("first")).json()["slug"]).toBe("out-of-turn");
    expect(await states()).toMatchObject({ rows: [{ own: "sent", othersSent: 0, namedSent: 1 }] });
    await people.draft("second", { form, scores });
    expect((await compare("first")).json()["slug"]).toBe("out-of-turn");
    await sent("second");
    for (const who of ["first", "second"] as const)
      expect(((await compare(who)).json()["evaluations"] as object[]).length).toBe(2);
    expect(await states()).toMatchObject({ rows: [{ namedSent: 2 }] });
  });
});
