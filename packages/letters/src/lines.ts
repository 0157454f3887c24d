/**
 * Breaks text into lines no wider than `room`: at a line feed, at spaces, after a hyphen or a slash, and inside a word only where the word alone is wider than a
 * line (a long address, a name without spaces). A non-breaking space never breaks. `width` measures in the same unit.
 */
export function linesOf(text: string, room: number, width: (text: string) => number): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => broken(line.replaceAll("\t", " "), room, width));
}

function broken(text: string, room: number, width: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(text)) {
    if (width(line + piece.trimEnd()) <= room) {
      line += piece;
      continue;
    }
    if (line.trimEnd() !== "") lines.push(line.trimEnd());
    line = piece;
    while (width(line.trimEnd()) > room) {
      const cut = fitting(line, room, width);
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  if (line.trimEnd() !== "" || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** Pieces that stay whole: a word with the spaces after it; a hyphen or a slash ends one between two letters and two more. `T-9F3C-7` stays whole. */
function piecesOf(text: string): readonly string[] {
  return text.split(/(?<= )(?=[^ ])|(?<=\p{Ll}{2}[/-])(?=\p{L}{2})/u);
}

/** How much of a word fits, at least one character. */
function fitting(word: string, room: number, width: (text: string) => number): number {
  const characters = Array.from(word);
  let count = 1;
  while (count < characters.length && width(characters.slice(0, count + 1).join("")) <= room) count += 1;
  return characters.slice(0, count).join("").length;
}
