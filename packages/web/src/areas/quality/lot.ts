/**
 * The lot of a contact in a draw: the digest of seed and id, hexadecimal. The lowest were drawn; whoever has seed and ids can work it out again. Rejects
 * where the browser has no digest, outside a secure context.
 */
export async function lotOf(seed: string, contact: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${seed} ${contact}`));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
