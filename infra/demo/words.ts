import { parseArgs } from "node:util";

/** What the demonstration was asked for on the command line. */
export interface DemoWords {
  readonly port: number;
  readonly json: boolean;
  readonly fastClock: boolean;
  readonly keep: boolean;
}

/** How the commands are called. */
export const demoUsage = `demo [--port <n>] [--fast-clock] [--keep] [--json]
  --port <n>     port of the one address; 8380 when left out, 0 takes a free one
  --fast-clock   a calendar day passes every second
  --keep         uses what an earlier demonstration left in .demo
  --json         prints one JSON line when ready, {"address", "links"}, and nothing else`;

/** Reads the words; undefined where they are not understood. */
export function readDemoWords(words: readonly string[]): DemoWords | undefined {
  try {
    const { values } = parseArgs({
      args: words.filter((word) => word !== "--"),
      options: {
        port: { type: "string", default: "8380" },
        json: { type: "boolean", default: false },
        "fast-clock": { type: "boolean", default: false },
        keep: { type: "boolean", default: false },
      },
    });
    if (!/^\d{1,5}$/.test(values.port)) return undefined;
    const { json, keep, "fast-clock": fastClock } = values;
    return { port: Number(values.port), json, keep, fastClock };
  } catch {
    return undefined;
  }
}
