import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import {
  accessFacts,
  closeBucket,
  dueContacts,
  entomb,
  envelopes,
  eventsAfter,
  publishSealingKeys,
  recordContact,
  replaceWraps,
  sealingKeys,
  survivingInCatalogue,
  wantedBuckets,
} from "@tallenne/contracts";
import { addDays, calendarDate } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { contactOf, halfOf, standingOf, testId } from "../testing/invented.ts";
import { refusalOf } from "../testing/refusal.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

const today = calendarDate("2026-11-24");
const past = contactOf({ number: 1, day: calendarDate("2026-05-24") });
const later = contactOf({ number: 2 });
const disposal = testId("disposal", 1);
const bucket = { bucket: past.bucket, bucketVersion: 1 };

let archive: CatalogueArchive;
beforeEach(async () => {
  archive = await catalogueArchive(today);
  await archive.keep(past);
  await archive.keep(later);
});
afterEach(() => archive.close());

const steward = () => archive.peers.steward;
/** The day after its last day, as the steward closes it. */
const close = (disputed: (typeof past.id)[] = []) => {
  archive.calendar.set(addDays(today, 1));
  return steward().call(closeBucket, { body: { ...bucket, disposal, disputed } });
};
const due = (day = addDays(today, 1)) => steward().call(dueContacts, { body: { day } });
const feed = async () =>
  (await archive.peers["reading-room"].call(eventsAfter, { body: { after: 0, limit: 100 } })).events;

const ask = (name: string) => archive.peers.intake.call(sealingKeys, { body: { bucket: name } });
const wanted = () => archive.peers["reading-room"].call(wantedBuckets, {});

const buryThird = () => steward().call(entomb, { body: { disposal, contacts: [testId("contact", 3)] } });
const recorded = (number: number) =>
  archive.peers.intake.call(recordContact, { body: contactOf({ number, day: past.anchorDate }) });

