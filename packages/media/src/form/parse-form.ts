import { type MaskCounts, maskText } from "@tallenne/domain";
import { type Finding, finding } from "../finding.ts";
import { addCounts } from "../json/add-counts.ts";
import { type Json, isObject, pointerTo, readJson } from "../json/read-json.ts";
import {
  type FormConcept,
  type FormProfile,
  contactRequestProfile,
  personalConcepts,
} from "./form-profile.ts";

/** One field that was kept. */
export interface FormField {
  readonly name: string;
  readonly concept: FormConcept;
  readonly text: string;
  /** Says who somebody is: belongs in the sealed envelope. */
  readonly isPersonal: boolean;
}

/** A contact request as it is shown: fields in the order of the profile. */
export interface Form {
  readonly profile: string;
  readonly version: number;
  readonly fields: readonly FormField[];
  readonly masks: MaskCounts;
}

/** What a form turned out to be. `form` is missing when a finding refuses it. */
export interface FormReading {
  readonly form?: Form;
  readonly findings: readonly Finding[];
}

/** Bounds of one form. */
export const formLimits = { bytes: 1 << 20, fields: 200, text: 20_000, choices: 100 } as const;

/** Reads an electronic contact request (FORMATS.md §4) by its declared field map. Never throws. Findings carry no value. */
export function parseForm(bytes: Uint8Array, profile: FormProfile = contactRequestProfile): FormReading {
  const read = readJson(bytes, formLimits.bytes);
  if ("findings" in read) return read;
  const { value } = read;
  if (!isObject(value)) return { findings: [finding("wrong-type", { pointer: "#" })] };
  const findings = headFindings(value, profile);
  const sent = value["fields"];
  if (!isObject(sent)) {
    return {
      findings: [
        ...findings,
        finding(sent === undefined ? "missing" : "wrong-type", { pointer: "#/fields" }),
      ],
    };
  }
  if (Object.keys(sent).length > formLimits.fields) {
    return { findings: [...findings, finding("too-many", { pointer: "#/fields" })] };
  }
  const fields: FormField[] = [];
  let masks: MaskCounts = {};
  for (const [name, { concept, rule, isRequired }] of Object.entries(profile.fields)) {
    const pointer = `#/fields/${name}`;
    const answer = Object.hasOwn(sent, name) ? answerText(sent[name]) : "";
    if (typeof answer !== "string") findings.push(finding(answer.code, { pointer }));
    else if (answer === "" && isRequired) findings.push(finding("missing", { pointer }));
    if (typeof answer !== "string" || answer === "" || rule === "drop") continue;
    const kept = rule === "mask" ? maskText(answer) : { text: answer, counts: {} };
    masks = addCounts(masks, kept.counts);
    fields.push({ name, concept, text: kept.text, isPersonal: personalConcepts.has(concept) });
  }
  findings.push(...unknownFields(Object.keys(sent), Object.keys(profile.fields), "#/fields"));
  if (findings.some(({ severity }) => severity === "refused")) return { findings };
  return { form: { profile: profile.name, version: profile.version, fields, masks }, findings };
}

function headFindings(value: Readonly<Record<string, Json>>, profile: FormProfile): Finding[] {
  const expected = { format: "tallenne-form", profile: profile.name, version: profile.version };
  const wrong = Object.entries(expected)
    .filter(([name, wanted]) => value[name] !== wanted)
    .map(([name]) => {
      const code =
        value[name] === undefined ? "missing" : name === "version" ? "wrong-version" : "wrong-word";
      return finding(code, { pointer: `#/${name}` });
    });
  return [...wrong, ...unknownFields(Object.keys(value), [...Object.keys(expected), "fields"], "#")];
}

function unknownFields(names: readonly string[], known: readonly string[], pointer: string): Finding[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => finding("unknown-field", { pointer: pointerTo(pointer, name) }));
}

/** Text of an answer: words, a number, yes or no, or several choices. */
function answerText(value: Json | undefined): string | { code: "wrong-type" | "too-long" | "too-many" } {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value.length > formLimits.text ? { code: "too-long" } : value.trim();
  if (!Array.isArray(value)) return { code: "wrong-type" };
  if (value.length > formLimits.choices) return { code: "too-many" };
  const choices: string[] = [];
  for (const choice of value as readonly Json[]) {
    if (typeof choice !== "string") return { code: "wrong-type" };
    choices.push(choice.trim());
  }
  const joined = choices.join("\n");
  return joined.length > formLimits.text ? { code: "too-long" } : joined;
}
