/** What a recording's file name says of its call. */
export interface RecordingName {
  /** `<epoch second>.<number>` of the unique id. */
  readonly callNumber: string;
  /** Which recording of the call: the second at which it begins, as FreePBX writes it, or `1`. It says the same whenever the file is looked at. */
  readonly part: string;
  /** The kind of call that FreePBX writes first: `out`, `external`, `internal`, `q`, `rg`, `force`… */
  readonly kind: string | undefined;
}

/**
 * Reads a file name of MixMonitor from the right, because the numbers on its left may hold signs of their own: extension, unique id, and in FreePBX
 * time and date before it. Undefined where no unique id stands there.
 */
export function readRecordingName(name: string): RecordingName | undefined {
  const form =
    /(?:(?:^|-)(?<date>\d{8})-(?<time>\d{6})-(?:[A-Za-z0-9_]+-)?|^|[-_])(?<callNumber>\d{9,10}\.\d{1,10})\.[A-Za-z0-9]{1,8}$/;
  const { date, time, callNumber } = form.exec(name)?.groups ?? {};
  if (callNumber === undefined) return undefined;
  const part = date === undefined || time === undefined ? "1" : `${date}-${time}`;
  return { callNumber, part, kind: /^([a-z]{1,12})-/.exec(name)?.[1] };
}
