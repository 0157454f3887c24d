import type { Me } from "@tallenne/contracts";
import { keepSetting, keptSetting } from "../platform/kept-setting.ts";
import { store } from "../platform/store.ts";

const closed = "closed";

/** Words of the kept setting: `closed`, and role and step of what was done. */
export const tourProgress = store<ReadonlySet<string>>(
  new Set((keptSetting("tour") ?? "").split(" ").filter((word) => word !== "")),
);

/** Is the tour put away in this browser? */
export function isTourClosed(progress: ReadonlySet<string>): boolean {
  return progress.has(closed);
}

/** Puts the tour away, or brings it back from its start. */
export function closeTour(): void {
  keep(new Set([...tourProgress.get(), closed]));
}

/** Brings the tour back with nothing ticked. */
export function restartTour(): void {
  keep(new Set());
}

/** A step was really done. */
export function tick(role: Me["role"], key: string): void {
  const word = wordOf(role, key);
  const before = tourProgress.get();
  if (!before.has(word)) keep(new Set([...before, word]));
}

/** Whoever has not signed starts anew: what the browser keeps of the role is from an earlier demonstration. */
export function forgetTicks(role: Me["role"]): void {
  const before = tourProgress.get();
  const kept = [...before].filter((word) => !word.startsWith(`${role}.`));
  if (kept.length < before.size) keep(new Set(kept));
}

/** Is a step of a role's tour ticked? */
export function isTicked(progress: ReadonlySet<string>, role: Me["role"], key: string): boolean {
  return progress.has(wordOf(role, key));
}

function wordOf(role: Me["role"], key: string): string {
  return `${role}.${key}`;
}

function keep(progress: ReadonlySet<string>): void {
  tourProgress.set(progress);
  keepSetting("tour", [...progress].join(" "));
}
