import { useEffect } from "react";
import { loudest } from "./hearing.ts";
import type { Seat } from "./seat.ts";

/** What a key does on the player's page, whatever has the focus; undefined for keys that are left alone. */
function terminalKey(seat: Seat, key: string): (() => void) | undefined {
  const { hearing } = seat;
  const { at, phase, loudness } = hearing.heard.get();
  switch (key) {
    case " ":
      return phase === "still" ? hearing.play : hearing.stop;
    case "ArrowLeft":
      return () => hearing.seek(at - 10_000);
    case "ArrowRight":
      return () => hearing.seek(at + 10_000);
    case "ArrowUp":
      return () => hearing.loudness(Math.min(loudest, loudness + 1));
    case "ArrowDown":
      return () => hearing.loudness(loudness - 1);
    case "h":
    case "H":
      return () => seat.ask("help");
    default:
      return undefined;
  }
}

/** The keys of the terminal's own keyboard (screens 3.9). Enter presses what has the focus; Space is the player's. */
export function useTerminalKeys(seat: Seat): void {
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const act = terminalKey(seat, event.key);
      if (act === undefined) return;
      event.preventDefault();
      if (!event.repeat || event.key.startsWith("Arrow")) act();
    };
    // A button would be pressed when Space goes up.
    const up = (event: KeyboardEvent) => {
      if (event.key === " ") event.preventDefault();
    };
    window.addEventListener("keydown", down, true);
    window.addEventListener("keyup", up, true);
    return () => {
      window.removeEventListener("keydown", down, true);
      window.removeEventListener("keyup", up, true);
    };
  }, [seat]);
}
