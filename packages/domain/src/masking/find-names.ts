import type { Span } from "./plain-text.ts";

/** Words after which a name follows, however it is written. */
const strong =
  /(?<!\p{L})(?:nimeni\s+on|nimeni:|(?:minun|mun|koko)\s+nimi(?:\s+on)?|nimi:|jag\s+heter|mitt\s+namn\s+är|namn:|my\s+(?:full\s+)?name(?:\s+is|[’']s)|name:|i[’']?(?:\s+a)?m\s+called)[\s:,]*/giu;
/** Words after which two capitalised words or more are a name. */
const weak =
  /(?<!\p{L})(?:olen|tässä|täällä|terveisin|terv\.?|t\.|jag\s+är|hälsningar|mvh|vänlig(?:a)?\s+hälsning(?:ar)?|i\s+am|i[’']m|this\s+is|regards|sincerely)[\s:,]*/giu;

const word = /[\p{L}\p{M}][\p{L}\p{M}'’-]*/uy;
const particles = new Set("af von van de der den la le al bin".split(" "));
/** Words that go on with the sentence; a name typed without capitals ends before them. */
const others = new Set(
  (
    "väärin oikein muuttunut eri sama edelleen ja tai eli mutta enkä en ei olen haluan haluaisin kun että soitan kirjoitan minun mun asun " +
    "fel rätt och eller men jag inte att min bor nu and or but i not wrong right my the a on is was from calling writing"
  ).split(" "),
);
const mostWords = 4;

/** Names typed by people who introduce or sign themselves, in Finnish, Swedish and English. Reads the text itself: capitals matter. */
export function findNames(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const intro of text.matchAll(strong)) take(wordsAt(text, intro.index + intro[0].length, "any"), 1);
  for (const intro of text.matchAll(weak)) take(wordsAt(text, intro.index + intro[0].length, "capital"), 2);
  return found.toSorted((a, b) => a.start - b.start);

  function take(words: readonly Span[], fewest: number): void {
    const [first] = words;
    const last = words.at(-1);
    if (first === undefined || last === undefined || words.length < fewest) return;
    if (found.every((other) => last.end <= other.start || first.start >= other.end))
      found.push({ start: first.start, end: last.end });
  }
}

/** The words of a name from `start` on. Capitalised words go on; of a name without capitals two words are taken. */
function wordsAt(text: string, start: number, letters: "any" | "capital"): readonly Span[] {
  const words: Span[] = [];
  let capitals = letters === "capital";
  for (let at = start; words.length < mostWords;) {
    word.lastIndex = at;
    const written = word.exec(text)?.[0];
    if (written === undefined || others.has(written.toLowerCase())) break;
    const isCapital = /^\p{Lu}/u.test(written);
    if (words.length === 0 && letters === "any") capitals = isCapital;
    if (capitals && !isCapital && !(words.length > 0 && particles.has(written))) break;
    if (!capitals && words.length === 2) break;
    words.push({ start: at, end: at + written.length });
    at += written.length;
    if (!/^[ \t\u00A0]/.test(text.slice(at, at + 1))) break;
    at += 1;
  }
  return words;
}
