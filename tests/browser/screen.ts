import type { Page } from "playwright-core";
import type { Stage, StaffRole } from "./stage.ts";
import { type Language, settled } from "./visitor.ts";

/** One screen of the application and how a person comes to it, speaking Finnish. */
export interface Screen {
  readonly name: string;
  readonly who: StaffRole | "nobody" | "newcomer";
  reach(page: Page, stage: Stage): Promise<void>;
  /** Dialogs are looked at in the language they were opened in. */
  readonly languages?: readonly Language[];
}

/** A screen with an address of its own. */
export const at = (path: string) => async (page: Page, stage: Stage) => {
  await page.goto(`${stage.address}${path}`);
  await settled(page);
};

/** A dialog: looked at in the language it was opened in. */
export const dialogIn = (screen: Omit<Screen, "languages">): Screen => ({ ...screen, languages: ["fi"] });
