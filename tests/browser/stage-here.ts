import type { Stage } from "./stage.ts";

/** The stage of the suite that runs in this process; its tests stand in several files. */
export const stageHere = {} as { stage: Stage };
