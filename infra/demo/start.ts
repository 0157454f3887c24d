// The product for a small office: empty at first, everything below ./data. `start --purpose production` holds it to the rules of production.
import { withPurpose } from "@tallenne/all-in-one";
import { firstStartLink } from "@tallenne/identity";
import { processSettings, showWork, systemClock } from "@tallenne/runtime";
import { join } from "node:path";
import { buildWeb } from "../peers/web-build.ts";
import { archiveIn, root } from "./archive-in.ts";
import { failureWords, stopWithTerminal } from "./stop-with-terminal.ts";

const shown = showWork({ stream: process.stdout, clock: systemClock });
const say = (words: string) => shown.begin(words);
try {
  const { environment } = withPurpose(processSettings, process.argv.slice(2));
  const folder = environment["TALLENNE_DATA"] || "./data";
  await buildWeb(root, say);
  say("Starting the archive…");
  const archive = await archiveIn(folder, environment);
  stopWithTerminal(async () => {
    say("Stopping…");
    await archive.stop();
  });
  const link = await firstStartLink(join(folder, "secrets"), archive.address);
  say(`Tallenne is at ${archive.address} (data and log in ${folder}, Ctrl-C stops it)`);
  shown.end();
  if (link !== undefined)
    process.stdout.write(
      `There is no account yet. This link makes the first administrator, once:\n\n  ${link}\n\n`,
    );
} catch (failure) {
  shown.end();
  process.stderr.write(`${failureWords(failure)}\n`);
  process.exitCode = 1;
}
