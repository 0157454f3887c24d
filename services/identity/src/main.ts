import { runAlone } from "@tallenne/wire";
import { composeIdentity } from "./compose.ts";
import { identitySettings } from "./settings.ts";

await runAlone("identity", identitySettings, composeIdentity);
