/** A text as it may be shown, and whether its end is missing. */
export interface ShownWithin {
  readonly text: string;
  readonly isCut: boolean;
}

/** A text within what is shown of one: not empty, at most `most` UTF-16 units, no half character at its end. What is cut stands in the original. */
export function within(text: string, most: number): ShownWithin {
  if (text === "") return { text: " ", isCut: false };
  if (text.length <= most) return { text, isCut: false };
  const isHalf = /[\uD800-\uDBFF]$/.test(text.slice(0, most));
  return { text: text.slice(0, isHalf ? most - 1 : most), isCut: true };
}
