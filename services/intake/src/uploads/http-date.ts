import { epochOf, type Instant } from "@tallenne/domain";

/** An instant as HTTP writes it (RFC 9110 §5.6.7). */
export function httpDateOf(at: Instant): string {
  return new Date(epochOf(at)).toUTCString();
}
