/** Why the keys of a contact lie in the bucket they lie in. */
export const retentionClasses = ["standard", "held", "frozen", "disputed"] as const;
export type RetentionClass = (typeof retentionClasses)[number];
