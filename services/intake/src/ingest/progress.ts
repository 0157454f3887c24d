import { type Clock, secondsWords, type ShownOn } from "@tallenne/runtime";

/** Where the work stands. */
interface Standing {
  readonly files: number;
  readonly filesDone: number;
  readonly bytes: number;
  readonly bytesDone: number;
  /** Refused, quarantined, failed or without facts. */
  readonly notIn: number;
}

/** How work is shown while it goes on: a bar that is drawn over itself in a terminal, a line after two seconds and now and then elsewhere. */
export interface Progress {
  show(standing: Standing): void;
  end(): void;
}

const redrawMs = 100;
const tickMs = 1000;
const firstLineMs = 2000;
const lineEveryMs = 10_000;
const width = 30;

/** Shows progress on a stream, by the clock's time, also while one long recording is under way. `silent` where a script reads the output. */
export function progressOn(
  stream: ShownOn,
  clock: Pick<Clock, "monotonic" | "every">,
  { silent = false }: { readonly silent?: boolean } = {},
): Progress {
  if (silent) return { show: () => undefined, end: () => undefined };
  const isBar = stream.isTTY === true;
  const begun = clock.monotonic();
  let shownAt = isBar ? Number.NEGATIVE_INFINITY : begun + firstLineMs - lineEveryMs;
  let isDrawn = false;
  let last: Standing | undefined;
  const show = (standing: Standing): void => {
    const now = clock.monotonic();
    last = standing;
    const isLast = standing.filesDone === standing.files;
    if (!isLast && now - shownAt < (isBar ? redrawMs : lineEveryMs)) return;
    shownAt = now;
    const text = `${isBar ? `${barOf(standing)} ` : ""}${wordsOf(standing, (now - begun) / 1000)}`;
    stream.write(isBar ? `\r\u001B[K${text}` : `${text}\n`);
    isDrawn = isBar;
  };
  const stop = clock.every(tickMs, () => {
    if (last !== undefined && last.filesDone < last.files) show(last);
  });
  return {
    show,
    end() {
      stop();
      if (isDrawn) stream.write("\n");
      isDrawn = false;
    },
  };
}

function barOf({ bytes, bytesDone, files, filesDone }: Standing): string {
  const share = bytes > 0 ? bytesDone / bytes : files > 0 ? filesDone / files : 1;
  const full = Math.round(width * Math.min(1, share));
  return `[${"#".repeat(full)}${"-".repeat(width - full)}]`;
}

function wordsOf({ files, filesDone, bytes, bytesDone, notIn }: Standing, seconds: number): string {
  const rate = seconds > 0 ? bytesDone / seconds : 0;
  const left = rate > 0 ? Math.ceil((bytes - bytesDone) / rate) : undefined;
  return [
    `${filesDone}/${files} recordings`,
    `${sizeWords(bytesDone)} of ${sizeWords(bytes)}`,
    `${sizeWords(rate)}/s`,
    ...(notIn > 0 ? [`${notIn} not taken in`] : []),
    ...(left === undefined || filesDone === files ? [] : [`${secondsWords(left)} left`]),
  ].join(" · ");
}

/** Bytes in decimal units, three figures: `4.81 MB`. */
export function sizeWords(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit += 1) value /= 1000;
  return `${unit === 0 ? Math.round(value) : Number(value.toPrecision(3))} ${units[unit]}`;
}
