import { refuse } from "@tallenne/contracts";

/**
 * A content comes whole or not at all. A PUT with Content-Range carries a part (RFC 9110 §14.5); kept as it is, the part would stand for the whole.
 * Throws Problem `bad-input` before a byte is read.
 */
export function requireWhole(contentRange: string | undefined): void {
  if (contentRange === undefined) return;
  throw refuse("bad-input", {
    findings: [
      {
        pointer: "/headers/content-range",
        code: "invalid-format",
        detail: "the whole content in one request (RFC 9110 §14.5)",
      },
    ],
  });
}
