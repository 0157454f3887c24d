/** Is it a code of ours: small letters, digits, hyphens and dots. Blanks around it are no fault. */
export function isCode(typed: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{0,63}$/.test(typed.trim());
}
