import type { SeatView } from "./seat.ts";

/** Pages of the book, `none` for a device that is no terminal, `no-link` before a visit without a connection. */
export type TerminalPage = "t0" | "t2" | "t3" | "t4" | "t5" | "t6" | "t7" | "none" | "no-link";

/** Which page stands. Content stands on t4 only; whatever is doubtful leads away from it. */
export function pageOf({ link, isLost, state, isOver }: SeatView, isStarted: boolean): TerminalPage {
  if (isOver) return "t7";
  if (link.is === "refused") return "none";
  if (isLost) return "t6";
  if (state === undefined || state.phase === "waiting") {
    if (!isStarted) return "t0";
    return link.is === "gone" ? "no-link" : "t2";
  }
  if (link.is === "gone") return "no-link";
  if (state.phase === "ended") return "t7";
  if (state.phase === "paired") return "t3";
  return state.phase === "held-back" || state.phase === "away" ? "t5" : "t4";
}
