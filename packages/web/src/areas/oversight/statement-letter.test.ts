import { describe, expect, test } from "@jest/globals";
import { canonicalBytes, disposalView } from "@tallenne/contracts";
import { certificateTextOf } from "./deletion-certificate.ts";
import type { Statement } from "./statement.ts";
import { deletionLetter, guidanceLetter } from "./statement-letter.ts";

const disposal = disposalView.parse({
  id: "disposal_0123456789abcdefghjkmnpqrs",
  bucket: "calls/standard/2026-11-23",
  bucketVersion: 1,
  register: "calls",
  lastDay: "2026-11-23",
  count: 14,
  disputed: 0,
  step: "purged",
  startedAt: "2026-11-24T00:10:00.000Z",
  finishedAt: "2026-11-24T00:12:00.000Z",
  receipts: [
    { owner: "keys", gone: 2, at: "2026-11-24T00:11:00.000Z" },
    { owner: "a-new-owner", gone: 1, at: "2026-11-24T00:11:00.000Z" },
  ],
  certificate: "5e".repeat(32),
  entry: "entry_0123456789abcdefghjkmnpqrs",
});
const ids = "ab".repeat(32);
const statement = (): Statement => ({
  disposal,
  entry: { id: disposal.entry, date: "2026-11-24", facts: { idsDigest: ids } } as never,
  index: 1204,
  proof: "c2sp.org/tlog-proof@v1\n",
  verifier: "tallenne.example/ledger+1234abcd+key",
  certificate: certificateTextOf(disposal, ids),
  matches: true,
});
const say = (id: string, values: object = {}) => [id, ...Object.values(values)].join(" ");

describe("S-74 the statement of a deletion", () => {
  test("its certificate is the canonical text that the steward made its digest of; a changed count is another text", () => {
    const { id, bucket, bucketVersion, register, lastDay, count, receipts } = disposal;
    const proof = { v: 1, id, bucket, bucketVersion, register, lastDay, count, ids, receipts };
    expect(certificateTextOf(disposal, ids)).toBe(new TextDecoder().decode(canonicalBytes(proof)));
    expect(certificateTextOf({ ...disposal, count: 13 }, ids)).not.toBe(certificateTextOf(disposal, ids));
  });

  test("says what went, by whose receipts, how to verify, and carries certificate, entry and proof inside", () => {
    const letter = deletionLetter(statement(), { say, language: "fi", register: "Puhelutallenteet" });
    const text = JSON.stringify(letter);
    for (const said of [
      "Puhelutallenteet 23.11.2026",
      "5e5e",
      "1204 · entry_",
      "ledger+1234abcd",
      "verify-3",
    ])
      expect(text).toContain(said);
    const receipts = letter.sections.find(({ heading }) => heading === "retention.receipts");
    expect(receipts?.facts).toEqual([
      ["retention.owner-keys", "2, 24.11.2026 klo 2.11.00"],
      ["a-new-owner", "1, 24.11.2026 klo 2.11.00"],
    ]);
    expect([letter.number, letter.on]).toEqual(["calls/standard/2026-11-23/1", "2026-11-24"]);
    expect(letter.enclosures?.map(({ name }) => name)).toEqual([
      "certificate.json",
      "entry.json",
      "1204.tlog-proof",
    ]);
  });

  test("what is never recorded has a statement of its own, line by line", () => {
    const told = { version: "policy-1", today: "2026-11-24", lines: ["Uraohjaus"] };
    const letter = guidanceLetter(told, { say, language: "fi" });
    expect(letter.sections[0]?.list).toEqual(["Uraohjaus"]);
    expect(letter.on).toBe("2026-11-24");
  });
});
