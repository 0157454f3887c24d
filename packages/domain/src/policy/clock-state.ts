import type { Trilingual } from "../trilingual.ts";

/** Where a contact stands in its life. `frozen` lies over the others and opens only for a rights request. */
export const clockStates = ["active", "held", "due", "unreadable", "purging", "purged", "frozen"] as const;
export type ClockState = (typeof clockStates)[number];

/** Words of the states. */
export const clockStateNames: Readonly<Record<ClockState, Trilingual>> = {
  active: { fi: "Säilytetään", sv: "Bevaras", en: "Kept" },
  held: { fi: "Jatkettu säilytys", sv: "Förlängd bevaring", en: "Held" },
  due: { fi: "Poistettava", sv: "Ska raderas", en: "Due for deletion" },
  unreadable: { fi: "Ei enää avattavissa", sv: "Kan inte längre öppnas", en: "Unreadable" },
  purging: { fi: "Poistetaan", sv: "Raderas", en: "Being deleted" },
  purged: { fi: "Poistettu", sv: "Raderad", en: "Deleted" },
  frozen: { fi: "Jäädytetty", sv: "Fryst", en: "Frozen" },
};
