import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { accessFacts, closeBucket } from "@tallenne/contracts";
import { addDays, calendarDate, readCaseNumber } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive } from "../testing/catalogue-archive.ts";
import { adviser, colleague, contactOf, standingOf, testId } from "../testing/invented.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

const today = calendarDate("2026-11-24");
const lead = standingOf("tl", { person: testId("person", 7) });
const handler = standingOf("ch", { person: testId("person", 9), unit: "reklamaatiot" });
const served = contactOf({ number: 1, agent: colleague });

let archive: CatalogueArchive;
beforeEach(async () => {
  archive = await catalogueArchive(today);
  await archive.keep(served);
});
afterEach(() => archive.close());

const open = (by: typeof lead, body: object) => archive.as(by, { post: "/v1/cases", body });
const training = (more: object = {}) =>
  open(lead, { kind: "training", contact: served.id, members: [], ...more });
const complaint = (more: object = {}) => open(handler, { kind: "complaint", members: [], ...more });
const link = (matter: unknown, evidence: readonly string[], contact = served.id) =>
  archive.as(handler, { post: `/v1/cases/${String(matter)}/contacts`, body: { contact, evidence } });

describe("a training session", () => {
  test("is for one contact and its adviser, under P3, with a number whose check symbol fits, for fourteen days", async () => {
    const { status, body } = await training();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: "training",
      purpose: "p3",
      owner: lead.person,
      members: [colleague],
      contacts: [{ contact: served.id, evidence: ["adviser"] }],
      state: "open",
      until: "2026-12-08",
    });
    expect(readCaseNumber(String(body["number"]))?.kind).toBe("training");
    expect(archive.entries.at(-1)).toMatchObject({
      action: "case.opened",
      objects: [body["id"], served.id],
      purpose: "p3",
    });
  });

  test.each([
    ["a day longer than fourteen", { until: addDays(today, 15) }, 422],
    ["ended yesterday", { until: addDays(today, -1) }, 422],
    ["of no contact", { contact: undefined }, 422],
    ["of an unknown contact", { contact: testId("contact", 404) }, 404],
  ])("%s is refused", async (_what, more, status) => {
    expect((await training(more)).status).toBe(status);
  });

  test("another team's contact and one past its last day are refused alike to strangers", async () => {
    const foreign = contactOf({ number: 2, unit: "tiimi-9" });
    await archive.keep(foreign);
    expect((await training({ contact: foreign.id })).status).toBe(404);
    archive.calendar.set(addDays(served.lastDay, 1));
    expect(
      (
        await archive.as(lead, {
          post: "/v1/cases",
          body: { kind: "training", contact: served.id, members: [] },
        })
      ).status,
    ).toBe(410);
  });

  test("an adviser opens none", async () => {
    const told = await open(standingOf("ag"), { kind: "training", contact: served.id, members: [] });
    expect(told.status).toBe(403);
  });

  test("gives access through its last day and not after", async () => {
    const { body } = await training({ until: addDays(today, 1) });
    const stateOn = async () =>
      (
        await archive.peers["reading-room"].call(accessFacts, {
          body: { contacts: [served.id], case: body["id"] as typeof testCase },
        })
      ).case?.state;
    archive.calendar.set(addDays(today, 1));
    expect(await stateOn()).toBe("open");
    archive.calendar.set(addDays(today, 2));
    expect(await stateOn()).toBe("closed");
  });
});
const testCase = testId("case", 1);

describe("a complaint", () => {
  test("starts without contacts, under P1, and its members see it", async () => {
    const { status, body } = await complaint({ members: [adviser] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ purpose: "p1", contacts: [], members: [adviser], owner: handler.person });
    const rows = async (by: typeof lead) => (await archive.as(by, { get: "/v1/cases" })).body["rows"];
    expect(await rows(standingOf("tl"))).toHaveLength(1);
    expect(await rows(lead)).toHaveLength(0);
    expect((await archive.as(standingOf("tl"), { get: `/v1/cases/${String(body["id"])}` })).status).toBe(200);
    expect((await archive.as(lead, { get: `/v1/cases/${String(body["id"])}` })).status).not.toBe(200);
  });

  test("takes no contact at its opening: linking needs evidence", async () => {
    expect((await complaint({ contact: served.id })).status).toBe(422);
  });

  test.each([
    ["a number alone", ["number"], 422],
    ["a number and an e-mail", ["number", "email"], 422],
    ["a number named twice", ["number", "number"], 422],
    ["the time named twice", ["time", "time"], 422],
    ["a number and the time", ["number", "time"], 201],
  ])("%s as evidence: %j → %i (T-M1)", async (_what, evidence, status) => {
    const { body } = await complaint();
    const told = await link(body["id"], evidence);
    expect(told.status).toBe(status);
    const linked = ((await archive.as(handler, { get: `/v1/cases/${String(body["id"])}` })).body[
      "contacts"
    ] ?? []) as unknown[];
    expect(linked).toHaveLength(status === 201 ? 1 : 0);
  });

  test("linking twice changes nothing, linking what is unknown or past is refused", async () => {
    const { body } = await complaint();
    await link(body["id"], ["number", "time"]);
    const again = await link(body["id"], ["number", "topic"]);
    expect(again.body["contacts"]).toMatchObject([{ contact: served.id, evidence: ["number", "time"] }]);
    expect((await link(body["id"], ["number", "time"], testId("contact", 404))).status).toBe(404);
    archive.calendar.set(addDays(served.lastDay, 1));
    expect((await link(body["id"], ["number", "time"])).status).toBeGreaterThanOrEqual(400);
  });

  test("a contact on its way out cannot be linked any more", async () => {
    const { body } = await complaint();
    const { bucket } = served;
    const disposal = testId("disposal", 1);
    archive.calendar.set(addDays(served.lastDay, 1));
    await archive.peers.steward.call(closeBucket, {
      body: { bucket, bucketVersion: 1, disposal, disputed: [] },
    });
    expect([404, 410]).toContain((await link(body["id"], ["number", "time"])).status);
  });

  test("closed, it takes no contact, closes no second time, and is listed no more", async () => {
    const { body } = await complaint();
    const closing = { post: `/v1/cases/${String(body["id"])}/closing` };
    const closed = await archive.as(handler, closing);
    expect([closed.status, closed.body["state"]]).toEqual([200, "closed"]);
    expect((await archive.as(handler, closing)).status).toBe(409);
    expect((await link(body["id"], ["number", "time"])).status).toBe(409);
    expect((await archive.as(handler, { get: "/v1/cases" })).body["rows"]).toEqual([]);
    expect(archive.entries.filter(({ action }) => action === "case.closed").length).toBeGreaterThan(0);
  });

  test("only its owner closes it", async () => {
    const { body } = await complaint({ members: [adviser] });
    const member = standingOf("ch", { unit: "reklamaatiot" });
    expect((await archive.as(member, { post: `/v1/cases/${String(body["id"])}/closing` })).status).toBe(403);
  });
});
