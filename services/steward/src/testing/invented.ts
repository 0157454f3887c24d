import type { Id, IdKind } from "@tallenne/domain";
import { idFrom } from "@tallenne/domain";

/** An id that is the same in every run. */
export function testId<K extends IdKind>(kind: K, number: number): Id<K> {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32BE(number, 12);
  return idFrom(kind, bytes);
}
