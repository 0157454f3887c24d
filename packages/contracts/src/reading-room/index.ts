export * from "./disposal.ts";
export * from "./sitting.ts";
export * from "./sound.ts";
export * from "./written.ts";
