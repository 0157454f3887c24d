import { csvFields } from "./csv-row.ts";

/** One call as a telephone exchange wrote it down: a row of Asterisk's `Master.csv`, its times resolved. */
export interface CallDetail {
  /** Asterisk's id of the channel: epoch second, point, number; perhaps after the name of the system and a hyphen. */
  readonly uniqueId: string;
  readonly accountCode: string;
  readonly source: string;
  readonly dialled: string;
  readonly context: string;
  readonly channel: string;
  readonly otherChannel: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What of a row cannot be read. The row's text is never repeated. */
export type RowFault = "row-form" | "row-times" | "zone-unresolved";

const fewest = 16;
const most = 18;
const quarterMs = 15 * 60_000;
/** The channel is made a moment before the call is written down; a call handed on may begin minutes after its channel. */
const besideMs = 120_000;
/** Civil clocks run from twelve hours behind to fourteen before UTC. */
const zones = { behindMs: 12 * 3_600_000, beforeMs: 14 * 3_600_000 } as const;

/**
 * Reads a row of `Master.csv`: sixteen fields, and the unique id and the user's field where the exchange writes them. Its times are local and name no
 * zone; the unique id begins with the epoch second, so comparing both gives the offset of this very row, also in the hour that autumn has twice. The
 * end is the start and the duration: a clock that was set during the call moves nothing. A row without a unique id has no time to trust.
 */
export function readCallDetail(row: string): CallDetail | RowFault {
  const fields = csvFields(row);
  if (fields === undefined || fields.length < fewest || fields.length > most) return "row-form";
  const [accountCode = "", source = "", dialled = "", context = "", , channel = "", otherChannel = ""] =
    fields;
  const [start = ""] = fields.slice(9);
  const [duration = ""] = fields.slice(12);
  const [uniqueId = ""] = fields.slice(16);
  const local = civilMs(start);
  if (local === undefined || !/^\d{1,7}$/.test(duration)) return "row-times";
  const second = secondOf(uniqueId);
  const offset = second === undefined ? undefined : offsetOf(local, second * 1000);
  if (offset === undefined) return "zone-unresolved";
  const startedAt = local - offset;
  const endedAt = startedAt + Number(duration) * 1000;
  return {
    uniqueId,
    accountCode,
    source,
    dialled,
    context,
    channel,
    otherChannel,
    startedAt,
    endedAt,
  };
}

/** The part of a unique id that counts everywhere: `<epoch second>.<number>`. */
export function callNumberOf(uniqueId: string): string | undefined {
  return /(?:^|-)(\d{9,10}\.\d{1,10})$/.exec(uniqueId)?.[1];
}

function secondOf(uniqueId: string): number | undefined {
  const number = callNumberOf(uniqueId);
  return number === undefined ? undefined : Number(number.split(".")[0]);
}

/** How far the exchange's civil clock stands before UTC, milliseconds: whole quarters of an hour. */
function offsetOf(localMs: number, utcMs: number): number | undefined {
  const difference = localMs - utcMs;
  const offset = Math.round(difference / quarterMs) * quarterMs;
  const isZone = offset >= -zones.behindMs && offset <= zones.beforeMs;
  return isZone && Math.abs(difference - offset) <= besideMs ? offset : undefined;
}

/** `2026-11-24 09:05:00` as if it were UTC, epoch milliseconds. */
function civilMs(text: string): number | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(ms).toISOString().slice(0, 19).replace("T", " ");
  return back === text ? ms : undefined;
}
