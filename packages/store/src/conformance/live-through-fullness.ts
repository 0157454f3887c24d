import type { Collection } from "../collection.ts";
import type { Documents } from "../documents.ts";
import { type Card, card, cardsKept, type FullnessReport } from "./room.ts";

const pad = "p".repeat(6000);

/**
 * Fills a store until its medium is full, goes on reading and trying, gets room again, and tells what it met. For a process of its own: `open` opens
 * the store on the little medium, `makeRoom` gives the medium room.
 */
export async function liveThroughFullness(place: {
  open: () => Promise<Documents>;
  makeRoom: () => void;
}): Promise<FullnessReport> {
  const documents = await place.open();
  const cards = await documents.open(cardsKept);
  const acknowledged = new Set<string>();
  const refused = new Set<string>();
  const refusals = new Set<string>();
  const attempt = async (id: string, act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      acknowledged.add(id);
      return true;
    } catch (failure) {
      refusals.add(codeOf(failure));
      refused.add(id);
      return false;
    }
  };
  const insert = (id: string) =>
    attempt(id, () => cards.insert(card(id, { text: pad, source: id, cases: [id] })));
  let isFull = false;
  for (let at = 0; !isFull && at < 20_000; at += 10) {
    const some = Array.from({ length: 10 }, (_, more) => insert(`k${at + more}`));
    isFull = (await Promise.all(some)).includes(false);
  }
  for (let at = 0; at < 20; at += 1) await insert(`late${at}`);
  const [first = ""] = acknowledged;
  for (let at = 0; at < 5; at += 1)
    await cards
      .change(first, (found) => ({ ...found, text: `${pad}changed`, line: pad }))
      .then(() => refusals.add("none"))
      .catch((failure: unknown) => refusals.add(codeOf(failure)));
  const lostWhileFull = await missing(cards, acknowledged);
  const changedWhileFull = (await cards.get(first))?.version === 1 ? 0 : 1;
  place.makeRoom();
  const recovered = (await insert("again")) && (await cards.remove("again"));
  acknowledged.delete("again");
  await documents.close();
  const after = await (await place.open()).open(cardsKept);
  return {
    refusals: [...refusals],
    acknowledged: acknowledged.size,
    refused: refused.size,
    lostWhileFull,
    changedWhileFull,
    recovered,
    lostAfter: await missing(after, acknowledged),
    ghosts: (await after.count()) - acknowledged.size,
  };
}

async function missing(cards: Collection<Card>, ids: ReadonlySet<string>): Promise<number> {
  let count = 0;
  for (const id of ids) if ((await cards.get(id))?.text !== pad) count += 1;
  return count;
}

function codeOf(failure: unknown): string {
  return String((failure as { code?: unknown }).code ?? failure);
}
