import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { accessFacts, type CaseView } from "@tallenne/contracts";
import { calendarDate } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { colleague, contactOf, standingOf, testId } from "../testing/invented.ts";
import { drawDigest, fairDraw } from "./sample.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

const today = calendarDate("2026-11-24");
const trainer = standingOf("qa", { person: testId("person", 11) });
const other = standingOf("qa", { person: testId("person", 12) });
const lead = standingOf("tl", { person: testId("person", 7) });
const there = [1, 2, 3, 4, 5, 6].map((number) => contactOf({ number, agent: colleague }));
const wish = { register: "calls", line: "henkiloasiakkaat", from: "2026-11-20", to: "2026-11-24", size: 3 };

let archive: CatalogueArchive;
let project: CaseView;
beforeEach(async () => {
  archive = await catalogueArchive(today);
  for (const contact of [
    ...there,
    contactOf({ number: 7, line: "yritys-suomi", agent: colleague }),
    contactOf({ number: 8, day: calendarDate("2026-11-10"), agent: colleague }),
    contactOf({ number: 9, durationMs: 30_000, agent: colleague }),
    contactOf({ number: 10, class: "disputed", bucket: "calls/disputed/2027-05-23", agent: colleague }),
    contactOf({ number: 11, agent: trainer.person }),
  ])
    await archive.keep(contact);
  project = (
    await archive.as(trainer, { post: "/v1/cases", body: { kind: "quality", members: [lead.person] } })
  ).body as unknown as CaseView;
});
afterEach(() => archive.close());

const draw = (by: typeof trainer, more: object = {}) =>
  archive.as(by, { post: `/v1/cases/${project.id}/sample`, body: { ...wish, shortest: 1, ...more } });
/** What the ledger holds as drawn. */
const proofs = () => archive.entries.filter(({ facts }) => facts["seed"] !== undefined);
const calibrated = () => archive.entries.filter(({ action }) => action === "case.calibrated");
const calibrate = (by: typeof trainer, contact: string | undefined, evaluators: readonly string[]) =>
  archive.as(by, {
    put: `/v1/cases/${project.id}/contacts/${String(contact)}/calibration`,
    body: { evaluators },
  });
const contactsDrawn = async () => ((await draw(trainer)).body as unknown as CaseView).contacts;
const read = (by: typeof trainer, contact: string) =>
  archive.as(by, { get: `/v1/contacts/${contact}?purpose=p2&case=${project.id}` });

