import { expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { qrCode } from "./qr-code.ts";

const digest = (text: string): string => {
  const rows = qrCode(text).map((row) => row.map((dark) => (dark ? "#" : ".")).join(""));
  return createHash("sha256").update(rows.join("\n")).digest("hex").slice(0, 16);
};

// The pictures behind these digests were read back with a scanner's own program (zbarimg) when they were recorded.
test("a picture of a short text, of an authenticator's address and of a long text stays what a scanner read", () => {
  expect(digest("HELLO")).toBe("7e12bd5714454729");
  expect(
    digest(
      "otpauth://totp/Tallenne:timo.harjukoski?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Tallenne&algorithm=SHA1&digits=6&period=30",
    ),
  ).toBe("138400c3c7229334");
  expect(digest("x".repeat(250))).toBe("e5cda81ac63ed582");
});

test("a text too long for the largest version is refused, not cut", () => {
  expect(() => qrCode("z".repeat(500))).toThrow(RangeError);
});

test("the size grows with the text by four modules a version", () => {
  expect(qrCode("HELLO")).toHaveLength(21);
  expect(qrCode("z".repeat(100))).toHaveLength(37);
});
