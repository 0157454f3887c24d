import type { Archive } from "@tallenne/testkit";
import { Session } from "node:inspector/promises";
import { median } from "./statistics.ts";

/** Where the time of one row goes: parts that add up to the whole. */
export interface Trace {
  readonly unit: string;
  /** What one operation took as its caller saw it, at the median. */
  readonly whole: number;
  readonly parts: readonly TracePart[];
  /** What was measured beside it, as sentences. */
  readonly beside?: readonly string[];
}

export interface TracePart {
  readonly part: string;
  readonly figure: number;
}

/** Steps of one operation as the product told them in its log, request by request, milliseconds. */
export function stepsOf(
  archive: Pick<Archive, "output">,
  operation: string,
): readonly Readonly<Record<string, number>>[] {
  const found: Record<string, number>[] = [];
  for (const line of archive.output().split("\n")) {
    if (!line.includes('"request-steps"')) continue;
    const told = JSON.parse(line) as Record<string, unknown>;
    if (told["operation"] !== operation) continue;
    found.push(
      Object.fromEntries(
        Object.entries(told).flatMap(([step, ms]) =>
          typeof ms === "number" && step !== "time" ? [[step, ms] as const] : [],
        ),
      ),
    );
  }
  return found;
}

/** The median of every step, those that no request took left out. */
export function medianSteps(requests: readonly Readonly<Record<string, number>>[]): readonly TracePart[] {
  const steps = new Set(requests.flatMap((one) => Object.keys(one)));
  return [...steps].map((part) => ({ part, figure: median(requests.map((one) => one[part] ?? 0)) }));
}

/** A part of a program by the places of its functions: a piece of their file's address, or the whole name of a function of the engine. */
export type Area = readonly [part: string, ...places: readonly string[]];

/** Does the work under the processor's profile; answers the milliseconds of this thread by area, waiting included. */
export async function profiled(
  work: () => Promise<unknown>,
  areas: readonly Area[],
): Promise<readonly TracePart[]> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 200 });
  await session.post("Profiler.start");
  await work();
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const areaOf = new Map(
    profile.nodes.map(({ id, callFrame: { url, functionName } }) => {
      const fits = (place: string) => functionName === place || (/[.:]/.test(place) && url.includes(place));
      const [part = "everything else"] = areas.find(([, ...places]) => places.some(fits)) ?? [];
      return [id, part] as const;
    }),
  );
  const sums = new Map<string, number>();
  for (const [at, sample] of (profile.samples ?? []).entries()) {
    const part = areaOf.get(sample) ?? "everything else";
    sums.set(part, (sums.get(part) ?? 0) + (profile.timeDeltas?.[at] ?? 0) / 1000);
  }
  return [...sums]
    .map(([part, figure]) => ({ part, figure }))
    .toSorted((one, other) => other.figure - one.figure);
}

/** What parts come to. */
export const totalOf = (parts: readonly TracePart[]): number =>
  parts.reduce((total, { figure }) => total + figure, 0);

/** A trace as a Markdown table, with the share of the whole that the parts explain. */
export function traceTable(title: string, { unit, whole, parts, beside = [] }: Trace): string {
  const share = (figure: number) => `${((100 * figure) / whole).toFixed(0)} %`;
  const sum = totalOf(parts);
  return [
    `${title}: ${whole.toFixed(2)} ${unit} at the median`,
    "",
    `| part | ${unit} | share |`,
    "| --- | --- | --- |",
    ...parts.map(({ part, figure }) => `| ${part} | ${figure.toFixed(2)} | ${share(figure)} |`),
    `| all parts | ${sum.toFixed(2)} | ${share(sum)} |`,
    ...beside.flatMap((sentence) => ["", sentence]),
    "",
  ].join("\n");
}
