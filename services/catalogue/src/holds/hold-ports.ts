import type { CataloguePorts } from "../ports.ts";

/** What the use cases of holds work with. */
export type HoldPorts = Pick<
  CataloguePorts,
  "contacts" | "cases" | "policies" | "calendar" | "clock" | "chance" | "feed" | "limits"
>;
