export * from "./access-facts.ts";
export * from "./case.ts";
export * from "./contact-list.ts";
export * from "./disposal.ts";
export * from "./policy.ts";
export * from "./recording.ts";
export * from "./sealing-key.ts";