describe("the sample of a quality project", () => {
  test("T-A4.9 is drawn by line, days and length; the seed is told, and draws the same again", async () => {
    const { status, body } = await draw(trainer);
    expect(status).toBe(201);
    const { sample, contacts } = body as unknown as CaseView;
    const drawn = contacts.map(({ contact }) => contact);
    if (sample === undefined) throw new Error("no sample");
    expect(sample).toMatchObject({ line: wish.line, population: 6, digest: drawDigest(drawn) });
    expect(drawn).toEqual(
      fairDraw(
        there.map(({ id }) => id),
        3,
        sample.seed,
      ),
    );
    const { drawnAt: _, ...told } = sample;
    await until(() => proofs().length > 0);
    expect(proofs()).toMatchObject([{ objects: [project.id], facts: { ...told, count: 3 } }]);
  });

  test("T-A4.9 of two who draw at once one has drawn: the other's seed stands nowhere", async () => {
    const told = await Promise.all([draw(trainer), draw(lead), draw(trainer)]);
    expect(told.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    const kept = told.find(({ status }) => status === 201)?.body as unknown as CaseView;
    await until(() => proofs().length > 0);
    expect(proofs().map(({ facts }) => facts["seed"])).toEqual([kept.sample?.seed]);
  });

  test("T-A4.9 only what was drawn is opened for it, by its members", async () => {
    const { contacts } = (await draw(trainer)).body as unknown as CaseView;
    const drawn = new Set(contacts.map(({ contact }) => contact));
    for (const { id } of there) {
      expect((await read(trainer, id)).status).toBe(drawn.has(id) ? 200 : 404);
      expect((await read(lead, id)).status).toBe(drawn.has(id) ? 200 : 404);
      expect((await read(other, id)).status).not.toBe(200);
    }
  });

  test("T-A4.9 who served is told to nobody in it, in no list and of no contact", async () => {
    const { contacts } = (await draw(trainer)).body as unknown as CaseView;
    for (const by of [trainer, lead]) {
      const list = `/v1/contacts?purpose=p2&scope=case&case=${project.id}`;
      const { status, body } = await archive.as(by, { get: list });
      expect([status, (body["rows"] as unknown[]).length]).toEqual([200, 3]);
      const one = await read(by, contacts[0]?.contact ?? "");
      expect(one.body["agent"]).toBeNull();
      expect(JSON.stringify([body, one.body])).not.toContain(colleague);
    }
  });

  test("T-A4.9 neither person nor number nor adviser can be asked for", async () => {
    for (const more of [
      { agent: colleague },
      { phone: "+358401234567" },
      { name: "Aino" },
      { contact: there[0]?.id },
    ])
      expect((await draw(trainer, more)).status).toBe(422);
  });

  test("T-A4.9 who narrows until few are left draws nothing, and the project stays without a sample", async () => {
    const told = await draw(trainer, { size: 4 });
    expect(told).toMatchObject({ status: 422, body: { findings: [{ pointer: "/size", code: "too-few" }] } });
    // Looking like that is in the ledger like any other look, without a seed.
    const looks = archive.entries.filter(({ action }) => action === "case.sampled");
    expect(looks.map(({ facts }) => facts["seed"])).toEqual([undefined]);
    expect((await draw(trainer)).status).toBe(201);
  });

  test("T-A4.9 nobody draws again from the same days in another project until somebody is in it", async () => {
    expect((await draw(trainer)).status).toBe(201);
    const third = standingOf("qa", { person: testId("person", 13) });
    const again = async (by: typeof trainer, more: object = {}) => {
      const body = { kind: "quality", members: by === other ? [third.person] : [] };
      const { id } = (await archive.as(by, { post: "/v1/cases", body })).body as unknown as CaseView;
      const told = await archive.as(by, {
        post: `/v1/cases/${id}/sample`,
        body: { ...wish, shortest: 1, ...more },
      });
      return told.status;
    };
    expect(await again(trainer)).toBe(409);
    // Only what was kept is claimed to have been drawn.
    await until(() => proofs().length > 0);
    expect(proofs()).toHaveLength(1);
    expect(await again(trainer, { from: "2026-11-23", size: 1 })).toBe(409);
    expect(await again(trainer, { line: "yritys-suomi", size: 1 })).toBe(422);
    expect(await again(other)).toBe(201);
    // A member of a project has seen its sample too.
    expect(await again(third)).toBe(409);
    archive.calendar.set(calendarDate("2027-02-23"));
    expect(await again(trainer)).toBe(201);
  });

  test("is drawn once: it stays as it is", async () => {
    const { body } = await draw(trainer);
    expect(await draw(lead)).toMatchObject({ status: 409 });
    const facts = await archive.peers["reading-room"].call(accessFacts, {
      body: { contacts: [], case: project.id },
    });
    expect(facts.case?.contacts).toEqual((body as unknown as CaseView).contacts);
  });

  test("is nobody's but the members', of no other kind of case, and of none that is closed", async () => {
    expect((await draw(other)).status).toBe(403);
    const handler = standingOf("ch", { person: testId("person", 9) });
    expect((await draw(handler)).status).toBe(403);
    await archive.as(trainer, { post: `/v1/cases/${project.id}/closing`, body: {} });
    expect((await draw(trainer)).status).toBe(403);
    expect(archive.entries.some(({ action }) => action === "case.sampled")).toBe(false);
  });
});

describe("the calibration of a drawn contact", () => {
  const second = testId("person", 14);
  test("names two to five by the project's owner, who are members from then on; named again they replace the former", async () => {
    const [one, two] = await contactsDrawn();
    const set = await calibrate(trainer, one?.contact, [trainer.person, second]);
    expect(set).toMatchObject({ status: 200, body: { members: [lead.person, second] } });
    await calibrate(trainer, two?.contact, [trainer.person, lead.person]);
    const { calibrations } = (await calibrate(trainer, one?.contact, [lead.person, second]))
      .body as unknown as CaseView;
    expect(calibrations).toMatchObject([
      { contact: two?.contact, evaluators: [trainer.person, lead.person] },
      { contact: one?.contact, evaluators: [lead.person, second] },
    ]);
    await until(() => calibrated().length === 3);
    expect(calibrated()[0]).toMatchObject({
      objects: [project.id, one?.contact, trainer.person, second],
      facts: { count: 2 },
    });
  });

  test("is set by nobody else, of nothing that was not drawn, by nobody alone or twice, and in no closed project", async () => {
    const [one] = await contactsDrawn();
    expect((await calibrate(lead, one?.contact, [lead.person, second])).status).toBe(403);
    expect((await calibrate(other, one?.contact, [other.person, second])).body.slug).toBe("unknown");
    expect((await calibrate(trainer, one?.contact, [trainer.person])).status).toBe(422);
    const twice = await calibrate(trainer, one?.contact, [second, second]);
    expect(twice.body.findings).toMatchObject([{ pointer: "/evaluators/1", code: "twice" }]);
    const undrawn = await calibrate(trainer, testId("contact", 8), [trainer.person, second]);
    expect(undrawn.body.findings).toMatchObject([{ pointer: "/contact", code: "not-drawn" }]);
    await archive.as(trainer, { post: `/v1/cases/${project.id}/closing`, body: {} });
    const closed = await calibrate(trainer, one?.contact, [trainer.person, second]);
    expect(closed.body.slug).toBe("case-closed");
  });
});
