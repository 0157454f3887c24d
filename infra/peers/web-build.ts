import { existsSync, globSync, statSync } from "node:fs";
import { join } from "node:path";
import { programIn, type RunProgram } from "./program.ts";

/** Builds the browser application when a source is newer than the build; says so, because it takes some seconds. */
export async function buildWeb(
  root: string,
  say: (words: string) => void,
  run: RunProgram = programIn(root),
): Promise<void> {
  const built = join(root, "packages/web/dist/index.html");
  const sources = globSync(
    [
      "packages/web/{src,public}/**/*",
      "packages/web/*.{ts,html,json}",
      "packages/contracts/src/*.ts",
      "packages/domain/src/*.ts",
      "packages/letters/src/*.ts",
    ],
    { cwd: root },
  );
  const newest = Math.max(0, ...sources.map((path) => statSync(join(root, path)).mtimeMs));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  say("Building the browser application…");
  const { status, output } = await run([
    process.execPath,
    join(root, "node_modules/vite/bin/vite.js"),
    "build",
    "packages/web",
    "--logLevel",
    "warn",
  ]);
  if (status !== 0) throw new Error(`the browser application did not build:\n${output}`);
}
