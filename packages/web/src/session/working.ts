import type { CaseView } from "@tallenne/contracts";
import { store } from "../platform/store.ts";

/** What for: a purpose, and with every purpose but P0 the case it serves. */
export interface Working {
  readonly purpose: CaseView["purpose"];
  readonly case?: Pick<CaseView, "id" | "number" | "kind">;
}

/** The purpose and case of the page; undefined until one is chosen. */
export const working = store<Working | undefined>(undefined);

/** True after a change of purpose, until the next page: its results were cleared. */
export const purposeChanged = store(false);

export function isSameWork(one: Working | undefined, other: Working | undefined): boolean {
  return one?.purpose === other?.purpose && one?.case?.id === other?.case?.id;
}
