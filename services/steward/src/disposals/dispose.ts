import type { DisposalPorts } from "../ports.ts";
import type { Disposal } from "./disposal.ts";
import { steps } from "./steps.ts";
import { Surviving } from "./survivors.ts";

/** Carries a disposal as far as it goes. Throws what stopped it, after the document says where; `purged` needs nothing more. */
export function dispose(ports: DisposalPorts) {
  return async (started: Disposal): Promise<Disposal> => {
    let disposal = started;
    while (disposal.step !== "purged") {
      const { step } = disposal;
      try {
        const change = await steps[step](ports, disposal);
        disposal = await ports.disposals.replace({ ...disposal, ...change, failing: null });
      } catch (failure) {
        await fail(ports, disposal, failure);
        throw failure;
      }
    }
    return disposal;
  };
}

/** Log, document and ledger say where it stands. A ledger that is away learns it at the next try; the failure itself is what is thrown. */
async function fail(ports: DisposalPorts, disposal: Disposal, failure: unknown): Promise<void> {
  const { id, bucket, bucketVersion, step } = disposal;
  const surviving = failure instanceof Surviving ? failure.count : 0;
  ports.log.error({ event: "disposal-stopped", disposal: id, step, surviving }, failure);
  try {
    await ports.disposals.change(id, (kept) => ({ ...kept, failing: step }));
    await ports.trail.write("retention.purge.failed", [id], { bucket, bucketVersion, step, surviving });
  } catch (untold) {
    ports.log.error({ event: "disposal-failure-untold", disposal: id, step }, untold);
  }
}
