import type { SeatState } from "@tallenne/contracts";
import type { Seat, Terminal } from "./seats.ts";
import type { VisitScene } from "./visit-scene.ts";

/** A visit in which the first second has sounded. */
export interface Playing {
  readonly one: VisitScene;
  readonly terminal: Terminal;
  readonly console: Seat;
}

/** Goes through everything up to there. */
export async function playingIn(one: VisitScene): Promise<Playing> {
  const { terminal, console } = await one.open();
  await terminal.play(1);
  const first = await terminal.fetch(1, 0);
  if (first.status !== 200) throw new Error(`the first window was answered ${first.status}`);
  terminal.sounding = { number: 1, item: 1, fromMs: 0, toMs: 1_000, speed: 1 };
  await console.seen("position");
  return { one, terminal, console };
}

/** Waits until a seat is told that the other is lost. */
export const away = (seat: Seat) => seat.seen<SeatState>("state", ({ phase }) => phase === "away");
/** The visit's state as its supervisor sees it. */
export const stateOf = async (one: VisitScene) => (await one.view()).state;
/** Why it was suspended, as the ledger has it. */
export const causesOf = (one: VisitScene) =>
  one.entries("visit.suspended").map(({ facts }) => facts["cause"]);
