import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { results } from "./stage.ts";
import type { Language, Width } from "./visitor.ts";

const root = resolve(import.meta.dirname, "../..");
/** Where a complete run leaves its results; the command `statement` puts them into the application. */
export const resultsOfRun = join(results, "accessibility-results.json");

/** One view: the languages and widths in which it was examined, and what was found there. */
interface View {
  readonly view: string;
  readonly looks: string[];
  readonly findings: string[];
}

const views = new Map<string, View>();

/** A page was examined by axe: what it found of serious or critical impact. */
export function noteLook(
  { name, language, width }: { name: string; language: Language; width: Width },
  findings: readonly string[],
): void {
  const known = views.get(name) ?? { view: name, looks: [], findings: [] };
  views.set(name, known);
  const look = `${language} ${width}`;
  known.looks.push(look);
  known.findings.push(...findings.map((finding) => `${look}: ${finding}`));
}

/** Leaves what was found by a run that looked at every screen; a run of some screens leaves nothing. */
export function leaveResults(run: {
  readonly screens: readonly string[];
  readonly day: string;
  readonly browser: string;
}): void {
  if (!run.screens.every((name) => views.has(name))) return;
  const told = {
    version: versionOf(join(root, "packages/web/package.json")),
    day: run.day,
    browser: `Chromium ${run.browser}`,
    axe: versionOf(join(root, "node_modules/axe-core/package.json")),
    views: run.screens.map((name) => views.get(name)),
  };
  if (!existsSync(dirname(resultsOfRun))) mkdirSync(dirname(resultsOfRun), { recursive: true });
  writeFileSync(resultsOfRun, `${JSON.stringify(told, undefined, 2)}\n`);
}

function versionOf(path: string): string {
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}
