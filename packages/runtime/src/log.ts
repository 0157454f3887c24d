import { pino } from "pino";
import type { Clock } from "./clock.ts";
import { type LogFields, type LogValue, printable, printableError } from "./log-fields.ts";
import { linesTo, unfailing, type WriteLine } from "./log-target.ts";

export type LogLevel = "debug" | "info" | "warn" | "error";

/**
 * What operators read. The event is a constant name in kebab-case; what varies stands in fields. Personal data has no
 * place here even as `Sensitive`, which prints `[sensitive]`.
 */
export interface Log {
  debug(fields: LogFields): void;
  info(fields: LogFields): void;
  /** `failure` is whatever was caught: its name, code and place are printed, its message is not. */
  warn(fields: LogFields, failure?: unknown): void;
  error(fields: LogFields, failure?: unknown): void;
  /** A log that adds the same fields to every line, such as the service's name. */
  with(fields: Readonly<Record<string, LogValue>>): Log;
}

/**
 * JSON lines by pino: level, time (epoch ms), the fields. To the standard output, or to `write` line by line. A line that cannot be written is no
 * failure of its caller: such lines are counted, and a later `log-lines-lost` says how many.
 */
export function createLog(made: { level: LogLevel; clock: Clock; write?: WriteLine }): Log {
  const lost = (lines: number) =>
    `${JSON.stringify({ level: "warn", time: made.clock.now(), event: "log-lines-lost", lines })}\n`;
  const target = { write: unfailing(made.write ?? linesTo(1), lost) };
  const lines = pino(
    {
      base: null,
      level: made.level,
      timestamp: () => `,"time":${made.clock.now()}`,
      formatters: { level: (label) => ({ level: label }) },
    },
    target,
  );
  return logOf(
    (level, fields) => lines[level](fields),
    (level) => lines.isLevelEnabled(level),
  );
}

/** A line as a test sees it. */
export interface KeptLine {
  readonly level: LogLevel;
  readonly event: string;
  readonly [field: string]: unknown;
}

/** A log that keeps its lines in memory, for tests. */
export function keptLog(): Log & { readonly lines: readonly KeptLine[] } {
  const lines: KeptLine[] = [];
  const log = logOf(
    (level, fields) => void lines.push({ ...fields, level } as KeptLine),
    () => true,
  );
  return { ...log, lines };
}

function logOf(
  print: (level: LogLevel, fields: Record<string, unknown>) => void,
  isPrinted: (level: LogLevel) => boolean,
  added: object = {},
): Log {
  const at = (level: LogLevel) => (fields: LogFields, failure?: unknown) => {
    // Most lines of some levels are never read: they cost nothing then.
    if (!isPrinted(level)) return;
    print(level, {
      ...printable({ ...added, ...fields }),
      ...(failure === undefined ? {} : { failure: printableError(failure) }),
    });
  };
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    with: (fields) => logOf(print, isPrinted, { ...added, ...fields }),
  };
}
