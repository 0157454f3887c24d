import { useCallback, useEffect, useRef, useState } from "react";
import { after, now } from "../platform/clock.ts";
import { useLanguage, useWords } from "../words/use-words.ts";
import { heardOf, nothingSaid, saidNow, waitOf } from "./said.ts";
import { type Saying, sayingWords } from "./saying.ts";

/** The line for listeners and how to say something in it; never more often than every two seconds. */
export function useSayings(): { readonly words: string; readonly say: (saying: Saying) => void } {
  const inWords = useWords();
  const language = useLanguage();
  const [said, setSaid] = useState(nothingSaid);
  const put = useRef((saying: Saying) => sayingWords(saying, inWords, language));
  useEffect(() => {
    put.current = (saying) => sayingWords(saying, inWords, language);
  }, [inWords, language]);
  const say = useCallback((saying: Saying) => {
    const words = put.current(saying);
    setSaid((before) => heardOf(before, words, now()));
  }, []);
  useEffect(() => {
    const wait = waitOf(said, now());
    return wait === undefined ? undefined : after(wait, () => setSaid((before) => saidNow(before, now())));
  }, [said]);
  return { words: said.words, say };
}
