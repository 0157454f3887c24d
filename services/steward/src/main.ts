import { runAlone } from "@tallenne/wire";
import { composeSteward } from "./compose.ts";
import { stewardSettings } from "./settings.ts";

await runAlone("steward", stewardSettings, composeSteward);
