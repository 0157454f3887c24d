// The only file of the application that reads the browser's clock or sets a timer: idle time, retries and the player's reports need both.

/** Ends what was started; calling it again changes nothing. */
export type Stop = () => void;

/** Now, epoch milliseconds, by the browser's clock. */
export function now(): number {
  return Date.now();
}

/** Acts once after some milliseconds. */
export function after(milliseconds: number, act: () => void): Stop {
  const timer = window.setTimeout(act, milliseconds);
  return () => window.clearTimeout(timer);
}

/** Acts again and again, every so many milliseconds. */
export function every(milliseconds: number, act: () => void): Stop {
  const timer = window.setInterval(act, milliseconds);
  return () => window.clearInterval(timer);
}
