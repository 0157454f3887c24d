import { compareTexts, type Condition, holds } from "@tallenne/domain";
import type { Order } from "../collection.ts";
import type { OrderedKey } from "./ordered-key.ts";
import { positionOf } from "./keyset.ts";

/**
 * Answers a question about fields that no index has: only a small collection, of some thousand documents at most, may be asked one. Those for which the
 * condition holds, in order, behind the position.
 */
export function answerFrom(
  documents: readonly unknown[],
  asked: {
    readonly where: Condition | undefined;
    readonly orders: readonly Order[];
    readonly position: readonly OrderedKey[] | undefined;
  },
): unknown[] {
  const { where, orders, position } = asked;
  const compare = (one: readonly OrderedKey[], other: readonly OrderedKey[]): number => {
    for (const [at, { direction }] of orders.entries()) {
      const sign = compareTexts(one[at] ?? "", other[at] ?? "");
      if (sign !== 0) return direction === "asc" ? sign : -sign;
    }
    return 0;
  };
  return documents
    .filter((document) => where === undefined || holds(where, document))
    .map((document) => ({ document, place: positionOf(orders, document) }))
    .filter(({ place }) => position === undefined || compare(place, position) > 0)
    .toSorted((one, other) => compare(one.place, other.place))
    .map(({ document }) => document);
}
