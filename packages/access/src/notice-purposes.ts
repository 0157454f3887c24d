import { firstPolicy, registerIn } from "@tallenne/domain";

/** Purposes that the notice of a register names (domain-access §6.1); none for an unknown register. */
export function noticePurposes(register: string): readonly string[] {
  return registerIn(firstPolicy, register)?.purposes ?? [];
}
