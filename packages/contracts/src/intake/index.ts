export * from "./announcement.ts";
export * from "./day-totals.ts";
export * from "./disposal.ts";
export { intakeSocket } from "./live-counts.ts";
export * from "./overview.ts";
export * from "./quarantine.ts";
export * from "./source.ts";
export * from "./transcript.ts";
export * from "./upload.ts";
