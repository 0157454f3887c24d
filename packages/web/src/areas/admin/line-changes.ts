import type { Asking } from "../../api/client.ts";
import type { Language } from "../../format/language.ts";
import type { PolicyNames } from "../../session/policy.ts";
import type { Say } from "../../words/use-words.ts";

/** One change of the service lines, as it is proposed. */
export type LineChange = Asking<"proposeLines">["body"]["changes"][number];

/** Findings that a proposal may come back with; what else is found is told in general words. */
const told = [
  "never-record-lifted",
  "line-name-taken",
  "line-unknown",
  "line-without-register",
  "never-record-line-in-register",
] as const;

/** A finding about a change in words. */
export function changeFindingWords(code: string, say: Say): string {
  const known = told.find((one) => one === code);
  return say(known === undefined ? "admin.change-other" : `admin.change-${known}`);
}

/** The place in the list of changes that a pointer names; undefined for what is about the proposal as a whole. */
export function placeOf(pointer: string | undefined): number | undefined {
  const found = /^#?\/changes\/(\d+)(\/|$)/.exec(pointer ?? "");
  return found === null ? undefined : Number(found[1]);
}

/** A change in one sentence. */
export function changeWords(
  change: LineChange,
  { say, language, names }: { readonly say: Say; readonly language: Language; readonly names: PolicyNames },
): string {
  if (change.kind === "end") return say("admin.change-end", { line: names.line(change.line) });
  if (change.kind === "name")
    return say("admin.change-name", { line: names.line(change.line), alias: change.alias });
  const line = change.names[language];
  return change.recording === "forbidden"
    ? say("admin.change-add-never", { line })
    : say("admin.change-add", { line, registers: change.registers.map(names.register).join(", ") });
}

/** The code of a line from its Finnish name: small letters a–z, digits and hyphens. Empty where nothing of it is left. */
export function lineCodeOf(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
}

/** Names that sources use, typed one after another with commas. */
export function aliasesOf(typed: string): string[] {
  return [...new Set(typed.split(",").map((one) => one.trim()))].filter((one) => one !== "");
}
