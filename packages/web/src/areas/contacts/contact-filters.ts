import type { ContactRow } from "@tallenne/contracts";
import { typedDay } from "../../format/typed-day.ts";

/** What a person narrows the list by, as it stands in the fields. */
export interface ContactFilters {
  readonly channel: "" | ContactRow["channel"];
  readonly line: string;
  readonly from: string;
  readonly to: string;
}

export const noFilters: ContactFilters = { channel: "", line: "", from: "", to: "" };

/** How many of them narrow. */
export function countOf(filters: ContactFilters): number {
  return Object.values(filters).filter((value: string) => value.trim() !== "").length;
}

/** Are the typed days days? */
export function areReadable({ from, to }: ContactFilters): boolean {
  return [from, to].every((typed) => typed.trim() === "" || typedDay(typed) !== undefined);
}

/** The filters as the catalogue is asked; what does not narrow stays out. */
export function askedBy({ channel, line, from, to }: ContactFilters) {
  const [first, last] = [typedDay(from), typedDay(to)];
  return {
    ...(channel === "" ? {} : { channel }),
    ...(line === "" ? {} : { line }),
    ...(first === undefined ? {} : { from: first }),
    ...(last === undefined ? {} : { to: last }),
  };
}

/** What a history entry remembers of the list: filters and how many pages were shown. Lives in memory only. */
export interface KeptList {
  readonly filters: ContactFilters;
  readonly pages: number;
}

export function isKeptList(value: unknown): value is KeptList {
  return typeof value === "object" && value !== null && "filters" in value && "pages" in value;
}
