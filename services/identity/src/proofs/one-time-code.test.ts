import { describe, expect, test } from "@jest/globals";
import { base32 } from "./base32.ts";
import { authenticatorUri, codeOf, shownStep, stepAt } from "./one-time-code.ts";

/** The secret of RFC 4226 appendix D and RFC 6238 appendix B. */
const secret = Buffer.from("12345678901234567890");

describe("one-time codes", () => {
  test.each([
    [59, "94287082"],
    [1111111109, "07081804"],
    [1111111111, "14050471"],
    [1234567890, "89005924"],
    [2000000000, "69279037"],
    [20000000000, "65353130"],
  ])("are those of RFC 6238 appendix B at %i seconds", (seconds, code) => {
    expect(codeOf(secret, stepAt(seconds * 1000), 8)).toBe(code);
  });

  test("are those of RFC 4226 appendix D", () => {
    const codes = Array.from({ length: 10 }, (_, counter) => codeOf(secret, counter));
    expect(codes.join(" ")).toBe("755224 287082 359152 969429 338314 254676 287922 162583 399871 520489");
  });

  const now = 1_800_000_000_000;
  const shown = (code: string, after = 0) => shownStep({ secret, code, now, after });

  test("count in their step and its neighbours, and nowhere else", () => {
    const current = stepAt(now);
    const steps = [-3, -2, -1, 0, 1, 2, 3].map((by) => shown(codeOf(secret, current + by)));
    expect(steps).toEqual([undefined, undefined, current - 1, current, current + 1, undefined, undefined]);
  });

  test("count once, and nothing older counts after them", () => {
    const current = stepAt(now);
    expect(shown(codeOf(secret, current), current)).toBeUndefined();
    expect(shown(codeOf(secret, current - 1), current)).toBeUndefined();
    expect(shown(codeOf(secret, current + 1), current)).toBe(current + 1);
  });

  test.each(["", "1", "12345", "1234567", "٣٤٥٦٧٨", "      "])("of another form are none: %j", (code) => {
    expect(shown(code)).toBeUndefined();
  });
});

describe("an authenticator's secret", () => {
  test.each([
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ])("is written in base32 as RFC 4648 §10 has it: %j", (plain, text) => {
    expect(base32(Buffer.from(plain))).toBe(text);
  });

  test("goes to the authenticator with issuer, algorithm, digits and period", () => {
    expect(authenticatorUri(Buffer.from("foobar"), "sanna.ketovuori")).toBe(
      "otpauth://totp/Tallenne:sanna.ketovuori?secret=MZXW6YTBOI&issuer=Tallenne&algorithm=SHA1&digits=6&period=30",
    );
  });
});
