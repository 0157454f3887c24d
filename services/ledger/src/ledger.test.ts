import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { append, canonicalBytes, entriesAbout, type LedgerEntry } from "@tallenne/contracts";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { faultyDisk, type Faults } from "./testing/faulty-disk.ts";
import { type LedgerArchive, ledgerArchive, testEntry, testId } from "./testing/ledger-archive.ts";
import { logFolderAt } from "./verify/log-folder.ts";
import { noteKeyOf } from "./verify/signed-note.ts";
import { verifyLog } from "./verify/verify-log.ts";
import { verifyProof } from "./verify/verify-proof.ts";

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

let archive: LedgerArchive;
const open = async (...given: Parameters<typeof ledgerArchive>) => (archive = await ledgerArchive(...given));
afterEach(() => archive.close());
const write = (...entries: LedgerEntry[]) => archive.peers.intake.call(append, { body: { entries } });
const many = (count: number, more: (number: number) => Partial<LedgerEntry> = () => ({})) =>
  Array.from({ length: count }, (_, number) => testEntry(number, more(number)));
const about = async (body: {
  objects: string[];
  action?: "contact.indexed";
  actions?: ("contact.indexed" | "access.viewed")[];
}) => (await archive.peers.steward.call(entriesAbout, { body })).entries.map(({ id }) => id);
interface Rows {
  readonly rows: readonly { readonly index: number; readonly entry: LedgerEntry }[];
  readonly next?: string;
  readonly size: number;
}
const list = async (query = "") => {
  const told = await archive.as("dp", `/v1/entries${query}`);
  expect(told.status).toBe(200);
  return told.body as unknown as Rows;
};

describe("services write to the ledger", () => {
  test("and get the place of every entry; the same entry again gets the same place", async () => {
    await open();
    const { receipts } = await write(testEntry(1), testEntry(2));
    expect(receipts).toEqual([
      { entry: testId("entry", 1), index: 0 },
      { entry: testId("entry", 2), index: 1 },
    ]);
    expect((await write(testEntry(2))).receipts).toEqual([receipts[1]]);
  });

  test("an id with another content is refused", async () => {
    await open();
    await write(testEntry(1));
    await expect(write(testEntry(1, { outcome: "refused" }))).rejects.toMatchObject({
      slug: "other-content",
    });
  });

  test("and ask what stands about contacts, by action", async () => {
    await open();
    const [one, other] = [testId("contact", 1), testId("contact", 2)];
    await write(
      testEntry(1, { objects: [one, other] }),
      testEntry(2, { objects: [other] }),
      testEntry(3, {
        objects: [one],
        action: "contact.indexed",
        facts: { register: "calls", count: 1 },
      }),
    );
    expect(await about({ objects: [one] })).toEqual([testId("entry", 3), testId("entry", 1)]);
    expect(await about({ objects: [one], action: "contact.indexed" })).toEqual([testId("entry", 3)]);
    expect(await about({ objects: [one], actions: ["contact.indexed", "access.viewed"] })).toEqual([
      testId("entry", 3),
      testId("entry", 1),
    ]);
    expect(await about({ objects: [testId("contact", 9)] })).toEqual([]);
  });

  test("more entries about an id than a page holds are all told", async () => {
    await open();
    const objects = [testId("contact", 1)];
    for (let from = 0; from < 1200; from += 400)
      await write(...many(400).map((entry, at) => ({ ...entry, id: testId("entry", from + at), objects })));
    const { entries } = await archive.peers.steward.call(entriesAbout, { body: { objects } });
    expect(new Set(entries.map(({ id }) => id)).size).toBe(1200);
  });
});

