/**
 * What the browser may keep: the language, the height of rows, how far the tour of the demonstration came. Nothing else ever (no name, number,
 * code, id or query).
 */
type Kept = "language" | "density" | "tour";

const key = (setting: Kept): string => `tallenne.${setting}`;

/** A kept setting, or undefined where none is kept or the browser forbids keeping. */
export function keptSetting(setting: Kept): string | undefined {
  try {
    return localStorage.getItem(key(setting)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a setting; a browser that forbids it forgets with the page. */
export function keepSetting(setting: Kept, value: string): void {
  try {
    localStorage.setItem(key(setting), value);
  } catch {
    // A private window without storage: the setting lives as long as the page.
  }
}
