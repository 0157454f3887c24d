import { describe, expect, test } from "@jest/globals";
import type { Phone } from "./phone.ts";
import { isWithheld, normalPhone, printPhone, readPhone } from "./phone.ts";

describe("phone numbers", () => {
  test("T-A5.2 every Finnish spelling of a number has one normal form", () => {
    for (const text of [
      "+358 40 123 4567",
      "+358401234567",
      "040 1234567",
      "0401234567",
      "040-123 4567",
      "040 123 45 67",
      "040.123.4567",
      "(040) 123 4567",
      "040/1234567",
      "0035840 1234567",
      "00358401234567",
      "+358 (0)40 1234567",
      "+358 (0) 40 123 4567",
      "358401234567",
      " 040\u00A0123\u00A04567 ",
      "040\u2013123\u20134567",
      "tel:+358401234567",
      "sip:+358401234567@vaihde.example.fi",
    ])
      expect([text, normalPhone(text)]).toEqual([text, "+358401234567"]);
  });

  test("T-A5.2 service numbers, land lines and foreign numbers have theirs", () => {
    for (const [text, normal] of [
      ["0295 039 001", "+358295039001"],
      ["029 5039001", "+358295039001"],
      ["+358 295 039 001", "+358295039001"],
      ["020 690 100", "+35820690100"],
      ["09 123 4567", "+35891234567"],
      ["(09) 123 4567", "+35891234567"],
      ["0800 123 456", "+358800123456"],
      ["+46 8 123 456 78", "+46812345678"],
      ["0046 8 123 456 78", "+46812345678"],
      ["112", "112"],
      ["116117", "116117"],
      ["116 117", "116117"],
      ["+358116117", "116117"],
    ] as const)
      expect([text, normalPhone(text)]).toEqual([text, normal]);
  });

  test("T-A5.2 a withheld number is legal and gives no number", () => {
    for (const text of [
      "",
      " ",
      "-",
      "anonymous",
      "Anonymous",
      "WITHHELD",
      "unknown",
      "salainen",
      "sip:anonymous@anonymous.invalid",
    ]) {
      expect([text, isWithheld(text), normalPhone(text)]).toEqual([text, true, undefined]);
      expect(readPhone(text)).toEqual({ finding: "phone-withheld" });
    }
  });

  test("what is no number has a finding", () => {
    for (const text of ["Aino", "12", "3201", "040", "+358", "0401234567890123456", "0".repeat(5000)])
      expect([text, readPhone(text)]).toEqual([text, { finding: "phone-form" }]);
    expect(isWithheld("0401234567")).toBe(false);
  });

  test("numbers are printed as Finnish authorities print them", () => {
    for (const [normal, printed] of [
      ["+358295039001", "0295 039 001"],
      ["+35820690100", "020 690 100"],
      ["+358207123456", "0207 123 456"],
      ["+358401234567", "040 1234567"],
      ["+35891234567", "09 1234567"],
      ["+46701234567", "+46 70 123 45 67"],
      ["116117", "116117"],
    ] as const)
      expect(printPhone(normal as Phone)).toBe(printed);
  });
});
