/** Milliseconds between two jumps of the line where motion is reduced (screens §4: four a second). */
const jump = 250;

/** Where the place is drawn, milliseconds: with reduced motion it jumps while it sounds, and stands exactly where it is once nothing does. */
export function shownPlace(at: number, { sounds, still }: { sounds: boolean; still: boolean }): number {
  return still && sounds ? Math.floor(at / jump) * jump : at;
}
