/** A time of WebVTT or SubRip in milliseconds: hours may be left out, the fraction stands behind `.` or `,`. Undefined for what is none. */
export function cueTime(written: string): number | undefined {
  const parts = /^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/.exec(written.trim());
  if (parts === null) return undefined;
  const [, hours = "0", minutes = "0", seconds = "0", fraction = "0"] = parts;
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return (
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, "0"))
  );
}

/** From and to of a line with an arrow, settings behind it left out. Undefined where the line is no such line or says nothing that can be. */
export function cueTimes(line: string): { readonly fromMs: number; readonly toMs: number } | undefined {
  const parts = /^\s*([\d:.,]+)\s*-->\s*([\d:.,]+)(?:\s.*)?$/.exec(line);
  const [fromMs, toMs] = [cueTime(parts?.[1] ?? ""), cueTime(parts?.[2] ?? "")];
  return fromMs === undefined || toMs === undefined || toMs < fromMs ? undefined : { fromMs, toMs };
}
