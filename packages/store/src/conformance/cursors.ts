import { expect, test } from "@jest/globals";
import type { Collection, Order } from "../collection.ts";
import type { Documents } from "../documents.ts";
import { type Card, card, cardsKept, type Room, smallKept } from "./room.ts";

const newest: Order[] = [{ field: "started", direction: "desc" }];

/** So that a list that never ends fails instead of hanging. */
const mostSteps = 500;

/** Pages that follow one another. */
export function cursorTests(
  inRoom: (act: (room: Room, documents: Documents) => Promise<void>) => () => Promise<void>,
) {
  test(
    "pages follow one another without gap or repetition, whatever the limit",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      await fill(cards, 60);
      const whole = (await cards.find({ order: newest, limit: 1000 })).rows.map(({ id }) => id);
      expect(whole).toHaveLength(60);
      for (const limit of [1, 7, 20, 59, 60, 61]) expect(await walk(cards, limit)).toEqual(whole);
    }),
  );

  test(
    "there is no next page when the last row has been given, and none after nothing",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      expect(await cards.find({ order: newest, limit: 5 })).toEqual({ rows: [] });
      await fill(cards, 5);
      expect((await cards.find({ order: newest, limit: 5 })).next).toBeUndefined();
      expect((await cards.find({ order: newest, limit: 4 })).next).toEqual(expect.any(String));
    }),
  );

  test(
    "while others insert and remove, no row comes twice and none that stood throughout is lost",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      await fill(cards, 100);
      const seen: string[] = [];
      let after: string | undefined;
      let turn = 0;
      do {
        const page = await cards.find({ order: newest, limit: 6, after });
        seen.push(...page.rows.map(({ id }) => id));
        after = page.next;
        turn += 1;
        // Newer than all, older than all, and of the same moment as rows already given.
        await Promise.all(
          [1000 + turn, -turn, 5].map((started, at) => cards.insert(card(`new-${turn}-${at}`, { started }))),
        );
        await cards.remove(`k${turn}`);
      } while (after !== undefined && turn < mostSteps);
      expect(new Set(seen).size).toBe(seen.length);
      const removed = new Set(Array.from({ length: turn }, (__, at) => `k${at + 1}`));
      const stood = Array.from({ length: 100 }, (__, at) => `k${at}`).filter((id) => !removed.has(id));
      expect(stood.filter((id) => !seen.includes(id))).toEqual([]);
    }),
  );

  test(
    "a cursor outlives a restart",
    inRoom(async (room, documents) => {
      const cards = await documents.open(cardsKept);
      await fill(cards, 10);
      const first = await cards.find({ order: newest, limit: 4 });
      const rest = await cards.find({ order: newest, limit: 9, after: first.next });
      await documents.close();
      const again = await (await room.open()).open(cardsKept);
      expect(await again.find({ order: newest, limit: 9, after: first.next })).toEqual(rest);
    }),
  );

  test(
    "a cursor shows nothing, and one that is forged, cut, or of another list is refused",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      const others = await documents.open(smallKept);
      for (const at of [1, 2, 3]) await cards.insert(card(`Aino-${at}`, { line: "salassa" }));
      const order: Order[] = [{ field: "line", direction: "asc" }];
      const { next = "" } = await cards.find({ order, limit: 1 });
      expect(next).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(Buffer.from(next, "base64url").toString("latin1")).not.toMatch(/Aino|salassa/);
      const forged = Buffer.from('["salassa","Aino-1"]').toString("base64url");
      const flipped = (next.startsWith("A") ? "B" : "A") + next.slice(1);
      for (const after of [forged, next.slice(0, -2), flipped, "", "."])
        await expect(cards.find({ order, limit: 1, after })).rejects.toMatchObject({ code: "bad-cursor" });
      await expect(cards.find({ order: newest, limit: 1, after: next })).rejects.toMatchObject({
        code: "bad-cursor",
      });
      await expect(others.find({ order, limit: 1, after: next })).rejects.toMatchObject({
        code: "bad-cursor",
      });
    }),
  );
}

/** Some of one moment, some of none. */
function moment(at: number): number | null {
  return at % 9 === 0 ? null : Math.floor(at / 4);
}

async function fill(cards: Collection<Card>, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, at) => cards.insert(card(`k${at}`, { started: moment(at) }))),
  );
}

async function walk(cards: Collection<Card>, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await cards.find({ order: newest, limit, after });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined && ids.length < mostSteps);
  return ids;
}
