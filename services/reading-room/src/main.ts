import { runAlone } from "@tallenne/wire";
import { composeReadingRoom } from "./compose.ts";
import { readingRoomSettings } from "./settings.ts";

await runAlone("reading-room", readingRoomSettings, composeReadingRoom);
