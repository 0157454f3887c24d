import { policyFindings } from "./policy-findings.ts";
import type { Policy } from "./policy.ts";

/**
 * The one text of a policy, whose SHA-256 the steward pins: JSON with sorted names and no white space (RFC 8785 for the texts, booleans, lists
 * and objects that a policy is made of).
 */
export function policyDigestText(policy: Policy): string {
  return canonical(policy);
}

/**
 * Reads a policy back from its text. Throws RangeError when the text is not the canonical one, or its rules contradict themselves:
 * a rule that cannot be read keeps nothing alive and destroys nothing.
 */
export function readPolicy(text: string): Policy {
  const policy = parsed(text);
  const findings = policyFindings(policy);
  if (findings.length > 0)
    throw new RangeError(
      `policy: ${findings.map(({ code, pointer }) => `${code} at ${pointer}`).join(", ")}`,
    );
  if (canonical(policy) !== text) throw new RangeError("policy: not its canonical text");
  return policy;
}

function parsed(text: string): Policy {
  try {
    return JSON.parse(text) as Policy;
  } catch (cause) {
    throw new RangeError("policy: not JSON", { cause });
  }
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(",")}}`;
}
