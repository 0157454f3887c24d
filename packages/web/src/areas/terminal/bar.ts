import type { Looks } from "./looks.ts";

/** What every page with the upper bar is given. */
export interface Bar {
  readonly looks: Looks;
  readonly onLanguage: () => void;
}
