/** A weight of the typeface in one or more files, each with a part of the letters of Europe. The first is tried first. */
export interface Weight {
  readonly regular: readonly Uint8Array[];
  readonly semibold: readonly Uint8Array[];
}

/** One file of a weight as the setter knows it. */
export interface Face {
  /** Under which name the document knows it. */
  readonly name: string;
  has(character: string): boolean;
  /** Width in points of text that it has whole. */
  width(text: string, size: number): number;
}

/** Text that one face sets. */
export interface Run {
  readonly face: Face;
  readonly text: string;
  readonly width: number;
}

/** The letter holds characters that the typeface lacks. A box in their place would be a wrong letter, so none is made. */
export class Unprintable extends Error {
  readonly code = "unprintable";
  /** The characters, each once. */
  readonly characters: readonly string[];

  constructor(characters: readonly string[]) {
    super("the typeface lacks characters of the letter");
    this.name = "Unprintable";
    this.characters = characters;
  }
}

/** The characters of a text that no face has, each once. */
export function missingFrom(faces: readonly Face[], text: string): readonly string[] {
  return [...new Set(text)].filter((one) => !faces.some((face) => face.has(one)));
}

/** Cuts text into runs, each for the face that has its letters. A face goes on as long as it can, so that a word is seldom cut. */
export function runsOf(faces: readonly Face[], text: string, size: number): readonly Run[] {
  const runs: { face: Face; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const face = faces.find((one) => one.has(character));
    if (face === undefined) throw new Unprintable([character]);
    if (last !== undefined && last.face === face) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs.map((run) => ({ ...run, width: run.face.width(run.text, size) }));
}

/** Width in points. */
export function widthOf(faces: readonly Face[], text: string, size: number): number {
  return runsOf(faces, text, size).reduce((sum, { width }) => sum + width, 0);
}
