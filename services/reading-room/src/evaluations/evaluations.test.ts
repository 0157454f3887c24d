import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { forgetContacts, rewrap, survivingInReadingRoom } from "@tallenne/contracts";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { evaluatorsIn, project } from "../testing/evaluators.ts";
import { call, keepCall } from "../testing/listening.ts";
import { until } from "../testing/passing-clock.ts";
import { adviser, testId } from "../testing/people.ts";
import { type RoomArchive, roomArchive } from "../testing/room-archive.ts";
import { callBucket } from "../testing/seal-contact.ts";

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

const feedback = "Rauhallinen ja selvä lopetus.";
const answer = "Asiakas oli jo kertonut tämän.";
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

const entries = (group: string) =>
  archive.ledger.entries.filter(({ action }) => action.startsWith(group) && !action.includes("form"));
const pointersOf = (told: Awaited<ReturnType<typeof people.send>>) =>
  (told.json()["findings"] as { pointer: string; code: string }[]).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
async function sent(who: "first" | "second" = "first"): Promise<string> {
  await people.hear(who, [0, 1000]);
  await people.draft(who, { form, scores, feedback });
  const told = await people.send(who);
  expect(told.status).toBe(200);
  return String(told.json()["evaluation"]);
}

describe("an evaluation", () => {
  test("is saved as a draft that only its evaluator reads, and the ledger is told of nothing yet", async () => {
    expect((await people.read("first")).json()).toEqual({ own: null, form: null });
    expect((await people.draft("first", { form, scores, feedback })).status).toBe(200);
    expect((await people.read("first")).json()).toMatchObject({
      own: { form, scores, feedback },
      form: { id: form },
    });
    expect((await people.draft("first", { form, scores: scores.slice(1) })).status).toBe(200);
    const own = (await people.read("first")).json()["own"] as object;
    expect(own).toMatchObject({ scores: scores.slice(1) });
    expect(own).not.toHaveProperty("feedback");
    // Another of the project learns which form is used, and nothing that was scored.
    expect((await people.read("second")).json()).toMatchObject({ own: null, form: { id: form } });
    expect((await people.ask("adviser", "/evaluations")).json()).toEqual({ rows: [] });
    expect(entries("evaluation")).toEqual([]);
  });

  test("T-A4.9 is made only within one's own project, of what was drawn for it", async () => {
    expect((await people.draft("stranger", { form, scores })).status).toBe(403);
    expect((await people.draft("adviser", { form, scores })).status).toBe(403);
    archive.catalogue.cases.set(project([]).id, project([]));
    expect((await people.draft("first", { form, scores })).status).toBe(404);
  });

  test("names scored items whose second was never heard before it is sent, and says so to its adviser", async () => {
    await people.hear("second", [0, 1000]);
    await people.draft("first", {
      form,
      scores: [
        { item: 0, score: 2, atMs: 400 },
        { item: 1, score: null },
      ],
    });
    const unheard = await people.send("first");
    expect([unheard.status, pointersOf(unheard)]).toEqual([422, ["/unheard/0 unheard"]]);
    // What another evaluator has heard is not heard by this one.
    await people.hear("first", [600, 1000]);
    expect((await people.send("first", [])).json()).toMatchObject({ unheard: [] });
    await people.draft("second", { form, scores: [{ item: 0, score: 0, atMs: 1400 }, scores[1]] });
    expect(pointersOf(await people.send("second", [1]))).toEqual(["/unheard/0 unheard"]);
    const named = await people.send("second", [0]);
    expect([named.status, named.json()["unheard"]]).toEqual([200, [0]]);
    await until(() => entries("evaluation").length === 2);
    expect(entries("evaluation").map(({ facts }) => facts["count"])).toEqual([0, 1]);
  });

  test("is sent whole or not at all, once, and never changes afterwards", async () => {
    expect((await people.send("first")).status).toBe(409);
    await people.hear("first", [0, 1000]);
    await people.draft("first", { form, scores: scores.slice(0, 1), feedback });
    expect(pointersOf(await people.send("first"))).toEqual(["/scores/1 missing"]);
    await people.draft("first", { form, scores, feedback });
    expect((await people.send("first")).status).toBe(200);
    expect((await people.send("first")).json()["slug"]).toBe("out-of-turn");
    expect((await people.draft("first", { form, scores })).json()["slug"]).toBe("out-of-turn");
    expect((await people.read("first")).json()).toMatchObject({ own: { scores, feedback } });
  });

  test("by another evaluator uses the same version of the form, and stays unseen until both are sent", async () => {
    const other = (await people.publish("second")).id;
    const compare = (who: "first" | "second") => people.ask(who, `${people.place()}s`);
    await sent("first");
    expect((await people.draft("second", { form: other, scores })).json()["slug"]).toBe("conflict");
    const theirs = [
      { item: 0, score: 0 },
      { item: 1, score: 1 },
    ];
    await people.draft("second", { form, scores: theirs });
    expect((await compare("second")).json()["slug"]).toBe("out-of-turn");
    expect(((await compare("first")).json()["evaluations"] as object[]).length).toBe(1);
    await people.hear("second", [0, 1000]);
    await people.send("second");
    for (const who of ["first", "second"] as const) {
      const { evaluations } = (await compare(who)).json() as { evaluations: { own: boolean }[] };
      expect(evaluations.map(({ own }) => own)).toEqual([true, false]);
      expect(evaluations).toMatchObject(
        who === "first" ? [{ scores }, { scores: theirs }] : [{ scores: theirs }, { scores }],
      );
      expect(JSON.stringify(evaluations)).not.toContain("person_");
    }
  });
});

