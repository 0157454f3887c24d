import { describe, expect, test } from "@jest/globals";
import { firstPolicy } from "./first-policy.ts";
import { policyDigestText, readPolicy } from "./policy-text.ts";

const text = policyDigestText(firstPolicy);

describe("the text of a policy, which the steward pins by digest", () => {
  test("it reads back as the same policy", () => {
    expect(readPolicy(text)).toEqual(firstPolicy);
    expect(policyDigestText(readPolicy(text))).toBe(text);
  });

  test("the order of names does not change it, the order of lists and any value do", () => {
    const turned = Object.fromEntries(
      Object.entries(firstPolicy).toReversed(),
    ) as unknown as typeof firstPolicy;
    expect(policyDigestText(turned)).toBe(text);
    expect(policyDigestText({ ...firstPolicy, version: "policy-2" })).not.toBe(text);
    expect(policyDigestText({ ...firstPolicy, registers: firstPolicy.registers.toReversed() })).not.toBe(
      text,
    );
  });

  test("absent and undefined members write the same text", () => {
    const written = {
      ...firstPolicy,
      lines: firstPolicy.lines.map((line) => ({ ...line, until: undefined })),
    };
    expect(policyDigestText(written as unknown as typeof firstPolicy)).toBe(text);
  });

  test("another text of the same policy is refused, and so is a policy with findings", () => {
    expect(() => readPolicy(` ${text}`)).toThrow(RangeError);
    expect(() => readPolicy(text.replace('"P6M"', '"P18M"'))).toThrow(
      "term-past-ceiling at /registers/0/rules/0",
    );
    expect(() => readPolicy(text.slice(0, -1))).toThrow(RangeError);
    for (const wrong of ["", "null", "3", "[]", "{}"]) expect(() => readPolicy(wrong)).toThrow(RangeError);
  });
});
