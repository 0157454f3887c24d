import { describe, expect, test } from "@jest/globals";
import { calendarDate } from "../calendar/calendar-date.ts";
import { contactDetail } from "./contact-detail.ts";
import { readEmail } from "./email.ts";
import { readIban } from "./iban.ts";

const rules = { today: calendarDate("2026-11-24"), allowTest: true };

describe("contact details for exact search", () => {
  test("each kind has one normal form", () => {
    expect([
      contactDetail("phone", "040 123 4567", rules),
      contactDetail("email", " Aino.Koivuranta@Example.FI", rules),
      contactDetail("identity-code", "140358-901f", rules),
      contactDetail("business-id", "FI20774740", rules),
    ]).toEqual([
      { kind: "phone", normal: "+358401234567" },
      { kind: "email", normal: "aino.koivuranta@example.fi" },
      { kind: "identity-code", normal: "140358-901F" },
      { kind: "business-id", normal: "2077474-0" },
    ]);
  });

  test("what is wrong is named, without the text", () => {
    expect([
      contactDetail("phone", "anonymous", rules),
      contactDetail("email", "aino@", rules),
      contactDetail("identity-code", "140358-901F", { today: rules.today }),
      contactDetail("business-id", "2077474-1", rules),
    ]).toEqual([
      { kind: "phone", finding: "phone-withheld" },
      { kind: "email", finding: "email-form" },
      { kind: "identity-code", finding: "identity-code-test" },
      { kind: "business-id", finding: "business-id-check" },
    ]);
  });

  test("the invented people of the demonstration have valid codes of the test range", () => {
    for (const code of [
      "140358-901F",
      "080350-9825",
      "110484-9333",
      "230791-917J",
      "121203A9904",
      "060687-909F",
      "060687Y909F",
    ])
      expect(contactDetail("identity-code", code, rules)).toEqual({ kind: "identity-code", normal: code });
  });
});

describe("e-mail addresses", () => {
  test.each([
    ["Aino.Koivuranta@Example.FI", "aino.koivuranta@example.fi"],
    ["aino+te@mail.example.fi", "aino+te@mail.example.fi"],
    ["veera@sähköposti.example", "veera@sähköposti.example"],
    ["veera@sa\u0308hko\u0308posti.example", "veera@sähköposti.example"],
  ])("%s is %s", (text, email) => {
    expect(readEmail(text)).toEqual({ email });
  });

  test.each([
    "",
    "aino",
    "aino@",
    "@example.fi",
    "aino@example",
    "a b@example.fi",
    "aino@@example.fi",
    "aino@-example.fi",
    "aino@example..fi",
    ".aino@example.fi",
    "ai..no@example.fi",
    "Aino <aino@example.fi>",
    `${"a".repeat(65)}@example.fi`,
    `aino@${"a.".repeat(130)}fi`,
  ])("%p is no address", (text) => {
    expect(readEmail(text)).toEqual({ finding: "email-form" });
  });
});

describe("account numbers", () => {
  test("a valid number loses its spaces, another is named", () => {
    expect(readIban("fi21 1234 5600 0007 85")).toEqual({ iban: "FI2112345600000785" });
    expect(readIban("GB29 NWBK 6016 1331 9268 19")).toEqual({ iban: "GB29NWBK60161331926819" });
    expect(readIban("FI21 1234 5600 0007 86")).toEqual({ finding: "iban-check" });
    expect(readIban("FI21 1234 5600 0007 8")).toEqual({ finding: "iban-form" });
    expect(readIban("1234")).toEqual({ finding: "iban-form" });
  });
});
