/** How far the server's clock is ahead of the browser's, milliseconds; the Date header tells it to the second. */
let ahead = 0;

/** Notes the Date header of an answer. */
export function noteServerDate(header: string | null, at: number): void {
  const told = header === null ? Number.NaN : Date.parse(header);
  if (!Number.isNaN(told)) ahead = told - at;
}

/** An instant of the server on the browser's clock, epoch milliseconds. */
export function onOurClock(instant: string): number {
  return Date.parse(instant) - ahead;
}
