import type { Answer, Asking } from "../../api/client.ts";

/** One paragraph in the three languages. */
type Paragraph = Asking<"publishCommitmentText">["body"]["paragraphs"][number];

/** A text being written: paragraphs with a key that stays while they move, and laws, one a line. */
export interface Draft {
  readonly paragraphs: readonly (Paragraph & { readonly key: number })[];
  readonly laws: string;
}

const blank: Paragraph = { fi: "", sv: "", en: "" };

/** A draft that begins with the text in force, or with one empty paragraph. */
export function draftOf(text: Answer<"readCommitmentText"> | undefined): Draft {
  const paragraphs = text?.paragraphs.map(({ words }) => words) ?? [blank];
  return {
    paragraphs: paragraphs.map((words, key) => ({ ...words, key })),
    laws: text?.laws.join("\n") ?? "",
  };
}

/** The draft with an empty paragraph more. */
export function withParagraph(draft: Draft): Draft {
  const key = Math.max(-1, ...draft.paragraphs.map((one) => one.key)) + 1;
  return { ...draft, paragraphs: [...draft.paragraphs, { ...blank, key }] };
}

/** The draft without a paragraph. */
export function withoutParagraph(draft: Draft, key: number): Draft {
  return { ...draft, paragraphs: draft.paragraphs.filter((one) => one.key !== key) };
}

/** The draft with a paragraph one place earlier. */
export function movedUp(draft: Draft, key: number): Draft {
  const place = draft.paragraphs.findIndex((one) => one.key === key);
  const moved = draft.paragraphs[place];
  if (place < 1 || moved === undefined) return draft;
  const others = draft.paragraphs.filter((one) => one.key !== key);
  return { ...draft, paragraphs: others.toSpliced(place - 1, 0, moved) };
}

/** Numbers, from 1, of paragraphs that lack a language. */
export function lacking(draft: Draft): readonly number[] {
  return draft.paragraphs.flatMap(({ fi, sv, en }, place) =>
    [fi, sv, en].some((words) => words.trim() === "") ? [place + 1] : [],
  );
}

/** The draft as it is published. */
export function published(draft: Draft): Asking<"publishCommitmentText">["body"] {
  return {
    paragraphs: draft.paragraphs.map(({ fi, sv, en }) => ({ fi: fi.trim(), sv: sv.trim(), en: en.trim() })),
    laws: draft.laws
      .split("\n")
      .map((law) => law.trim())
      .filter((law) => law !== ""),
  };
}

/** Does the draft say what the text in force says? Then there is nothing to publish. */
export function isSame(draft: Draft, text: Answer<"readCommitmentText"> | undefined): boolean {
  return text !== undefined && JSON.stringify(published(draft)) === JSON.stringify(published(draftOf(text)));
}
