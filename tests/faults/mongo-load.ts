import { pause, systemClock } from "@tallenne/runtime";
import { type Collection, keepsNothingPersonal } from "@tallenne/store";

/** A document of the load: lines are added to it one by one. */
export interface Sheet {
  readonly id: string;
  readonly version: number;
  readonly lines: readonly string[];
}

/** The collection of the load. */
export const sheetsKept = keepsNothingPersonal<Sheet>("faults.sheets", "made-up values of a test", {
  parse: (value) => value as Sheet,
});

const writers = 4;
const linesOfSheet = 5;

/** Writers at work on a store whose server is killed. */
export interface Load {
  /** Lines whose write was acknowledged. */
  readonly acknowledged: ReadonlySet<string>;
  /** Codes of the refusals met, each once. */
  readonly refusals: ReadonlySet<string>;
  /** Waits until so many more lines are acknowledged. */
  more(count: number): Promise<void>;
  /** Ends the writers. */
  end(): Promise<void>;
}

/** Adds sheets and lines without pause; what is refused is asked again with another line, as callers do on 503. */
export function loadOn(sheets: Collection<Sheet>): Load {
  const acknowledged = new Set<string>();
  const refusals = new Set<string>();
  const load = { isOver: false };
  const write = async (writer: number): Promise<void> => {
    for (let at = 0; !load.isOver; at += 1) {
      const id = `w${writer}-${Math.floor(at / linesOfSheet)}`;
      const line = `w${writer}-line-${at}`;
      try {
        const written =
          at % linesOfSheet === 0
            ? await sheets.insert({ id, lines: [line] })
            : await sheets.change(id, (found) => ({ ...found, lines: [...found.lines, line] }));
        if (written !== undefined) acknowledged.add(line);
      } catch (failure) {
        refusals.add(String((failure as { code?: unknown }).code ?? failure));
      }
    }
  };
  const working = Array.from({ length: writers }, (_, writer) => write(writer));
  return {
    acknowledged,
    refusals,
    async more(count) {
      const wanted = acknowledged.size + count;
      while (acknowledged.size < wanted) await pause(systemClock, 5);
    },
    async end() {
      load.isOver = true;
      await Promise.all(working);
    },
  };
}

/** Every line that is there. */
export async function linesIn(sheets: Collection<Sheet>): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const sheet of sheets.each()) lines.push(...sheet.lines);
  return lines;
}
