import type { Say } from "../../words/use-words.ts";

/** A period of the rules (`P6M`, `P180D`) in words; the notices use months and days, and they differ. */
export function periodWords(period: string, say: Say): string {
  const [, count = "", unit = ""] = /^P(\d+)([DMY])$/.exec(period) ?? [];
  if (unit === "D") return say("admin.days", { n: Number(count) });
  if (unit === "M") return say("admin.months", { n: Number(count) });
  if (unit === "Y") return say("admin.years", { n: Number(count) });
  return period;
}
