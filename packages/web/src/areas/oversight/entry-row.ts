import type { Answer } from "../../api/client.ts";

/** One entry of a list with its place in the log. */
export type EntryRow = Answer<"listEntries">["rows"][number];
