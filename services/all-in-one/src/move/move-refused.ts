/** A move cannot go on; the words say why and what to do. Nothing was removed where it came from. */
export class MoveRefused extends Error {
  override readonly name = "MoveRefused";
}
