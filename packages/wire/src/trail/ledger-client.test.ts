import { append, type LedgerEntry, parseEntry, Problem } from "@tallenne/contracts";
import { keptLog, pause, seededChance, systemClock } from "@tallenne/runtime";
import { describe, expect, test } from "@jest/globals";
import type { Peers } from "../peers/peers.ts";
import { ledgerClient } from "./ledger-client.ts";

const chance = seededChance(3);
const entry = (): LedgerEntry =>
  parseEntry({
    v: 1,
    id: chance.id("entry"),
    at: "2026-11-24T07:05:00.000Z",
    date: "2026-11-24",
    actor: "service:steward",
    action: "access.viewed",
    objects: [],
    outcome: "done",
    facts: {},
  });

/** A ledger whose answers a test chooses, and what it was asked. */
function ledgerThat(answer: (entries: readonly LedgerEntry[], turn: number) => Promise<unknown>) {
  const asked: (readonly LedgerEntry[])[] = [];
  const call = (async (operation: unknown, { body }: { body: { entries: LedgerEntry[] } }) => {
    expect(operation).toBe(append);
    asked.push(body.entries);
    return answer(body.entries, asked.length);
  }) as unknown as Peers["call"];
  const terms = { attempt: 50, budget: 200, budgetAway: 60, pause: 5 };
  return { asked, client: ledgerClient({ call }, { clock: systemClock, log: keptLog(), terms }) };
}
const receiptsOf = (entries: readonly LedgerEntry[]) => ({
  receipts: entries.map(({ id }, index) => ({ entry: id, index })),
});

describe("the ledger's client", () => {
  test("keeps one append in flight; what is written meanwhile goes together (D32)", async () => {
    let under = 0;
    const { asked, client } = ledgerThat(async (entries) => {
      under += 1;
      expect(under).toBe(1);
      await pause(systemClock, 5);
      under -= 1;
      return receiptsOf(entries);
    });
    const writes = Array.from({ length: 20 }, () => [entry()]);
    const receipts = await Promise.all(writes.map((one) => client.write(one)));
    expect(receipts.map(([receipt]) => receipt?.entry)).toEqual(writes.map(([one]) => one?.id));
    expect(asked.map((one) => one.length)).toEqual([1, 19]);
  });

  test("a ledger that is away is asked again with the same ids, then given up as no-ledger", async () => {
    const patient = ledgerThat((entries, turn) =>
      turn < 3 ? Promise.reject(new Problem("no-ledger")) : Promise.resolve(receiptsOf(entries)),
    );
    const [one] = [entry()];
    expect((await patient.client.write([one]))[0]?.entry).toBe(one.id);
    expect(new Set(patient.asked.flat().map(({ id }) => id)).size).toBe(1);
    const gone = ledgerThat(() => Promise.reject(new Problem("no-ledger")));
    await expect(gone.client.write([entry()])).rejects.toMatchObject({ slug: "no-ledger" });
  });

  test("one refused write takes no other of its batch down", async () => {
    const bad = entry();
    const { client } = ledgerThat((entries) =>
      entries.some(({ id }) => id === bad.id)
        ? Promise.reject(new Problem("other-content"))
        : Promise.resolve(receiptsOf(entries)),
    );
    const outcomes = await Promise.allSettled([
      client.write([entry()]),
      client.write([entry()]),
      client.write([bad]),
      client.write([entry()]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  });

  test("receipts of other entries are none", async () => {
    const { client } = ledgerThat(() => Promise.resolve(receiptsOf([entry()])));
    await expect(client.write([entry()])).rejects.toMatchObject({ slug: "no-ledger" });
  });

  test("nothing to write asks nobody; more than fit into one append are refused", async () => {
    const { asked, client } = ledgerThat((entries) => Promise.resolve(receiptsOf(entries)));
    expect(await client.write([])).toEqual([]);
    await expect(client.write(Array.from({ length: 501 }, entry))).rejects.toThrow(RangeError);
    expect(asked).toEqual([]);
  });
});
