import { createLifecycle, createLog, processSettings, runProcess, systemClock } from "@tallenne/runtime";
import { type Started, startAllInOne } from "./start-all-in-one.ts";
import { withPurpose } from "./with-purpose.ts";

const sources = withPurpose(processSettings, process.argv.slice(2));
const log = createLog({ level: "info", clock: systemClock });
let started: Started | undefined;
const archive = {
  name: "all-in-one",
  start: async () => void (started = await startAllInOne({ sources })),
  stop: () => started?.stop(),
};
await runProcess(createLifecycle({ parts: [archive], clock: systemClock, log, deadlineMs: 25_000 }), { log });
