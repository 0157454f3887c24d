/** SHA-256 of a file as 64 hexadecimal digits, computed in the browser: the file goes nowhere. */
export async function digestOf(file: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
