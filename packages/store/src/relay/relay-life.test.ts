import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { fact, parcel, type RelayRoom, relayRoom, trail } from "./testing/relay-room.ts";

let room: RelayRoom;
beforeEach(async () => void (room = await relayRoom()));
afterEach(() => room.leave());

/** A promise and what resolves it. */
function gate() {
  return Promise.withResolvers<void>();
}

describe("the life of a relay", () => {
  test("starting looks at once, waking looks again, stopping waits for the look under way", async () => {
    const told: string[] = [];
    let reached = gate();
    let leave = gate();
    const relay = await room.relay({
      tell: async (entries) => {
        told.push(...(entries as { id: string }[]).map(({ id }) => id));
        reached.resolve();
        await leave.promise;
      },
    });
    await room.parcels.insert(parcel("a", [trail("t1")]));
    relay.start();
    await reached.promise;
    await room.parcels.insert(parcel("b", [trail("t2")]));
    // Woken while it works: it must look once more by itself.
    relay.wake();
    relay.wake();
    const [first, second] = [leave, (leave = gate())];
    reached = gate();
    first.resolve();
    await reached.promise;
    expect(told).toEqual(["t1", "t2"]);
    const stopped = relay.stop();
    second.resolve();
    await stopped;
    expect(await relay.backlog()).toEqual({ waiting: 0, stalledMs: 0 });
    expect(room.clock.waiting()).toBe(0);
  });

  test("looks every second when nobody wakes it", async () => {
    const reached = gate();
    const relay = await room.relay({ tell: async () => reached.resolve() });
    relay.start();
    await relay.drain();
    await room.parcels.insert(parcel("a", [trail("t1")]));
    room.clock.advance(1000);
    await reached.promise;
    await relay.stop();
    expect((await relay.backlog()).waiting).toBe(0);
  });

  test("neither before its start nor after its stop does waking carry anything", async () => {
    await room.parcels.insert(parcel("a", [fact("f1")]));
    const relay = await room.relay();
    relay.wake();
    await relay.stop();
    expect(await relay.after(0, 10)).toEqual([]);
    relay.start();
    await relay.stop();
    await room.parcels.insert(parcel("b", [fact("f2")]));
    relay.wake();
    room.clock.advance(60_000);
    expect((await room.parcels.get("b"))?.isPending).toBe(true);
    await relay.drain();
    expect((await relay.after(0, 10)).map(({ id }) => id)).toEqual(["f1", "f2"]);
  });

  test("a stop does not wait for a long backlog: it ends after the page under way, and nothing is lost", async () => {
    await Promise.all(
      Array.from({ length: 450 }, (_, at) => room.parcels.insert(parcel(`a${at}`, [trail(`t${at}`)]))),
    );
    const reached = gate();
    const leave = gate();
    const relay = await room.relay({
      tell: async (entries) => {
        reached.resolve();
        await leave.promise;
        await room.ledger.tell(entries);
      },
    });
    relay.start();
    await reached.promise;
    const stopped = relay.stop();
    leave.resolve();
    await stopped;
    expect(room.ledger.entries.size).toBe(100);
    expect((await relay.backlog()).waiting).toBe(350);
    await relay.drain();
    expect(room.ledger.entries.size).toBe(450);
  });
});
