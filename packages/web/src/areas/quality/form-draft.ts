import type { EvaluationForm } from "@tallenne/contracts";
import type { Asking } from "../../api/client.ts";
import { languages } from "../../format/language.ts";

type Body = Asking<"publishForm">["body"];
type Words = Readonly<Record<(typeof languages)[number], string>>;

/** A form under way, as typed: items one a line, in the same order in every language. */
export interface FormDraft {
  readonly code: string;
  readonly title: Words;
  readonly items: Words;
}

const nothing: Words = { fi: "", sv: "", en: "" };
/** At most so many items are scored by one form, of so many letters (contracts: publishForm). */
const mostItems = 20;
const longestItem = 200;
const longestTitle = 120;

/** An empty form, or the newest version of one to go on from. */
export function formDraftOf(form: EvaluationForm | undefined): FormDraft {
  if (form === undefined) return { code: "", title: nothing, items: nothing };
  const lines = (language: keyof Words) => form.items.map((words) => words[language]).join("\n");
  return {
    code: form.code,
    title: form.title,
    items: { fi: lines("fi"), sv: lines("sv"), en: lines("en") },
  };
}

/** What is wrong with a form: a field by its name, and what about it. */
export function wrongIn({
  code,
  title,
  items,
}: FormDraft): ReadonlyMap<string, "missing" | "uneven" | "long"> {
  const wrong = new Map<string, "missing" | "uneven" | "long">();
  if (!/^[a-z0-9][a-z0-9.-]{0,63}$/.test(code.trim())) wrong.set("code", "missing");
  const count = linesOf(items.fi).length;
  for (const language of languages) {
    const words = title[language].trim();
    const lines = linesOf(items[language]);
    if (words === "") wrong.set(`title-${language}`, "missing");
    if (words.length > longestTitle) wrong.set(`title-${language}`, "long");
    if (lines.length !== count) wrong.set(`items-${language}`, "uneven");
    if (lines.length === 0) wrong.set(`items-${language}`, "missing");
    if (lines.length > mostItems || lines.some((line) => line.length > longestItem))
      wrong.set(`items-${language}`, "long");
  }
  return wrong;
}

/** The form as it is published; undefined while something is wrong. */
export function formBody(draft: FormDraft): Body | undefined {
  if (wrongIn(draft).size > 0) return undefined;
  const { code, title, items } = draft;
  const [fi, sv, en] = [linesOf(items.fi), linesOf(items.sv), linesOf(items.en)];
  return {
    code: code.trim(),
    title: { fi: title.fi.trim(), sv: title.sv.trim(), en: title.en.trim() },
    items: fi.map((words, place) => ({ fi: words, sv: sv[place] ?? "", en: en[place] ?? "" })),
  };
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
