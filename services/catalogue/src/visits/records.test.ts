import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { SlotView } from "@tallenne/contracts";
import { calendarDate, clockTimeOf, instant, minuteOf, type RoomId, type VisitId } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { contactOf, testId } from "../testing/invented.ts";
import { refusalOf } from "../testing/refusal.ts";
import { caseFiles, clerk, otherCall, ownCall } from "../testing/requests-at-work.ts";
import { check, colleague, digest, storyOf } from "../testing/visit-story.ts";
import { supervisor, visitsAtWork } from "../testing/visits-at-work.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

const day = calendarDate("2026-11-26");
let archive: CatalogueArchive;
let desk: ReturnType<typeof visitsAtWork>;
let untilHeard: ReturnType<typeof storyOf>["untilHeard"];
let untilEnd: typeof untilHeard;
let room: RoomId;
let visit: VisitId;
beforeEach(async () => {
  archive = await catalogueArchive(calendarDate("2026-11-24"));
  desk = visitsAtWork(archive);
  ({ untilHeard, untilEnd } = storyOf(desk));
  for (const contact of [ownCall, otherCall, contactOf({ number: 3 })]) await archive.keep(contact);
  [room] = await desk.rooms();
  const matter = await desk.decided([ownCall.id, otherCall.id]);
  const { body } = await desk.offer(matter, [at("10.00"), at("16.30"), at("8.00")]);
  visit = body.id;
  await desk.confirm(visit, at("10.00"));
  archive.calendar.set(day);
});
afterEach(() => archive.close());

const at = (start: string): SlotView => ({
  office: "mikkeli",
  room,
  day,
  start: clockTimeOf(minuteOf(start)),
});
describe("what the room knows of a visit", () => {
  test("is the decision's items, office, time in both clocks, and who may not supervise", async () => {
    await archive.publish(caseFiles, 2);
    expect(await desk.facts(visit)).toMatchObject({
      id: visit,
      state: "confirmed",
      office: "mikkeli",
      room,
      day,
      from: "10.00",
      to: "11.00",
      startsAt: "2026-11-26T08:00:00.000Z",
      endsAt: "2026-11-26T09:00:00.000Z",
      items: [ownCall.id, otherCall.id],
      disqualified: expect.arrayContaining([testId("person", 2)]),
      due: "2026-12-23",
      half: { bucket: caseFiles, bucketVersion: 2 },
    });
    expect(await desk.facts(testId("visit", 404))).toBeNull();
  });
});

describe("events of the room", () => {
  test("are taken in order, once, whatever comes again and in which pieces", async () => {
    const events = untilEnd();
    expect(await desk.happened(visit, events.slice(0, 5))).toEqual({
      taken: 5,
      state: "briefed",
      complete: true,
    });
    expect(await desk.happened(visit, events.slice(0, 8))).toEqual({
      taken: 8,
      state: "playing",
      complete: true,
    });
    const mixed = [...events.slice(8).toReversed(), ...events];
    const done = { taken: events.length, state: "follow-up", complete: true };
    expect(await desk.happened(visit, mixed)).toEqual(done);
    expect(await desk.happened(visit, events)).toEqual(done);
    const { body } = await desk.read(visit);
    expect(body.events).toHaveLength(2 + events.length);
    expect(body.visit).toMatchObject({ state: "follow-up", supervisor: colleague.person });
  });

  test("after a gap are not taken: the answer says where to go on", async () => {
    const events = untilHeard();
    expect(await desk.happened(visit, [...events.slice(0, 2), ...events.slice(3)])).toEqual({
      taken: 2,
      state: "id-check",
      complete: false,
    });
  });

  test("that the table does not allow, that are the desk's own, or of no visit are refused whole", async () => {
    const refused = async (events: Parameters<typeof desk.happened>[1], of = visit) =>
      refusalOf(desk.happened(of, events));
    expect(await refused([{ ...desk.event("opened"), number: 1 }])).toBe("not-at-this-stage");
    // Bad input between services is a defect of ours, and is told so to the caller.
    expect(await refused([{ ...desk.event("signed-off"), number: 1 }])).toBe("defect");
    expect(await refused([{ ...desk.event("checked-in", { actor: "citizen" }), number: 1 }])).toBe(
      "not-at-this-stage",
    );
    expect(await refused([{ ...desk.event("checked-in"), number: 1 }], testId("visit", 404))).toBe("unknown");
    expect((await desk.read(visit)).body.events).toHaveLength(2);
  });

  test("T-D1 have no field for a number, an image or a copy of a document", async () => {
    const named = { ...check, number: "AB1234567" } as unknown as typeof check;
    expect(
      await refusalOf(desk.happened(visit, [desk.event("checked-in", { facts: { identity: named } })])),
    ).toBe("defect");
  });
});

