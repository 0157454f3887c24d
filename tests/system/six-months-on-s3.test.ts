import { describe, expect, jest, test } from "@jest/globals";
import {
  approveHold,
  askHold,
  issueTicket,
  linkContact,
  listEntries,
  listDisposals,
  openSitting,
  readContact,
  releaseHold,
  runSweep,
} from "@tallenne/contracts";
import { addDays, calendarDate, type ContactId, idFrom } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import { customers, wav } from "@tallenne/testkit";
import { type SeenBucket, seenBucket } from "@tallenne/vault/conformance";
import { delivered, openComplaint, openTraining } from "./suite/steps.ts";
import { actionsAbout, at, settingUp } from "./suite/world.ts";

// A store of its own answers, on processors that other suites share.
jest.setTimeout(60_000);

/** Six calendar months of a call of the thirtieth of August end with February, whatever its length; half of them pass while people's rights last. */
const lastDay = calendarDate("2027-02-28");
const ceiling = calendarDate("2027-08-30");

/** Six months of retention pass in seconds: the calendar is the product's own, the store a real one, and each service has its own credentials in it. */
describe("six months on an S3 store, one process per service", () => {
  let bucket: SeenBucket;
  const world = settingUp("apart", {
    bucket: async () => {
      bucket = await seenBucket();
      return bucket;
    },
  });
  const recording = wav({ seconds: 2, tones: [420, 610] });
  let going: ContactId;
  let held: ContactId;
  let matter: string;
  let hold: string;

  test("a call is taken in, and every part of it is kept under governance until its last day", async () => {
    const story = { startedAt: at("2026-08-30 10.00"), customer: customers.aino, agent: "agent-204" };
    await bucket.leaveUnfinished(idFrom("contact", new Uint8Array(16)));
    going = await delivered(world, { ...story, externalId: "going" }, recording);
    held = await delivered(world, { ...story, externalId: "held" }, recording);
    for (const contact of [going, held]) {
      const versions = await bucket.versions(contact);
      expect(versions.length).toBeGreaterThanOrEqual(2);
      for (const { mode, until } of versions) {
        expect(mode).toBe("GOVERNANCE");
        expect(until).toBe(at("2027-03-01 0.00"));
      }
    }
  });

  test("the steward has tried the store, and the ledger signs what it was seen to do", async () => {
    const entries = async () =>
      (await world.leena.browser.use(listEntries, { query: { action: "retention.store.tried" } })).rows;
    for (let asking = 0; asking < 200 && (await entries()).length === 0; asking += 1)
      await pause(systemClock, 50);
    const [tried] = await entries();
    expect(tried?.entry).toMatchObject({
      actor: "service:steward",
      facts: { adapter: "s3", isSound: true, failed: expect.arrayContaining(["second-put-refused"]) },
    });
    const health = await world.archive.askInside("steward", "/steward/health");
    expect(health.json()).toMatchObject({ ready: true, facts: { store: "sound" } });
  });

  test("it is heard from the store, to the last byte", async () => {
    const session = await openTraining(world, going);
    const { browser } = world.sanna;
    const { sitting } = await browser.use(openSitting, {
      body: { purpose: "p3", case: session.id, contacts: [going] },
    });
    const { sound } = await browser.use(issueTicket, {
      params: { sitting, contact: going },
      body: { side: "both" },
    });
    const heard = await browser.ask(sound, { headers: { range: "bytes=0-" } });
    const samples = recording.subarray(44);
    expect(heard.bytes.subarray(-samples.length).equals(samples)).toBe(true);
  });

  test("a hold that two people place becomes a legal hold of the store on each version", async () => {
    const { pirjo, raija } = world;
    const complaint = await openComplaint(world);
    matter = complaint.id;
    await pirjo.browser.use(linkContact, {
      params: { case: complaint.id },
      body: { contact: held, evidence: ["number", "time"] },
    });
    const asked = await pirjo.browser.use(askHold, {
      params: { contact: held },
      body: { case: complaint.id, reason: "evidence", until: ceiling },
    });
    hold = asked.hold.id;
    await raija.browser.use(approveHold, { params: { contact: held, hold: asked.hold.id } });
    for (let asking = 0; asking < 200; asking += 1) {
      if ((await bucket.versions(held)).every(({ isHeld }) => isHeld)) break;
      await pause(systemClock, 50);
    }
    expect((await bucket.versions(held)).map(({ isHeld }) => isHeld)).not.toContain(false);
    expect((await bucket.versions(going)).map(({ isHeld }) => isHeld)).not.toContain(true);
    // Not even with the steward's own right to pass over governance is it removed.
    expect(await bucket.removeAll(held)).toBe("refused");
  });

  test("while the store is away nothing is acknowledged, and intake recovers by itself", async () => {
    const story = { startedAt: at("2026-08-30 11.00"), customer: customers.aino, agent: "agent-204" };
    bucket.way.set("refused");
    const sent = delivered(world, { ...story, externalId: "away" }, recording);
    const isAway = () => world.recorder.problems.some((problem) => problem.includes("store-away"));
    for (let asking = 0; asking < 200 && !isAway(); asking += 1) await pause(systemClock, 50);
    expect(isAway()).toBe(true);
    bucket.way.set("none");
    const contact = await sent;
    expect((await bucket.versions(contact)).length).toBeGreaterThanOrEqual(2);
  });

  test("six months later keys and every version are gone, and the held one stays whole", async () => {
    await world.archive.setCalendar(addDays(lastDay, 1));
    const swept = await world.office.administrator.use(runSweep, { body: { rehearse: false } });
    expect(swept.stopped).toBeNull();
    const { rows } = await world.leena.browser.use(listDisposals, { query: {} });
    expect(rows.find((one) => one.lastDay === lastDay)).toMatchObject({ step: "purged", disputed: 0 });
    expect(await bucket.versions(going)).toEqual([]);
    expect((await bucket.versions(held)).length).toBeGreaterThanOrEqual(2);
    const query = { purpose: "p1", case: matter } as const;
    expect(
      await world.pirjo.browser.use(readContact, { params: { contact: held }, query: query as never }),
    ).toMatchObject({ keeping: "held" });
    const keyed = (contact: ContactId) => actionsAbout(world, contact, "retention.purged");
    expect(await keyed(going)).toContain("retention.purged");
  });

  test("released it goes too: hold lifted, versions gone, nothing left in the bucket", async () => {
    await world.pirjo.browser.use(releaseHold, { params: { contact: held, hold: hold as never } });
    await actionsAbout(world, held, "retention.hold.released");
    await world.office.administrator.use(runSweep, { body: { rehearse: false } });
    expect(await bucket.versions(held)).toEqual([]);
    expect(await bucket.versions("")).toEqual([]);
  });

  test("parts of an upload that nobody finished are forgotten after a day, by the bucket's one rule", async () => {
    // A day takes the test server ten seconds, most of which have passed.
    const late = systemClock.monotonic() + 45_000;
    while ((await bucket.unfinished()) > 0 && systemClock.monotonic() < late) await pause(systemClock, 200);
    expect(await bucket.unfinished()).toBe(0);
  });
});