describe("what is due", () => {
  test("is nothing on the last day and the bucket the day after; empty buckets too, while their key is open", async () => {
    await archive.publish("chat/standard/2026-11-20", 1);
    expect((await due(today)).buckets.map((one) => one.bucket)).toEqual(["chat/standard/2026-11-20"]);
    const { buckets } = await due();
    expect(buckets.map((one) => [one.bucket, one.count])).toEqual([
      ["chat/standard/2026-11-20", 0],
      [past.bucket, 1],
    ]);
    const page = await steward().call(dueContacts, { body: { day: addDays(today, 1), ...bucket } });
    expect(page.members.map(({ id, parts }) => [id, parts.length])).toEqual([[past.id, 1]]);
  });

  test("comes page by page, every member once", async () => {
    for (let number = 100; number < 650; number += 50)
      await Promise.all(Array.from({ length: 50 }, (_, more) => recorded(number + more)));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const body = { day: addDays(today, 1), ...bucket, ...(after === undefined ? {} : { after }) };
      const page = await steward().call(dueContacts, { body });
      seen.push(...page.members.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect([seen.length, new Set(seen).size]).toEqual([551, 551]);
  });

  test("leaves a bucket by month until the month is over, though a member is past", async () => {
    const monthly = { register: "signup-feedback" as const, bucket: "signup-feedback/standard/2026-11" };
    await archive.keep(contactOf({ number: 3, ...monthly, lastDay: today }));
    const named = async (day: typeof today) => (await due(day)).buckets.map((one) => one.bucket);
    expect(await named(calendarDate("2026-11-30"))).toEqual([past.bucket]);
    expect(await named(calendarDate("2026-12-01"))).toEqual([past.bucket, monthly.bucket]);
  });

  test("leaves disputed contacts alone", async () => {
    await archive.publish(`calls/disputed/${past.lastDay}`, 1);
    await archive.keep(
      contactOf({
        number: 3,
        class: "disputed",
        lastDay: past.lastDay,
        bucket: `calls/disputed/${past.lastDay}`,
      }),
    );
    expect((await due()).buckets.map((one) => one.bucket)).toEqual([past.bucket]);
  });
});

describe("closing, moving, entombing", () => {
  test("closing stamps members, names survivors, repeats with the same answer and closes the members to readers", async () => {
    const disputed = contactOf({ number: 3, day: past.anchorDate });
    await archive.peers.intake.call(recordContact, { body: disputed });
    const answer = {
      members: 1,
      survivors: [{ contact: disputed.id, bucket: `calls/disputed/${past.lastDay}` }],
    };
    expect(await close([disputed.id])).toEqual(answer);
    expect(await close([disputed.id])).toEqual(answer);
    const { contacts } = await archive.peers["reading-room"].call(accessFacts, {
      body: { contacts: [past.id, later.id] },
    });
    expect(Object.fromEntries(contacts.map(({ id, open }) => [id, open]))).toEqual({
      [past.id]: false,
      [later.id]: true,
    });
  });

  test("a survivor's wraps are replaced by compare and set: again is no change, from elsewhere is a conflict", async () => {
    await close([past.id]);
    const target = `calls/disputed/${past.lastDay}`;
    const wraps = past.wraps.map((wrap) => ({ ...wrap, bucket: target, bucketVersion: 1 }));
    const move = {
      contact: past.id,
      fromBucket: past.bucket,
      fromVersion: 1,
      class: "disputed" as const,
      bucket: target,
      bucketVersion: 1,
      wraps,
    };
    const replace = (one = move) => steward().call(replaceWraps, { body: { moves: [one] } });
    expect(await refusalOf(replace())).toBe("bucket-closed");
    await archive.publish(target, 1);
    await replace();
    await replace();
    const [sealed] = (await steward().call(envelopes, { body: { contacts: [past.id] } })).envelopes;
    expect(sealed?.wraps).toEqual(wraps);
    expect(sealed?.class).toBe("disputed");
    await archive.publish("calls/held/2027-05-24", 1);
    expect(await refusalOf(replace({ ...move, bucket: "calls/held/2027-05-24" }))).toBe("conflict");
    await until(async () => (await feed()).some(({ kind }) => kind === "wraps-replaced"));
    expect((await steward().call(entomb, { body: { disposal, contacts: [past.id] } })).gone).toBe(0);
    expect((await due()).buckets).toEqual([]);
  });

  test("rows become tombstones without personal data; what belongs to no such disposal stays", async () => {
    await close();
    const bury = (contacts: (typeof past.id)[], by = disposal) =>
      steward().call(entomb, { body: { disposal: by, contacts } });
    expect(await bury([past.id], testId("disposal", 2))).toEqual({ gone: 0, entombed: 0 });
    expect(await bury([past.id, later.id])).toEqual({ gone: 1, entombed: 1 });
    // Asked again, what stands is told as before; another disposal has no part in it.
    expect(await bury([past.id, later.id])).toEqual({ gone: 0, entombed: 1 });
    expect((await bury([past.id], testId("disposal", 2))).entombed).toBe(0);
    const surviving = await steward().call(survivingInCatalogue, { body: { contacts: [past.id, later.id] } });
    expect(surviving.surviving).toEqual([later.id]);
    const facts = await archive.peers["reading-room"].call(accessFacts, { body: { contacts: [past.id] } });
    expect(facts).toMatchObject({ contacts: [], tombstones: [{ contact: past.id, lastDay: past.lastDay }] });
    await until(async () =>
      (await feed()).some(({ kind, contact }) => kind === "contact-entombed" && contact === past.id),
    );
    expect((await due()).buckets).toEqual([]);
  });

  test("an entry that the ledger has not heard of yet is not buried with its row", async () => {
    archive.ledger.away = true;
    await recorded(3);
    await close();
    expect(await refusalOf(buryThird())).not.toBe("kept");
    archive.ledger.away = false;
    expect((await buryThird()).gone).toBe(1);
    expect(archive.entries.some(({ objects }) => objects.includes(testId("contact", 3)))).toBe(true);
  });

  test("nobody but the steward orders any of it", async () => {
    const body = { disposal, contacts: [past.id] };
    for (const service of ["intake", "reading-room", "identity"] as const)
      expect(await refusalOf(archive.peers[service].call(entomb, { body }))).not.toBe("kept");
    expect((await steward().call(survivingInCatalogue, { body: { contacts: [past.id] } })).surviving).toEqual(
      [past.id],
    );
  });
});

describe("public halves", () => {
  test("a bucket without a half is marked wanted, once, until it is published", async () => {
    const name = "chat/standard/2027-05-23";
    expect((await ask(name)).half).toBeNull();
    expect((await ask(name)).half).toBeNull();
    expect((await wanted()).wanted).toEqual([name]);
    await archive.publish(name, 1);
    expect((await ask(name)).half?.bucketVersion).toBe(1);
    expect((await wanted()).wanted).toEqual([]);
  });

  test("a half that the reading-room did not sign is refused with all that came along", async () => {
    const forged = halfOf("chat/standard/2027-05-23", 1, archive.keys.intake.key);
    const genuine = halfOf("chat/standard/2027-05-24", 1, archive.keys["reading-room"].key);
    const moved = { ...genuine, bucket: "chat/standard/2027-05-25" };
    for (const half of [forged, moved])
      expect(
        await refusalOf(
          archive.peers["reading-room"].call(publishSealingKeys, { body: { halves: [genuine, half] } }),
        ),
      ).toBe("defect");
    expect((await ask("chat/standard/2027-05-24")).half).toBeNull();
  });

  test("a closed version is never given out again, the next one is", async () => {
    await close();
    archive.calendar.set(today);
    expect((await ask(past.bucket)).half).toBeNull();
    await archive.publish(past.bucket, 2);
    expect((await ask(past.bucket)).half?.bucketVersion).toBe(2);
    const states = (await wanted()).held.filter((one) => one.bucket === past.bucket);
    expect(new Set(states.map(({ bucketVersion, state }) => `${bucketVersion} ${state}`))).toEqual(
      new Set(["1 closed", "2 open"]),
    );
  });
});

test("registers, lines and purposes of both notices are told to whoever has signed in", async () => {
  const { status, body } = await archive.as(standingOf("ag"), { get: "/v1/registers" });
  expect(status).toBe(200);
  expect(body["version"]).toBe("policy-1");
  expect(
    (body["registers"] as { id: string; notice: string }[]).map(({ id, notice }) => [id, notice]),
  ).toEqual([
    ["calls", "A"],
    ["chat", "A"],
    ["email", "A"],
    ["eform", "A"],
    ["online-groups", "A"],
    ["signup-feedback", "B"],
  ]);
});