describe("the officer reads the ledger", () => {
  test("newest first, page by page, and each reading stands in it", async () => {
    await open();
    await write(...many(120));
    const first = await list();
    expect(first.rows[0]?.entry).toMatchObject({
      action: "ledger.read",
      actor: testId("person", 1),
      facts: { filters: [] },
    });
    expect(first.rows).toHaveLength(50);
    const seen = [...first.rows];
    for (let { next } = first; next !== undefined;) {
      const page = await list(`?after=${next}`);
      seen.push(...page.rows);
      next = page.next;
    }
    const written = seen.filter(({ entry }) => entry.action === "access.viewed").map(({ index }) => index);
    expect(written).toEqual(Array.from({ length: 120 }, (_, at) => 119 - at));
  });

  test("by action, group, actor, object, outcome and days", async () => {
    await open();
    await write(
      testEntry(1),
      testEntry(2, { actor: testId("person", 8) }),
      testEntry(3, { action: "people.stepped-up", objects: [] }),
      testEntry(4, { outcome: "refused", action: "access.denied", facts: { act: "text.read", rule: "no" } }),
      testEntry(5, { at: "2026-11-25T22:00:00.000Z" }),
      testEntry(6, { case: testId("case", 1) }),
    );
    const found = async (query: string) => (await list(query)).rows.map(({ index }) => index);
    expect(await found("?action=people.stepped-up")).toEqual([2]);
    expect(await found("?group=people")).toEqual([2]);
    expect(await found("?group=access")).toEqual([4, 5, 3, 1, 0]);
    expect(await found("?group=nothing")).toEqual([]);
    expect(await found(`?actor=${testId("person", 8)}`)).toEqual([1]);
    expect(await found(`?object=${testId("contact", 2)}`)).toContain(1);
    expect(await found(`?object=${testId("case", 1)}`)).toContain(5);
    expect(await found("?outcome=refused")).toEqual([3]);
    // 22.00 in London is the next day in Helsinki.
    expect(await found("?action=access.viewed&from=2026-11-26")).toEqual([4]);
    expect(await found("?action=access.viewed&to=2026-11-25")).toEqual([5, 1, 0]);
    const reading = (await list("?action=ledger.read")).rows.at(-1);
    expect(reading?.entry.facts).toEqual({ filters: ["action"] });
  });

  test("a cursor of nobody's is refused, an adviser is not permitted, and both refusals are told", async () => {
    await open();
    expect((await archive.as("dp", "/v1/entries?after=bm90aGluZw")).status).toBe(422);
    expect(await archive.as("ag", "/v1/entries")).toMatchObject({
      status: 403,
      body: { slug: "not-permitted" },
    });
    const denied = (await list("?action=access.denied")).rows[0];
    expect(denied?.entry).toMatchObject({ actor: testId("person", 2), outcome: "refused" });
  });

  test("a proof of one entry verifies offline with nothing but the public key", async () => {
    await open();
    await write(...many(5));
    const told = await archive.as("dp", "/v1/entries/3/proof");
    const { proof, entry, verifier } = told.body as { proof: string; entry: LedgerEntry; verifier: string };
    expect(entry).toEqual(testEntry(3));
    const checked = { proof, entry: canonicalBytes(entry), key: noteKeyOf(verifier), name: "3.tlog-proof" };
    expect(verifyProof(checked)).toMatchObject({ verified: true, index: 3 });
    expect(verifyProof({ ...checked, entry: canonicalBytes(testEntry(2)) }).verified).toBe(false);
    expect((await archive.as("dp", "/v1/entries/999/proof")).status).toBe(404);
    expect(
      (await list("?action=ledger.read")).rows.some(({ entry: one }) => one.objects.includes(entry.id)),
    ).toBe(true);
  });

  test("the state tells the checkpoint, both copies, and that all was verified at the start", async () => {
    await open({ copy: true });
    await write(...many(300));
    while ((await archive.service.ready()).facts["verified"] !== true) await new Promise(setImmediate);
    const told = await archive.as("dp", "/v1/checkpoint");
    expect(told).toMatchObject({ status: 200, body: { copies: 2, verified: true } });
    const { verifier } = told.body as { verifier: string };
    for (const name of ["first", "second"]) {
      const folder = logFolderAt(join(archive.folder, name));
      const verdict = await verifyLog({ folder, key: noteKeyOf(verifier) });
      expect([verdict.verified, verdict.checkpoint?.origin]).toEqual([true, "tallenne.example/ledger"]);
    }
  });
});

describe("without its disk the ledger promises nothing", () => {
  test("a full disk is 503 no-ledger for every act, and the ledger recovers by itself", async () => {
    let faults: Faults | undefined;
    await open({
      disk: (folder) => {
        const faulty = faultyDisk(folder);
        ({ faults } = faulty);
        return faulty.disk;
      },
    });
    await write(testEntry(1));
    if (!faults) throw new Error("no disk was asked for");
    faults.full = { written: 5 };
    await expect(write(testEntry(2))).rejects.toMatchObject({ slug: "no-ledger" });
    expect(await archive.as("dp", "/v1/entries")).toMatchObject({ status: 503, body: { slug: "no-ledger" } });
    faults.full = undefined;
    expect((await write(testEntry(2))).receipts).toEqual([{ entry: testId("entry", 2), index: 1 }]);
  });

  test("a log that closed itself is opened anew within five seconds", async () => {
    let faults: Faults | undefined;
    await open({
      disk: (folder) => {
        const faulty = faultyDisk(folder);
        ({ faults } = faulty);
        return faulty.disk;
      },
    });
    await write(testEntry(1));
    if (!faults) throw new Error("no disk was asked for");
    faults.syncFails = "EIO";
    await expect(write(testEntry(2))).rejects.toMatchObject({ slug: "no-ledger" });
    expect((await archive.service.ready()).ready).toBe(false);
    faults.syncFails = undefined;
    while (!(await archive.service.ready()).ready) await new Promise(setImmediate);
    expect((await write(testEntry(1))).receipts).toEqual([{ entry: testId("entry", 1), index: 0 }]);
    expect((await write(testEntry(2))).receipts[0]?.entry).toBe(testId("entry", 2));
  }, 10_000);

  test("an entry whose files were taken away is not told", async () => {
    await open();
    await write(...many(300));
    while (Number((await archive.service.ready()).facts["published"]) < 256) await new Promise(setImmediate);
    rmSync(join(archive.folder, "first", "tile", "entries", "000"), { force: true });
    expect(await archive.as("dp", "/v1/entries/3/proof")).toMatchObject({ status: 503 });
    expect((await archive.as("dp", "/v1/entries/299/proof")).status).toBe(200);
  });
});
