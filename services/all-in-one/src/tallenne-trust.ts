// Makes the trust of an archive: trust.json and two keys per service, or changes the keys of one. `tallenne-trust --help` tells how.
import { serviceNames, type ServiceName } from "@tallenne/contracts";
import { makeTrust, rotateTrust } from "@tallenne/wire";
import { oneSocket } from "./trust-below.ts";
import { addressesOf, trustWords } from "./trust-command.ts";

const words = process.argv.slice(2);
const [first = "--help", second, third] = words;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (first === "--help") say(trustWords);
else if (first === "switch" || first === "renew") {
  const service = serviceNames.find((name) => name === third) satisfies ServiceName | undefined;
  if (second === undefined || service === undefined) {
    process.stderr.write(`${trustWords}\n`);
    process.exitCode = 2;
  } else {
    await rotateTrust(second, service, first);
    say(`${service}: ${first} done; restart every service`);
  }
} else {
  const addresses = words.length > 1 ? addressesOf(words.slice(1)) : oneSocket();
  if (addresses === undefined) {
    process.stderr.write(`${trustWords}\n`);
    process.exitCode = 2;
  } else say(await makeTrust({ folder: first, addresses }));
}
