export * from "./commitment.ts";
export * from "./disqualification.ts";
export * from "./first-start.ts";
export * from "./grant.ts";
export * from "./introspection.ts";
export { me, type Me } from "./me.ts";
export * from "./people.ts";
export * from "./session.ts";
export * from "./terminal.ts";