describe("its adviser", () => {
  test("T-P15 reads scores and feedback of own contacts, answers once, asks for another evaluator; nobody's name is told", async () => {
    const id = await sent();
    const list = (await people.ask("adviser", "/evaluations")).json() as { rows: object[] };
    expect(list.rows).toMatchObject([{ evaluation: id, contact: { id: call }, isAnswered: false }]);
    expect(JSON.stringify(list)).not.toMatch(/score|person_/);
    const read = (await people.ask("adviser", `/evaluations/${id}`)).json();
    expect(read).toMatchObject({ scores, feedback, unheard: [], made: { id: form }, contact: { id: call } });
    expect(JSON.stringify(read)).not.toContain("person_");
    const answered = await people.ask("adviser", `/evaluations/${id}/answer`, { body: { text: answer } });
    expect([answered.status, answered.json()["answer"]]).toMatchObject([201, { text: answer }]);
    const again = await people.ask("adviser", `/evaluations/${id}/answer`, { body: { text: answer } });
    expect(again.json()["slug"]).toBe("out-of-turn");
    const another = () => people.ask("adviser", `/evaluations/${id}/another-evaluator`, { method: "POST" });
    expect((await another()).status).toBe(201);
    expect((await another()).json()["slug"]).toBe("out-of-turn");
    expect((await people.read("first")).json()).toMatchObject({ own: { answer: { text: answer } } });
    const states = (who: "first" | "second") => people.ask(who, `/cases/${project([]).id}/evaluations`);
    const row = { contact: call, own: "none", othersSent: 1, isAnotherAsked: true };
    expect((await states("second")).json()).toEqual({ rows: [row] });
    expect((await states("first")).json()).toMatchObject({ rows: [{ own: "sent", isAnotherAsked: false }] });
    await until(() => entries("evaluation").length === 3);
    expect(
      entries("evaluation").map(({ action, actor, objects, facts }) => [action, actor, objects, facts]),
    ).toEqual([
      [
        "evaluation.sent",
        testId("person", 31),
        [id, call, project([]).id],
        { kind: "puhelu", version: "1", count: 0 },
      ],
      ["evaluation.answered", adviser, [id, call], {}],
      ["evaluation.another-asked", adviser, [id, call], {}],
    ]);
  });

  test("T-P15 of a colleague, an evaluator and one who is no adviser read, answer and ask nothing", async () => {
    const id = await sent();
    for (const who of ["colleague", "first"] as const)
      for (const [path, body] of [
        ["", undefined],
        ["/answer", { text: answer }],
        ["/another-evaluator", {}],
      ] as const) {
        const told = await people.ask(who, `/evaluations/${id}${path}`, body === undefined ? {} : { body });
        expect([who, path, [403, 404].includes(told.status)]).toEqual([who, path, true]);
      }
    expect((await people.ask("colleague", "/evaluations")).json()).toEqual({ rows: [] });
    expect((await people.ask("first", "/evaluations")).status).toBe(403);
  });
});

describe("what an evaluation says", () => {
  test("stands in no file, no entry and no log line, in words or in scores", async () => {
    const id = await sent();
    await people.ask("adviser", `/evaluations/${id}/answer`, { body: { text: answer } });
    await until(() => entries("evaluation").length === 2);
    const files = await readdir(archive.folder, { recursive: true, withFileTypes: true });
    const read = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))),
    );
    const kept = Buffer.concat(read);
    for (const words of ["selvä lopetus", "kertonut tämän", '"score"', "atMs"])
      expect(kept.includes(words)).toBe(false);
    expect(JSON.stringify([archive.ledger.entries, archive.log.lines])).not.toMatch(
      /lopetus|kertonut|"score"/,
    );
  });

  test("moves with the keys of its contact, and opens to nobody once those are destroyed (flows D14)", async () => {
    const id = await sent();
    const kept = archive.catalogue.contacts.get(call);
    if (kept === undefined) throw new TypeError("the call is kept");
    const { facts, envelope } = kept;
    const { register, class: from, anchorDate, wraps, row } = facts;
    const toBucket = "calls/held/2027-05-24";
    const move = { contact: call, register, class: from, anchorDate, lastDay: row.lastDay, wraps };
    const { moves } = await archive.peers.steward.call(rewrap, {
      body: { moves: [{ ...move, toClass: "held", toBucket }] },
    });
    archive.catalogue.contacts.set(call, {
      envelope,
      facts: { ...facts, class: "held", wraps: moves[0]?.wraps ?? [] },
    });
    const bucketVersion = archive.catalogue.halves.get(callBucket)?.bucketVersion ?? 0;
    await archive.keys.destroy({ bucket: callBucket, bucketVersion });
    expect((await people.ask("adviser", `/evaluations/${id}`)).json()).toMatchObject({ feedback });
    await archive.keys.destroy({ bucket: toBucket, bucketVersion: moves[0]?.bucketVersion ?? 0 });
    for (const told of [await people.ask("adviser", `/evaluations/${id}`), await people.read("first")])
      expect(told.status).toBe(410);
    expect((await people.draft("second", { form, scores })).status).toBe(410);
  });

  test("T-A6.1c goes with its contact: until it is forgotten the contact survives here, and its entries reach the ledger first", async () => {
    archive.ledger.away = false;
    await sent();
    await people.draft("second", { form, scores });
    const contacts = [call];
    const surviving = () => archive.peers.steward.call(survivingInReadingRoom, { body: { contacts } });
    expect(await surviving()).toEqual({ surviving: contacts });
    await archive.peers.steward.call(forgetContacts, { body: { contacts } });
    expect(await surviving()).toEqual({ surviving: [] });
    expect(entries("evaluation.sent")).toHaveLength(1);
    expect((await people.read("first")).json()).toEqual({ own: null, form: null });
    expect((await people.ask("adviser", "/evaluations")).json()).toEqual({ rows: [] });
  });
});
