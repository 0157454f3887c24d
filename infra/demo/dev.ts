// The demonstration for developers: kept between runs, and started again when a source of a service or package changes. The browser application is
// built again on change too, so that what is seen is what ships.
import { spawn, type ChildProcess } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { root } from "./archive-in.ts";
import { stopWithTerminal } from "./stop-with-terminal.ts";

/** Milliseconds without a further change before the product starts again. */
const settled = 300;
const watched = ["packages", "services"].map((folder) => join(root, folder));
const words = ["--keep", ...process.argv.slice(2)];

let running: ChildProcess | undefined;
let changed: NodeJS.Timeout | undefined;

function start(): void {
  running = spawn(process.execPath, [join(root, "infra/demo/demo.ts"), ...words], {
    stdio: "inherit",
  });
}

/** Ends what runs and waits for it, so that the data folder is free. */
function end(): Promise<void> {
  const ending = running;
  if (ending === undefined || ending.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    ending.once("exit", () => resolve());
    ending.kill("SIGTERM");
  });
}

async function startAgain(): Promise<void> {
  process.stdout.write("A source changed: starting again…\n");
  await end();
  start();
}

start();
const watchers = watched.map((folder) =>
  watch(folder, { recursive: true }, (_event, name) => {
    if (
      name === null ||
      !/\.(tsx?|css|json|cedar|cedarschema)$/.test(name) ||
      /node_modules|dist\/|\.test\./.test(name)
    )
      return;
    clearTimeout(changed);
    changed = setTimeout(() => void startAgain(), settled);
  }),
);
stopWithTerminal(async () => {
  for (const watcher of watchers) watcher.close();
  clearTimeout(changed);
  await end();
});
