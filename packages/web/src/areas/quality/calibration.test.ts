import { expect, test } from "@jest/globals";
import { comparedItems, isComparable } from "./calibration.ts";

const words = { fi: "", sv: "", en: "" };
const form = { items: [words, words, words, words] };
const state = (more: object) =>
  ({ contact: "contact_1", own: "sent", othersSent: 1, isAnotherAsked: false, ...more }) as never;
const scored = (...scores: (number | null)[]) => ({
  scores: scores.map((score, item) => ({ item, score })),
});

test("differences come first: that an item applies at all, then the widest; equal ones keep the order of the form", () => {
  const compared = comparedItems(form, [scored(2, 2, 1, null), scored(2, 0, 2, 1)]);
  expect(compared.map(({ item, gap }) => [item, gap])).toEqual([
    [3, { is: "applies" }],
    [1, { is: "points", n: 2 }],
    [2, { is: "points", n: 1 }],
    [0, { is: "points", n: 0 }],
  ]);
});

test("what nobody found to apply is no difference", () => {
  const [first] = comparedItems({ items: [words] }, [scored(null), scored(null)]);
  expect(first?.gap).toEqual({ is: "points", n: 0 });
});

test("a calibration is compared when everybody named has sent, never before one's own is", () => {
  const calibration = { contact: "contact_1", evaluators: ["person_1", "person_2"], setAt: "" } as never;
  expect(isComparable(state({ namedSent: 1 }), calibration)).toBe(false);
  expect(isComparable(state({ namedSent: 2 }), calibration)).toBe(true);
  expect(isComparable(state({ namedSent: 2, own: "draft" }), calibration)).toBe(false);
  expect(isComparable(state({}), undefined)).toBe(true);
  expect(isComparable(state({ othersSent: 0 }), undefined)).toBe(false);
  expect(isComparable(undefined, undefined)).toBe(false);
});
