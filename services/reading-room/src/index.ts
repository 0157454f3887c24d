export { composeReadingRoom } from "./compose.ts";
export { readingRoomSettings, type ReadingRoomSettings } from "./settings.ts";
