import { describe, expect, test } from "@jest/globals";
import { calendarDate } from "../calendar/calendar-date.ts";
import {
  allowsTestCodes,
  birthDateOf,
  checkCharacter,
  checkCharacters,
  maskedIdentityCode,
  readIdentityCode,
} from "./identity-code.ts";

const today = calendarDate("2026-11-24");
const read = (text: string, allowTest = false) => readIdentityCode(text, { today, allowTest });
const finding = (text: string, allowTest = false) => {
  const said = read(text, allowTest);
  return "finding" in said ? said.finding : "valid";
};

/** Codes that the population register gives out for tests. */
const testPersons = [
  "010594Y9032",
  "020594X903P",
  "030594W903B",
  "040594V9030",
  "050594U903M",
  "010516B903X",
  "020516C903K",
  "030516D9037",
  "010501E9032",
  "020503F9037",
];

/** A code of the 2000s with a fitting check, of a day of 2026. */
function born(day: string): string {
  return `${day}26A002${checkCharacter(`${day}26002`)}`;
}

describe("personal identity codes", () => {
  test("T-I1 table: each text is valid or has its finding", () => {
    const table = [
      ["131052-308T", "valid"],
      ["131052-308U", "identity-code-check"],
      ["310252-308Y", "identity-code-date"],
      ["131052A308T", "identity-code-date"],
      ["290200A002C", "valid"],
      ["290200-002C", "identity-code-date"],
      ["010594G9032", "identity-code-form"],
      ["010190-999K", "identity-code-check"],
      ["010190Y999K", "identity-code-check"],
      ["010594-001?", "identity-code-form"],
      ["010594-0011", "identity-code-number"],
      ["010594-0002", "identity-code-number"],
      ["", "identity-code-form"],
      ["131052-308", "identity-code-form"],
      ["131052-308TT", "identity-code-form"],
    ] as const;
    for (const [text, expected] of table) expect([text, finding(text)]).toEqual([text, expected]);
  });

  test("T-I1 table: small letters, spaces and other dashes are read as the code they mean", () => {
    for (const text of [
      "131052-308t",
      "131052\u2013308T",
      "131052\u2212308T",
      "131052\u2010308T",
      " 131052 - 308 T\n",
    ])
      expect(read(text)).toEqual({ code: "131052-308T" });
    expect(finding("131052a308t")).toBe("identity-code-date");
  });

  test("T-I3 test persons are valid only where test codes are allowed", () => {
    for (const text of testPersons)
      expect([text, finding(text, true), finding(text)]).toEqual([text, "valid", "identity-code-test"]);
  });

  test("T-I3 production allows no test codes", () => {
    expect(allowsTestCodes("production")).toBe(false);
    expect(allowsTestCodes("evaluation")).toBe(true);
  });

  test("T-I2 two codes that differ by their sign alone are two people", () => {
    expect(read("060687-909F", true)).toEqual({ code: "060687-909F" });
    expect(read("060687Y909F", true)).toEqual({ code: "060687Y909F" });
  });

  test("all thirteen signs are known, and no other letter is one", () => {
    const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ+-".split("");
    const known = signs.filter(
      (sign) => finding(`010103${sign}002${checkCharacter("010103002")}`) === "valid",
    );
    expect(known.join("")).toBe("ABCDEFUVWXY+-");
  });

  test("nobody is born after today", () => {
    expect([finding(born("2411")), finding(born("2511"))]).toEqual(["valid", "identity-code-date"]);
  });

  test("the birth date comes from the sign's century", () => {
    for (const [text, date] of [
      ["131052-308T", "1952-10-13"],
      ["131052+308T", "1852-10-13"],
      ["010516B903X", "2016-05-01"],
      ["050594U903M", "1994-05-05"],
    ] as const) {
      const said = read(text, true);
      expect("code" in said && birthDateOf(said.code)).toBe(date);
    }
  });

  test("T-I5 a code is shown with its individual part hidden", () => {
    const said = read("131052-308T");
    expect("code" in said && maskedIdentityCode(said.code)).toBe("131052-****");
  });

  test("there are 31 check characters, without those that look alike", () => {
    expect(new Set(checkCharacters).size).toBe(31);
    expect(checkCharacters).not.toMatch(/[GIOQZ]/);
  });
});
