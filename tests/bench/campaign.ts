// Memory over a long time of load: `node tests/bench/campaign.ts [<minutes>]`, 60 when not told. Ends with 1 when it grew by more than 20 MB in the second half.
import { showWork, systemClock } from "@tallenne/runtime";
import { steadyMemory } from "./steady-memory.ts";

const most = 20;
const minutes = Number(process.argv[2] ?? 60);
const shown = showWork({ stream: process.stderr, clock: systemClock });
shown.begin("the archive at work, seconds", minutes * 60);
const { turns, tenths, growth } = await steadyMemory({
  seconds: minutes * 60,
  told: (done) => shown.done(Math.round(done)),
});
shown.end();
process.stdout.write(
  `${turns} recordings in ${minutes} min; resident memory by tenths: ${tenths.join(", ")} MB; growth in the second half: ${growth} MB\n`,
);
if (!(growth <= most)) process.exitCode = 1;
