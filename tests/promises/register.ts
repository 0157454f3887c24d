import { noticeA } from "./rows/notice-a.ts";
import { noticeB } from "./rows/notice-b.ts";
import type { Row } from "./rows/row.ts";

/** Every clause of the two notices, in their order. */
export const rows: readonly Row[] = [...noticeA, ...noticeB];

/** The row of an id. Throws RangeError when there is none, or when it is not kept: a test of it would be out of place. */
export function keptRow(id: string): Row {
  const row = rows.find((one) => one.id === id);
  if (row?.state !== "kept") throw new RangeError(`${id} is no row that is kept`);
  return row;
}
