import { runAlone } from "@tallenne/wire";
import { composeCatalogue } from "./compose.ts";
import { catalogueSettings } from "./settings.ts";

await runAlone("catalogue", catalogueSettings, composeCatalogue);
