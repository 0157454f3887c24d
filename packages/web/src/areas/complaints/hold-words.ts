import type { HeldView } from "@tallenne/contracts";
import type { WordId } from "../../words/words.ts";

type Hold = HeldView["hold"];
/** Why a recording is kept longer. */
export type HoldReason = Hold["reason"];

/** Reasons a hold can have in a case of a kind, the likeliest first. */
export const reasonsOf: Readonly<Record<Hold["cause"], readonly HoldReason[]>> = {
  complaint: ["evidence", "answer-pending", "appeal", "further-inquiry"],
  quality: ["review", "further-inquiry"],
};

/** Words of a reason. */
export function reasonWords(reason: HoldReason): WordId {
  return `holds.reason-${reason}`;
}

/** Where a hold stands on a day, in words: an extension that waits is said before what it extends. */
export function stateWords(hold: Hold, today: string): WordId {
  if (hold.state === "in-force" && hold.extension !== null) return "holds.state-extension";
  if (hold.state === "in-force" && hold.until < today) return "holds.state-over";
  return `holds.state-${hold.state}`;
}

/** Whether a second person has to say something. */
export function isWaiting(hold: Hold): boolean {
  return hold.state === "asked" || (hold.state === "in-force" && hold.extension !== null);
}

/** Whether it keeps its recording today. */
export function isStanding(hold: Hold, today: string): boolean {
  return hold.state === "asked" || (hold.state === "in-force" && hold.until >= today);
}
