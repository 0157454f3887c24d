import type { Clock } from "./clock.ts";

/** What work is shown on: a terminal, or what takes lines. */
export interface ShownOn {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Work that is shown while it goes on. */
export interface WorkShown {
  /** Says what is being done now. With a total it is counted, from nothing on. */
  begin(words: string, total?: number): void;
  /** So many are done of what began last; `more` says what else is known. */
  done(count: number, more?: string): void;
  /** Nothing is under way any more: the line in the terminal is left alone. */
  end(): void;
}

const redrawMs = 100;
const tickMs = 1000;
const firstLineMs = 2000;
const lineEveryMs = 10_000;

/**
 * Shows work on a stream by the clock's time: in a terminal one line that is drawn over itself, with count, total and time left; elsewhere a plain line when
 * something begins, after two seconds, and every ten from then on. `silent` where a script reads the output. With `quietMs` nothing is shown of work that
 * ends sooner.
 */
export function showWork({
  stream,
  clock,
  silent = false,
  quietMs = 0,
}: {
  readonly stream: ShownOn;
  readonly clock: Pick<Clock, "monotonic" | "every">;
  readonly silent?: boolean;
  readonly quietMs?: number;
}): WorkShown {
  if (silent) return { begin: () => undefined, done: () => undefined, end: () => undefined };
  const isLine = stream.isTTY === true;
  const started = clock.monotonic();
  let now: Standing | undefined;
  let stop: (() => void) | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  let nextAt = firstLineMs;
  let isDrawn = false;

  const show = (): void => {
    const at = clock.monotonic();
    if (now === undefined || at - started < quietMs) return;
    shownAt = at;
    const words = standingWords(now, { at, started });
    stream.write(isLine ? `\r\u001B[K${words}` : `${words}\n`);
    isDrawn = isLine;
  };
  const tick = (): void => {
    if (now === undefined) return;
    const sinceBegun = clock.monotonic() - now.begunAt;
    if (isLine) show();
    else if (sinceBegun >= nextAt) {
      nextAt = sinceBegun + lineEveryMs;
      show();
    }
  };
  const close = (): void => {
    if (isDrawn) stream.write("\n");
    isDrawn = false;
  };
  return {
    begin(words, total) {
      close();
      now = { words, total, count: 0, more: undefined, begunAt: clock.monotonic() };
      nextAt = firstLineMs;
      stop ??= clock.every(tickMs, tick);
      show();
    },
    done(count, more) {
      if (now === undefined) return;
      now = { ...now, count, more };
      const isLast = count === now.total;
      if (isLine && (isLast || clock.monotonic() - shownAt >= redrawMs)) show();
      else if (!isLine && isLast && (now.total ?? 0) > 1) show();
      else tick();
    },
    end() {
      stop?.();
      stop = now = undefined;
      close();
    },
  };
}

interface Standing {
  readonly words: string;
  readonly total: number | undefined;
  readonly count: number;
  readonly more: string | undefined;
  readonly begunAt: number;
}

/** `  3.2 s  Contacts · 12/40 · 0:05 left`. */
function standingWords(
  { words, total, count, more, begunAt }: Standing,
  { at, started }: { readonly at: number; readonly started: number },
): string {
  const seconds = ((at - started) / 1000).toFixed(1).padStart(5);
  const left =
    total === undefined || count === 0 || count >= total
      ? undefined
      : Math.ceil((((at - begunAt) / count) * (total - count)) / 1000);
  return `${seconds} s  ${[
    words,
    ...(total === undefined ? [] : [`${count}/${total}`]),
    ...(more === undefined ? [] : [more]),
    ...(left === undefined ? [] : [`${secondsWords(left)} left`]),
  ].join(" · ")}`;
}

/** Whole seconds as `1:05` or `1:01:05`. */
export function secondsWords(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, ...rest] = parts;
  const padded = rest.map((part) => String(part).padStart(2, "0")).join(":");
  return hours > 0 ? `${hours}:${padded}` : padded.replace(/^0/, "");
}
