import type { Stop } from "../../platform/clock.ts";

/** Held so long it is an emergency, milliseconds (screens S-51). */
const heldMs = 1000;

/** The one key for danger. */
export interface EmergencyKey {
  readonly down: () => void;
  readonly up: () => void;
}

/**
 * Blanks the terminal the moment it goes down. Held for a second it ends the visit as an emergency; let go before, the listening is only held back.
 */
export function emergencyKey(ports: {
  readonly onBlank: () => void;
  readonly onEmergency: () => void;
  readonly after: (milliseconds: number, act: () => void) => Stop;
}): EmergencyKey {
  let stop: Stop | undefined;
  return {
    down: () => {
      // A key that is held repeats itself.
      if (stop !== undefined) return;
      ports.onBlank();
      stop = ports.after(heldMs, ports.onEmergency);
    },
    up: () => {
      stop?.();
      stop = undefined;
    },
  };
}