describe("the record of a visit", () => {
  test("T-W15 is made of events only: states with times, identity result, stretches heard, interruptions with cause", async () => {
    await desk.happened(visit, untilEnd());
    const { body } = await desk.record(visit);
    expect(body).toMatchObject({
      ended: "heard",
      from: "10.00",
      to: "11.00",
      supervisors: [supervisor.person, colleague.person],
      identity: [{ proved: true, check }],
      participants: ["interpreter"],
      items: [
        { contact: ownCall.id, channel: "call", rendition: digest, heard: [[0, 12_000]], heardMs: 12_000 },
        { contact: otherCall.id, rendition: null, heard: [], heardMs: 0 },
      ],
      interruptions: [{ cause: "terminal-lost", until: expect.any(String) }],
      controls: [{ kind: "held-back", reason: "interpretation" }],
      asked: [{ wish: "copy" }],
      aids: ["large-print"],
      language: "selko",
      followUps: ["copy"],
      madeAt: null,
      signedOff: null,
    });
    expect(body.times.map(({ state }) => state)).toEqual([
      "checked-in",
      "id-check",
      "id-ok",
      "participants-cleared",
      "briefed",
      "ready",
      "playing",
      "suspended",
      "paused",
      "playing",
      "heard",
      "follow-up",
    ]);
  });

  test("T-W16 is there at once when it is over, and not before", async () => {
    const events = untilEnd();
    await desk.happened(visit, events.slice(0, 10));
    expect((await desk.record(visit)).body).toMatchObject({
      slug: "not-at-this-stage",
      facts: { state: "paused" },
    });
    expect((await desk.makeRecord(visit, colleague)).body.slug).toBe("not-permitted");
    await desk.happened(visit, events);
    expect((await desk.record(visit)).status).toBe(200);
  });

  test("T-W15 is made and signed off by who supervised, and by nobody else; then nothing is added", async () => {
    await desk.happened(visit, untilEnd());
    expect((await desk.sign(visit, colleague)).body.facts).toEqual({ state: "follow-up" });
    expect((await desk.makeRecord(visit, supervisor)).body.slug).toBe("not-permitted");
    expect((await desk.makeRecord(visit, clerk)).body.slug).toBe("not-permitted");
    const made = await desk.makeRecord(visit, colleague);
    expect([made.status, made.body.madeAt]).toEqual([201, expect.any(String)]);
    const remark = desk.event("remarked", { by: colleague.person, at: instant("2026-11-26T09:05:00.000Z") });
    await desk.happened(visit, [remark]);
    expect((await desk.record(visit)).body.remarks).toEqual([
      { event: remark.id, at: remark.at, words: null },
    ]);
    const { body } = await desk.sign(visit, colleague);
    expect(body.signedOff).toMatchObject({ by: colleague.person, signature: "signed" });
    expect(body.remarks).toHaveLength(1);
    expect(await refusalOf(desk.happened(visit, [desk.event("remarked", { by: colleague.person })]))).toBe(
      "not-at-this-stage",
    );
    expect((await desk.makeRecord(visit, colleague)).body.facts).toEqual({ state: "signed-off" });
    await until(() => archive.entries.some(({ action }) => action === "visit.signed-off"));
    expect(archive.entries.find(({ action }) => action === "visit.recorded")).toMatchObject({
      actor: colleague.person,
      objects: [visit],
      facts: { ended: "heard" },
    });
  });

  test.each([
    ["the citizen left", "walked-out", "walked-out"],
    ["the alarm rang", "emergency", "emergency"],
    ["the supervisor stopped it", "stopped", "stopped"],
  ] as const)(
    "T-W9 T-W10 of a visit in which %s tells what was heard, and another visit can follow",
    async (_what, event, state) => {
      const facts = event === "stopped" ? { reason: "distress" as const } : {};
      await desk.happened(visit, [...untilHeard(), desk.event(event, { by: colleague.person, facts })]);
      expect((await desk.record(visit)).body).toMatchObject({
        ended: state,
        items: [{ heardMs: 12_000 }, { heardMs: 0 }],
      });
      const matter = (await desk.read(visit)).body.visit.case;
      const next = [at("12.00"), at("17.00"), at("8.30")];
      expect((await desk.offer(matter, next)).body).toMatchObject({ state: "offered", follows: visit });
    },
  );

  test("holds no content, no name, no number of a document", async () => {
    await desk.happened(visit, untilEnd());
    const { body } = await desk.record(visit);
    expect(JSON.stringify(body)).not.toMatch(/Aino|Koivuranta|Testikatu|040|AB12/);
  });
});
