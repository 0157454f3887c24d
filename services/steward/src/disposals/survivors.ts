import { survivingInCatalogue, survivingInIntake, survivingInReadingRoom } from "@tallenne/contracts";
import type { DisposalPorts } from "../ports.ts";
import { orderWithin } from "../sweeps/due.ts";
import type { Disposal } from "./disposal.ts";

/** Ids in one question. */
const batch = 500;

/** Something survived: the disposal stays open, no certificate is made (flows J5.9). */
export class Surviving extends Error {
  readonly count: number;
  constructor(count: number) {
    super("something survived a disposal");
    this.name = "Surviving";
    this.count = count;
  }
}

/** How many ids, objects and key files are still found by those who keep them and by the stores' own listing: zero, or no certificate. */
export async function countSurvivors(
  { peers, objects, keys }: Pick<DisposalPorts, "peers" | "objects" | "keys">,
  { bucket, bucketVersion, contacts }: Disposal,
): Promise<number> {
  let found = (await keys.exists(bucket, bucketVersion)) ? 1 : 0;
  for (let at = 0; at < contacts.length; at += batch) {
    const body = { contacts: contacts.slice(at, at + batch) };
    for (const asked of [survivingInCatalogue, survivingInReadingRoom, survivingInIntake])
      found += (await peers.call(asked, { body }, { within: orderWithin })).surviving.length;
  }
  for (const contact of contacts) found += (await objects.of(contact)).length;
  return found;
}
