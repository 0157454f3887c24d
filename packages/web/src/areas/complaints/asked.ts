import type { ContactRow } from "@tallenne/contracts";
import { typedDay } from "../../format/typed-day.ts";
import { detailKind } from "./detail-kind.ts";

/** What stands in the fields of the search. */
export interface Asked {
  readonly detail: string;
  readonly from: string;
  readonly to: string;
  readonly channel: ContactRow["channel"] | "";
  readonly line: string;
}

/** Empty fields. */
export const nothingAsked: Asked = { detail: "", from: "", to: "", channel: "", line: "" };

/** A day that is typed but is none. */
export function isWrongDay(typed: string): boolean {
  return typed.trim() !== "" && typedDay(typed) === undefined;
}

/** Why the fields cannot be searched yet; undefined when they can. Without a contact detail a first day is needed. */
export function askedWrong(asked: Asked): "day" | "nothing" | undefined {
  if (isWrongDay(asked.from) || isWrongDay(asked.to)) return "day";
  if (detailKind(asked.detail) === undefined && typedDay(asked.from) === undefined) return "nothing";
  return undefined;
}
