import type { Answer } from "../api/client.ts";

type Freeze = Answer<"listHolds">["freezes"][number]["freeze"];
export type Ground = NonNullable<Freeze["ground"]>["code"];

/** The law each cause of a freeze may rest on, the usual first. */
export const groundsOf: Readonly<Record<Freeze["cause"], readonly [Ground, ...Ground[]]>> = {
  "rights-request": ["art-15-12-2", "art-17-3-e", "art-18-1-c"],
  authority: ["art-17-3-e", "art-15-12-2", "art-18-1-c"],
  court: ["art-17-3-e", "art-18-1-c"],
};
