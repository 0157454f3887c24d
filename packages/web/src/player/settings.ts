import { store } from "../platform/store.ts";
import { firstKeys, type KeyMap } from "./key-map.ts";

/** How a person wants the player; lives as long as the page, as the browser may keep language and density only. */
export interface PlayerSettings {
  readonly keysOn: boolean;
  readonly keys: KeyMap;
  /** Seconds that going on after a pause steps back, 0–5. */
  readonly rewind: number;
  readonly rate: number;
  readonly skipSilence: boolean;
  readonly level: boolean;
}

export const playerSettings = store<PlayerSettings>({
  keysOn: true,
  keys: firstKeys,
  rewind: 2,
  rate: 1,
  skipSilence: false,
  level: false,
});

export function changeSettings(change: Partial<PlayerSettings>): void {
  playerSettings.set({ ...playerSettings.get(), ...change });
}
