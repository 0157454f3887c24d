import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Writer } from "./room.ts";

/** A process that opens `documents` by the given text of a program and then inserts cards one by one, telling each when it is acknowledged. */
export function startWriter(
  opening: string,
  prefix: string,
  environment: Readonly<Record<string, string>> = {},
): Writer {
  const program = `
    import { cardsKept } from ${JSON.stringify(new URL("./room.ts", import.meta.url).href)};
    ${opening}
    const cards = await documents.open(cardsKept);
    for (let at = 0; ; at += 1) {
      const id = ${JSON.stringify(prefix)} + at;
      await cards.insert({ id, text: "text of " + id, source: id, cases: [id] });
      process.stdout.write(id + "\\n");
    }`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, "close");
  const acknowledged: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (id) => acknowledged.push(id));
  return {
    async reach(count) {
      while (acknowledged.length < count && child.exitCode === null)
        await Promise.race([once(lines, "line"), ended]);
      if (acknowledged.length < count) throw new Error("the writing process ended by itself");
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
      return acknowledged;
    },
  };
}
