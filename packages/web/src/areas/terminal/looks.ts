import { useEffect, useState } from "react";
import { type CitizenLanguage, languageTags, type Tell, tellIn } from "./citizen-words.ts";

/** Sizes of the text, smallest first: 28, 36 and 44 pixels. */
const sizes = 3;

/** How the terminal looks and speaks. It lives with the page and is forgotten with it. */
export interface Looks {
  readonly language: CitizenLanguage;
  readonly tell: Tell;
  readonly isBlack: boolean;
  readonly speak: (language: CitizenLanguage) => void;
  readonly enlarge: () => void;
  readonly turnGround: () => void;
}

/** Language, size of text and ground of the page. */
export function useLooks(): Looks {
  const [language, speak] = useState<CitizenLanguage>("fi");
  const [size, setSize] = useState(0);
  const [isBlack, setBlack] = useState(true);
  useEffect(() => {
    const { documentElement: page } = document;
    page.lang = languageTags[language];
    page.dataset["size"] = String(size);
    page.dataset["ground"] = isBlack ? "black" : "white";
  }, [language, size, isBlack]);
  return {
    language,
    tell: tellIn(language),
    isBlack,
    speak,
    enlarge: () => setSize((size + 1) % sizes),
    turnGround: () => setBlack(!isBlack),
  };
}
