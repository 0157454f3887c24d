import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Collection, Document } from "../collection.ts";
import type { Documents } from "../documents.ts";
import { fact, parcel, type RelayRoom, relayRoom, trail } from "./testing/relay-room.ts";

let room: RelayRoom;
beforeEach(async () => void (room = await relayRoom()));
afterEach(() => room.leave());

/** Counts the steps that leave a mark; at the one asked for the process dies, before or after the mark, and nothing happens any more. */
function dying(step: number, when: "before" | "after") {
  let taken = 0;
  let isDead = false;
  const die = () => {
    isDead = true;
    throw new Error("the process died");
  };
  return {
    isDead: () => isDead,
    async take<R>(act: () => Promise<R>): Promise<R> {
      if (isDead) die();
      taken += 1;
      const isLast = taken === step;
      if (isLast && when === "before") die();
      const outcome = await act();
      if (isLast) die();
      return outcome;
    },
  };
}
type Death = ReturnType<typeof dying>;

function mortal<T extends Document>(collection: Collection<T>, death: Death): Collection<T> {
  return {
    ...collection,
    insert: (document) => death.take(() => collection.insert(document)),
    change: (id, alter) => death.take(() => collection.change(id, alter)),
    remove: (id, version) => death.take(() => collection.remove(id, version)),
  };
}

function mortalStore(documents: Documents, death: Death): Documents {
  return { ...documents, open: async (kept) => mortal(await documents.open(kept), death) };
}

async function fillRoom(): Promise<void> {
  await room.parcels.insert(parcel("a", [fact("a1"), trail("t1"), fact("a2")]));
  await room.parcels.insert(parcel("b", [trail("t2"), trail("t3")]));
  await room.parcels.insert(parcel("c", [fact("c1")]));
  await room.crates.insert(parcel("d", [fact("d1"), trail("t4")]));
}

/** A relay of a process that dies at that step; true when it did. */
async function diesAt(step: number, when: "before" | "after"): Promise<boolean> {
  const death = dying(step, when);
  const relay = await room.relay({
    documents: mortalStore(room.documents, death),
    sources: [mortal(room.parcels, death), mortal(room.crates, death)],
    tell: (entries) => death.take(() => room.ledger.tell(entries)),
  });
  await relay.drain().catch((failure: unknown) => {
    if (!death.isDead()) throw failure;
  });
  return death.isDead();
}

describe.each(["before", "after"] as const)("a process that dies %s a step", (when) => {
  test("loses no event and doubles none, whichever step it is, and however often it dies", async () => {
    let steps = 0;
    for (let step = 1; ; step += 1) {
      await room.leave();
      room = await relayRoom();
      await fillRoom();
      if (!(await diesAt(step, when))) break;
      steps = step;
      // The next process dies early as well, the third lives.
      await diesAt(1, "after");
      const relay = await room.relay();
      await relay.drain();
      const events = await relay.after(0, 100);
      expect(events.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
      const ids = events.map(({ id }) => id);
      expect(ids.toSorted()).toEqual(["a1", "a2", "c1", "d1"]);
      expect(ids.indexOf("a1")).toBeLessThan(ids.indexOf("a2"));
      expect([...room.ledger.entries.keys()].toSorted()).toEqual(["t1", "t2", "t3", "t4"]);
      expect(await relay.backlog()).toEqual({ waiting: 0, stalledMs: 0 });
    }
    // Four numbers, two tellings, and the takings-out: fewer would mean that the steps are not met.
    expect(steps).toBeGreaterThanOrEqual(10);
  }, 60_000);
});
