import { runAlone } from "@tallenne/wire";
import { composeIntake } from "./compose.ts";
import { intakeSettings } from "./settings.ts";

await runAlone("intake", intakeSettings, composeIntake);
