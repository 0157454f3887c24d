import type { Clock } from "@tallenne/runtime";

/** Where the work stands. */
interface Standing {
  readonly files: number;
  readonly filesDone: number;
  readonly bytes: number;
  readonly bytesDone: number;
  /** Refused, quarantined, failed or without facts. */
  readonly notIn: number;
}

/** How work is shown while it goes on: a bar that is drawn over itself in a terminal, a line now and then elsewhere. */
export interface Progress {
  show(standing: Standing): void;
  end(): void;
}

const redrawMs = 100;
const lineEveryMs = 10_000;
const width = 30;

/** Shows progress on a stream, by the clock's time. */
export function progressOn(
  stream: { readonly isTTY?: boolean; write(text: string): unknown },
  clock: Pick<Clock, "monotonic">,
): Progress {
  const isBar = stream.isTTY === true;
  const begun = clock.monotonic();
  let shownAt = Number.NEGATIVE_INFINITY;
  let isDrawn = false;
  return {
    show(standing) {
      const now = clock.monotonic();
      const isLast = standing.filesDone === standing.files;
      if (!isLast && now - shownAt < (isBar ? redrawMs : lineEveryMs)) return;
      shownAt = now;
      const text = `${isBar ? `${barOf(standing)} ` : ""}${wordsOf(standing, (now - begun) / 1000)}`;
      stream.write(isBar ? `\r\u001B[K${text}` : `${text}\n`);
      isDrawn = isBar;
    },
    end() {
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
    ...(left === undefined || filesDone === files ? [] : [`${timeWords(left)} left`]),
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

/** Seconds as `1:05` or `1:01:05`. */
function timeWords(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, ...rest] = parts;
  const padded = rest.map((part) => String(part).padStart(2, "0")).join(":");
  return hours > 0 ? `${hours}:${padded}` : padded.replace(/^0/, "");
}
