// One service in one process of the tests: node run-service.ts <service> <epoch ms> <demo|office>
import { catalogueSettings, composeCatalogue } from "@tallenne/catalogue";
import type { ServiceName } from "@tallenne/contracts";
import { composeIdentity, identitySettings } from "@tallenne/identity";
import { composeIntake, intakeSettings } from "@tallenne/intake";
import { composeLedger, ledgerSettings } from "@tallenne/ledger";
import { composeReadingRoom, readingRoomSettings } from "@tallenne/reading-room";
import { composeSteward, stewardSettings } from "@tallenne/steward";
import { runAlone } from "@tallenne/wire";
import { remoteCalendar } from "./remote-calendar.ts";

const [, , name, begin = "0", mode] = process.argv;
const reckoning = { calendar: remoteCalendar(Number(begin)), demo: mode === "demo" };
const starts: Readonly<Record<ServiceName, () => Promise<void>>> = {
  identity: () => runAlone("identity", identitySettings, composeIdentity, reckoning),
  intake: () => runAlone("intake", intakeSettings, composeIntake, reckoning),
  catalogue: () => runAlone("catalogue", catalogueSettings, composeCatalogue, reckoning),
  "reading-room": () => runAlone("reading-room", readingRoomSettings, composeReadingRoom, reckoning),
  steward: () => runAlone("steward", stewardSettings, composeSteward, reckoning),
  ledger: () => runAlone("ledger", ledgerSettings, composeLedger, reckoning),
};
const start = starts[name as ServiceName];
if (start === undefined) throw new TypeError("no such service");
await start();
// The listeners stand: runAlone resolves when its start has.
process.send?.({ address: "ready" });
