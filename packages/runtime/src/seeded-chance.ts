import { createHash } from "node:crypto";
import { type Chance, chanceOf } from "./chance.ts";

/** Repeatable chance for tests: the same seed gives the same bytes in the same order. Never for keys of a real archive. */
export function seededChance(seed: string | number): Chance {
  let block = 0;
  let rest = Buffer.alloc(0);
  return chanceOf((length) => {
    const blocks = [rest];
    for (let held = rest.length; held < length; block += 1) {
      const next = createHash("sha256").update(`${seed}/${block}`).digest();
      blocks.push(next);
      held += next.length;
    }
    const all = Buffer.concat(blocks);
    rest = all.subarray(length);
    return new Uint8Array(all.subarray(0, length));
  });
}
