export { composeSteward } from "./compose.ts";
export { stewardSettings, type StewardSettings } from "./settings.ts";
