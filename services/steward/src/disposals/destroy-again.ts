import type { Log } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import type { KeyDestroyer } from "@tallenne/vault";
import { type Disposal, disposalSteps } from "./disposal.ts";

/**
 * After a person accepted an older copy of the keyring: destroys every key once more whose destruction stands in the ledger (`keys.destroyed` came before
 * the step), so that nothing that went can be opened again. Repeats safely.
 */
export async function destroyAgain(
  disposals: Collection<Disposal>,
  keys: KeyDestroyer,
  log: Log,
): Promise<void> {
  let again = 0;
  for await (const { step, bucket, bucketVersion } of disposals.each()) {
    if (disposalSteps.indexOf(step) < disposalSteps.indexOf("key-destroyed")) continue;
    const { copies } = await keys.destroy({ bucket, bucketVersion });
    if (copies.some(({ found }) => found)) again += 1;
  }
  log.warn({ event: "keys-destroyed-again", again });
}
