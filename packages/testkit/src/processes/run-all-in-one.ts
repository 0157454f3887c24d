// The six services in one process of the tests: node run-all-in-one.ts <epoch ms> <demo|office>
import { startAllInOne, type Started } from "@tallenne/all-in-one";
import { createLifecycle, createLog, runProcess, systemClock } from "@tallenne/runtime";
import { remoteCalendar } from "./remote-calendar.ts";

const [, , begin = "0", mode] = process.argv;
const calendar = remoteCalendar(Number(begin));
const log = createLog({ level: "info", clock: systemClock });
let started: Started | undefined;
const storeFailed = Promise.withResolvers<unknown>();
const archive = {
  name: "all-in-one",
  async start() {
    started = await startAllInOne({ calendar, demo: mode === "demo", onStoreFailed: storeFailed.resolve });
    process.send?.({ address: started.address, internal: started.internalAddress });
  },
  stop: () => started?.stop(),
};
await runProcess(createLifecycle({ parts: [archive], clock: systemClock, log, deadlineMs: 20_000 }), {
  log,
  failed: storeFailed.promise,
});
