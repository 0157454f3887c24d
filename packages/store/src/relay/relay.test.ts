import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Collection } from "../collection.ts";
import type { NumberedEvent } from "./numbered-events.ts";
import { carrying } from "./pending-event.ts";
import { fact, parcel, type Parcel, type RelayRoom, relayRoom, trail } from "./testing/relay-room.ts";

let room: RelayRoom;
beforeEach(async () => void (room = await relayRoom()));
afterEach(() => room.leave());

const idsOf = (events: readonly NumberedEvent[]) => events.map(({ id }) => id);
const fill = (into: Collection<Parcel>, count: number, make: (at: number) => Omit<Parcel, "version">) =>
  Promise.all(Array.from({ length: count }, (_, at) => into.insert(make(at))));
const numbered = (at: number) => String(at).padStart(4, "0");

describe("the relay", () => {
  test("numbers facts from one without a gap, tells the trail, and leaves the documents empty", async () => {
    await room.parcels.insert(parcel("a", [fact("a1"), trail("t1"), fact("a2")]));
    await room.crates.insert(parcel("b", [trail("t2"), fact("b1")]));
    const relay = await room.relay();
    await relay.drain();
    const events = await relay.after(0, 10);
    expect(events).toMatchObject([
      { id: "a1", number: 1, kind: "thing-happened", body: { of: "a1" }, at: room.clock.now() },
      { id: "a2", number: 2 },
      { id: "b1", number: 3 },
    ]);
    expect([...room.ledger.entries]).toEqual([
      ["t1", 1],
      ["t2", 1],
    ]);
    expect(await room.parcels.get("a")).toMatchObject({ pending: [], isPending: false });
    expect(await relay.backlog()).toEqual({ waiting: 0, stalledMs: 0 });
    expect(idsOf(await relay.after(1, 1))).toEqual(["a2"]);
  });

  test("goes on counting after a restart", async () => {
    await room.parcels.insert(parcel("a", [fact("a1")]));
    await (await room.relay()).drain();
    await room.parcels.insert(parcel("b", [fact("b1")]));
    const again = await room.relay();
    await again.drain();
    expect(await again.after(0, 10)).toMatchObject([{ number: 1 }, { number: 2, id: "b1" }]);
  });

  test("events added while others are carried stay in their document until they are carried themselves", async () => {
    await room.parcels.insert(parcel("a", [trail("t1")]));
    const relay = await room.relay({
      tell: async (entries) => {
        if (room.ledger.calls === 0)
          await room.parcels.change("a", (found) => ({
            ...found,
            note: "changed meanwhile",
            ...carrying([...found.pending, trail("t2"), fact("f1")]),
          }));
        await room.ledger.tell(entries);
      },
    });
    await relay.drain();
    expect(await room.parcels.get("a")).toMatchObject({
      note: "changed meanwhile",
      pending: [{ id: "t2" }, { id: "f1" }],
    });
    await relay.drain();
    expect([...room.ledger.entries.keys()]).toEqual(["t1", "t2"]);
    expect(idsOf(await relay.after(0, 10))).toEqual(["f1"]);
  });

  test("the ledger away: every fact is numbered all the same, also behind hundreds of documents that wait with their trail", async () => {
    await fill(room.parcels, 350, (at) => parcel(`a${numbered(at)}`, [trail(`t${at}`)]));
    await fill(room.parcels, 20, (at) =>
      parcel(`b${numbered(at)}`, [trail(`u${at}`), fact(`f${numbered(at)}`)]),
    );
    await fill(room.crates, 5, (at) => parcel(`c${at}`, [fact(`g${at}`)]));
    room.ledger.isAway = true;
    const relay = await room.relay();
    await expect(relay.drain()).rejects.toThrow("the ledger is away");
    const events = await relay.after(0, 100);
    expect(events.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
    expect(await relay.backlog()).toEqual({ waiting: 370, stalledMs: 0 });
    room.ledger.isAway = false;
    await relay.drain();
    expect(room.ledger.entries.size).toBe(370);
    expect(await relay.backlog()).toEqual({ waiting: 0, stalledMs: 0 });
    expect((await relay.after(0, 100)).length).toBe(25);
  });

  test("says how long it has been failing, and that only until it succeeds; another collection's success hides nothing", async () => {
    await room.crates.insert(parcel("b", [trail("t1")]));
    room.ledger.isAway = true;
    const relay = await room.relay();
    await expect(relay.drain()).rejects.toThrow("away");
    room.clock.advance(5 * 60_000);
    await expect(relay.drain()).rejects.toThrow("away");
    // The other collection has nothing to tell, or tells with success: the failing one fails still.
    expect(await relay.backlog()).toEqual({ waiting: 1, stalledMs: 5 * 60_000 });
    expect(room.log.lines.map(({ event }) => event)).toEqual(["relay-waits"]);
    room.ledger.isAway = false;
    await relay.drain();
    expect(await relay.backlog()).toEqual({ waiting: 0, stalledMs: 0 });
    expect(room.log.lines.map(({ event }) => event)).toEqual(["relay-waits", "relay-goes-on"]);
  });

  test("tells at most 500 entries at once", async () => {
    const sizes: number[] = [];
    await fill(room.parcels, 100, (at) =>
      parcel(
        `a${at}`,
        Array.from({ length: 12 }, (_, turn) => trail(`t${at}-${turn}`)),
      ),
    );
    const relay = await room.relay({
      tell: async (entries) => {
        sizes.push(entries.length);
        await room.ledger.tell(entries);
      },
    });
    await relay.drain();
    expect(sizes).toEqual([500, 500, 200]);
    expect(room.ledger.entries.size).toBe(1200);
  });

  test("drained by many at once it still gives every event one number", async () => {
    await fill(room.parcels, 30, (at) => parcel(`a${at}`, [fact(`f${at}`)]));
    const relay = await room.relay();
    relay.start();
    await Promise.all([relay.drain(), relay.drain(), relay.drain()]);
    await relay.stop();
    const events = await relay.after(0, 100);
    expect(events.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    expect(new Set(idsOf(events)).size).toBe(30);
  });
});

describe("trimming", () => {
  const daysMs = 24 * 3_600_000;

  test("drops events of more than ninety days, and counts on from the newest", async () => {
    const relay = await room.relay();
    await fill(room.parcels, 3, (at) => parcel(`a${at}`, [fact(`f${at}`)]));
    await relay.drain();
    room.clock.advance(89 * daysMs);
    await room.parcels.insert(parcel("b", [fact("g")]));
    await relay.drain();
    expect((await relay.after(0, 10)).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    room.clock.advance(2 * daysMs);
    await relay.drain();
    expect((await relay.after(0, 10)).map(({ number }) => number)).toEqual([4]);
  });

  test("keeps the newest event whatever its age, so that numbers never begin anew", async () => {
    const relay = await room.relay();
    await fill(room.parcels, 3, (at) => parcel(`a${at}`, [fact(`f${at}`)]));
    await relay.drain();
    room.clock.advance(200 * daysMs);
    await relay.drain();
    expect((await relay.after(0, 10)).map(({ number }) => number)).toEqual([3]);
    const again = await room.relay();
    await room.parcels.insert(parcel("b", [fact("g")]));
    await again.drain();
    expect(await again.after(0, 10)).toMatchObject([{ number: 4, id: "g" }]);
  });
});
