/** Whose voice is heard: one alone, both, or both with one of them in front. */
export type Side = "adviser" | "adviser-more" | "both" | "customer-more" | "customer";

/** The choices in the order of the balance, from one voice to the other. */
export const sides: readonly Side[] = ["adviser", "adviser-more", "both", "customer-more", "customer"];

/** How far the other voice steps back, as a factor: 14 dB, still to be followed. */
const behind = 0.2;

/**
 * How loud a channel (0 the adviser, 1 the customer) sounds in an ear (0 left, 1 right), 0 to 1. Where both are heard each keeps its own ear, as
 * recorded; one in front or alone is heard in both ears.
 */
export function weightOf(side: Side, channel: number, ear: number): number {
  if (side === "both") return channel === ear ? 1 : 0;
  const isMeant = channel === (side === "adviser" || side === "adviser-more" ? 0 : 1);
  if (isMeant) return 1;
  return side === "adviser" || side === "customer" ? 0 : behind;
}
