import type { CalendarDate } from "../calendar/calendar-date.ts";
import { addDays } from "../calendar/calendar-date.ts";
import type { Trilingual } from "../trilingual.ts";
import { type PolicyFinding, policyFindings } from "./policy-findings.ts";
import type { Policy } from "./policy.ts";
import type { RegisterCode } from "./register.ts";
import { foldedName, type ServiceLine } from "./service-line.ts";

/**
 * One change of the service lines, from the first day of the policy version it stands in. `add`: a line that was not there. `end`: the line takes nothing
 * that begins on that day or later; what was taken stays. `name`: sources call the line so too, whenever the contact was.
 */
export type LineChange =
  | {
      readonly kind: "add";
      readonly line: string;
      readonly names: Trilingual;
      readonly aliases: readonly string[];
      readonly recording: ServiceLine["recording"];
      /** Registers that take its contacts; none for a line that is never recorded. */
      readonly registers: readonly RegisterCode[];
    }
  | { readonly kind: "end"; readonly line: string }
  | { readonly kind: "name"; readonly line: string; readonly alias: string };

/** The next version of a policy: the changes, each in its turn, in force from a day. What is wrong with it `lineChangeFindings` says. */
export function withLineChanges(
  policy: Policy,
  changes: readonly LineChange[],
  next: { readonly version: string; readonly from: CalendarDate },
): Policy {
  let { lines, registers } = policy;
  for (const change of changes) {
    const { line: id } = change;
    if (change.kind === "end")
      lines = lines.map((line) => (isOpen(line, id) ? { ...line, until: addDays(next.from, -1) } : line));
    if (change.kind === "name")
      lines = lines.map((line) =>
        isOpen(line, id) ? { ...line, aliases: [...line.aliases, change.alias] } : line,
      );
    if (change.kind === "add") {
      const { names, aliases, recording } = change;
      lines = [...lines, { id, names, aliases, recording, from: next.from }];
      registers = registers.map((register) =>
        change.registers.includes(register.id) ? { ...register, lines: [...register.lines, id] } : register,
      );
    }
  }
  return { ...policy, ...next, lines, registers };
}

/**
 * Everything wrong with changes of lines, each by its place: what they name is not there or is taken, a line belongs nowhere, and above all a line that is
 * never recorded would be ended or its name given away. What sources call such a line refuses their contacts for ever (A6.2): there is no way back.
 */
export function lineChangeFindings(
  policy: Policy,
  changes: readonly LineChange[],
  next: { readonly version: string; readonly from: CalendarDate },
): readonly PolicyFinding[] {
  const found: PolicyFinding[] = [];
  if (changes.length === 0) found.push({ code: "nothing-changed", pointer: "/changes" });
  let before = policy;
  changes.forEach((change, at) => {
    for (const { code, pointer } of findingsOf(before, change))
      found.push({ code, pointer: `/changes/${at}${pointer}` });
    before = withLineChanges(before, [change], next);
  });
  return found.length > 0 ? found : policyFindings(before);
}

function findingsOf(policy: Policy, change: LineChange): readonly PolicyFinding[] {
  const open = policy.lines.find((line) => isOpen(line, change.line));
  if (change.kind === "end") {
    if (open === undefined) return [{ code: "line-unknown", pointer: "/line" }];
    return open.recording === "forbidden" ? [{ code: "never-record-lifted", pointer: "/line" }] : [];
  }
  if (change.kind === "name") {
    if (open === undefined) return [{ code: "line-unknown", pointer: "/line" }];
    return taken(policy, change.alias, "/alias");
  }
  const { line, aliases, recording, registers } = change;
  const own = [line, ...aliases].map(foldedName);
  return [
    ...taken(policy, line, "/line"),
    ...aliases.flatMap((alias, at) => taken(policy, alias, `/aliases/${at}`)),
    ...(new Set(own).size < own.length ? [{ code: "line-name-taken", pointer: "/aliases" } as const] : []),
    ...(recording === "forbidden" && registers.length > 0
      ? [{ code: "never-record-line-in-register", pointer: "/registers" } as const]
      : []),
    ...(recording === "allowed" && registers.length === 0
      ? [{ code: "line-without-register", pointer: "/registers" } as const]
      : []),
    ...registers.flatMap((id, at) =>
      policy.registers.some((register) => register.id === id && register.notice === "A")
        ? []
        : [{ code: "register-unknown", pointer: `/registers/${at}` } as const],
    ),
  ];
}

/** A name that means a line already. One that ever meant a line that is never recorded is given to no other. */
function taken(policy: Policy, name: string, pointer: string): readonly PolicyFinding[] {
  const holder = policy.lines.find(
    (line) =>
      [line.id, ...line.aliases].some((known) => foldedName(known) === foldedName(name)) &&
      (line.until === undefined || line.recording === "forbidden"),
  );
  if (holder === undefined) return [];
  return [{ code: holder.recording === "forbidden" ? "never-record-lifted" : "line-name-taken", pointer }];
}

function isOpen(line: ServiceLine, id: string): boolean {
  return line.id === id && line.until === undefined;
}
