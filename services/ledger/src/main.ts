import { runAlone } from "@tallenne/wire";
import { composeLedger } from "./compose.ts";
import { ledgerSettings } from "./settings.ts";

await runAlone("ledger", ledgerSettings, composeLedger);
