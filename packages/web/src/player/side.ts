/** Whose voice is heard. */
export type Side = "adviser" | "both" | "customer";
