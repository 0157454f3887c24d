import type { Failure } from "./failure.ts";

/** Does a failure find fault with this field of the body? */
export function isWrong(failure: Failure | null, field: string): boolean {
  return failure?.findings.some(({ pointer }) => pointer?.split("/").includes(field) === true) ?? false;
}
