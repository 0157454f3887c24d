import { createHash } from "node:crypto";
import { type Chance, chanceOf } from "./chance.ts";

/** Repeatable chance for tests: the same seed gives the same bytes in the same order. Never for keys of a real archive. */
export function seededChance(seed: string | number): Chance {
  let block = 0;
  let rest = new Uint8Array(0);
  const refill = () => {
    const next = createHash("sha256").update(`${seed}/${block}`).digest();
    block += 1;
    rest = new Uint8Array([...rest, ...next]);
  };
  return chanceOf((length) => {
    while (rest.length < length) refill();
    const taken = rest.slice(0, length);
    rest = rest.slice(length);
    return taken;
  });
}
