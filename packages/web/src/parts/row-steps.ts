/** Moves the focus to the row before or after, the first or last; false when the key or the place of the focus is no step between rows. */
export function stepRows(list: HTMLElement, key: string): boolean {
  const rows = [...list.querySelectorAll<HTMLElement>("[data-row]")];
  const here = rows.findIndex((row) => row === document.activeElement);
  if (here < 0) return false;
  const next = rows[nextRow(key, here, rows.length)];
  next?.focus();
  return next !== undefined;
}

/** Place of the row a key leads to; -1 when it leads nowhere. */
export function nextRow(key: string, here: number, count: number): number {
  if (key === "ArrowDown") return Math.min(here + 1, count - 1);
  if (key === "ArrowUp") return Math.max(here - 1, 0);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return -1;
}
