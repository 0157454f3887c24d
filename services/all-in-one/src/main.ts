import { createLifecycle, createLog, processSettings, runProcess, systemClock } from "@tallenne/runtime";
import { type Started, startAllInOne } from "./start-all-in-one.ts";
import { withPurpose } from "./with-purpose.ts";

const sources = withPurpose(processSettings, process.argv.slice(2));
const log = createLog({ level: "info", clock: systemClock });
let started: Started | undefined;
const storeFailed = Promise.withResolvers<unknown>();
const archive = {
  name: "all-in-one",
  async start() {
    try {
      started = await startAllInOne({ sources, onStoreFailed: storeFailed.resolve });
    } catch (failure) {
      // The log tells names and places only. What stops a start says what to repair, and whoever starts it reads that here.
      process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
      throw failure;
    }
  },
  stop: () => started?.stop(),
};
await runProcess(createLifecycle({ parts: [archive], clock: systemClock, log, deadlineMs: 25_000 }), {
  log,
  failed: storeFailed.promise,
});
