import { expect, test } from "@jest/globals";
import { maskedSegments, maskKinds, maskText } from "@tallenne/domain";
import { areReadable, askedBy, countOf, noFilters } from "./contact-filters.ts";
import { headingOf } from "./contact-heading.ts";
import { maskedParts } from "./masked-parts.ts";
import { phoneWords } from "./phone-words.ts";

test("a masked text shows the same words and chips as the domain's own reading of it", () => {
  const typed = [
    "hetuni on 140358-901F, soita 040 123 4567 tai aino@example.fi",
    "kirjoitin itse ⟦phone⟧ ja ⟦⟦ja⟧",
    "",
    "ei mitään",
    maskKinds.map((kind) => `⟦${kind}⟧`).join(""),
  ];
  for (const text of [...typed.map((words) => maskText(words).text), ...typed]) {
    const shown = maskedParts(text).map(({ words, mask }) =>
      mask === undefined ? { text: words } : { masked: mask },
    );
    expect(shown).toEqual(maskedSegments(text));
  }
});

test("only filters that narrow are asked, days as ISO dates", () => {
  const typed = { channel: "call", line: "", from: "1.11.2026", to: " " } as const;
  expect(askedBy(typed)).toEqual({ channel: "call", from: "2026-11-01" });
  expect(countOf(typed)).toBe(2);
  expect(countOf(noFilters)).toBe(0);
  expect(areReadable(typed)).toBe(true);
  expect(areReadable({ ...typed, to: "31.11.2026" })).toBe(false);
});

test("a contact is headed by its day and times; a mail has one time", () => {
  const call = { startedAt: "2026-11-20T07:05:10Z", endedAt: "2026-11-20T07:11:22Z" } as never;
  const mail = { startedAt: "2026-11-20T07:05:10Z", endedAt: "2026-11-20T07:05:10Z" } as never;
  expect(headingOf(call, "fi")).toBe("pe 20.11.2026 klo 9.05–9.11");
  expect(headingOf(mail, "fi")).toBe("pe 20.11.2026 klo 9.05");
  expect(headingOf(mail, "sv")).toBe("fre 20.11.2026 kl. 9.05");
  expect(headingOf(mail, "en")).toBe("Fri 20 Nov 2026, 9:05");
});

test("phone numbers are written as Finns write them, foreign and odd ones as they are kept", () => {
  expect(phoneWords("+358401234502")).toBe("040 123 4502");
  expect(phoneWords("+358501234567")).toBe("050 123 4567");
  expect(phoneWords("+358295039001")).toBe("0295 039 001");
  expect(phoneWords("+46701234567")).toBe("+46701234567");
  expect(phoneWords("+358912345600")).toBe("+358912345600");
});
