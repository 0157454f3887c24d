import { describe, expect, test } from "@jest/globals";
import { assert, property, string } from "fast-check";
import { chip, maskedSegments, withoutChips } from "./chip.ts";
import { maskKinds } from "./mask-kind.ts";
import { identifyingKinds, maskText } from "./mask-text.ts";

const textOf = (typed: string) => maskText(typed).text;

describe("masking of free text", () => {
  test("T-A6.5a a chat keeps its words and loses its identifiers, with a count of each kind", () => {
    expect(
      maskText(
        "Hei, nimeni on Aino Koivuranta, hetuni on 140358-901F, soita 040 123 4567 tai aino@example.fi. Tili FI21 1234 5600 0007 85.",
      ),
    ).toEqual({
      text: "Hei, nimeni on ⟦name⟧, hetuni on ⟦identity-code⟧, soita ⟦phone⟧ tai ⟦email⟧. Tili ⟦iban⟧.",
      counts: { name: 1, "identity-code": 1, phone: 1, email: 1, iban: 1 },
    });
    expect(maskText("Milloin olette auki pyhinä?")).toEqual({
      text: "Milloin olette auki pyhinä?",
      counts: {},
    });
  });

  test("no masked value is in the answer, in whatever form it was typed", () => {
    const typed = "131052-308T 131052-308T, 0401234567";
    expect(JSON.stringify(maskText(typed))).not.toMatch(/131052|308T|0401234567/);
    expect(maskText(typed).counts).toEqual({ "identity-code": 2, phone: 1 });
  });

  test.each([
    "040 123 4567",
    "0401234567",
    "040-1234567",
    "+358 40 123 4567",
    "+358401234567",
    "+358 (0)40 123 4567",
    "(+358) 40 123 4567",
    "00358 40 1234567",
    "358 40 1234567",
    "(09) 123 4567",
    "09-123 4567",
    "0295 039 001",
    "+46 70 123 45 67",
    "0046 70 123 45 67",
    "040\u00A0123\u00A04567",
    "040\u2013123\u20134567",
    "040 12\n34567",
    "0501234567890",
    "０４０１２３４５６７",
  ])("a phone number is masked as it is typed: form %#", (number) => {
    for (const [before, after] of [
      ["Soita ", ", kiitos"],
      ["", ""],
      ["puh:", "\nAino"],
      ["Numeroni on ", "."],
    ])
      expect(textOf(`${before}${number}${after}`)).toBe(`${before}⟦phone⟧${after}`);
  });

  test("an identity code is found within a word, a business id of old form is left alone", () => {
    expect(textOf("hetuni131052-308Tkiitos")).toBe("hetuni⟦identity-code⟧kiitos");
    expect(textOf("Y-tunnus 0112038-9 ja 2077474-0")).toBe("Y-tunnus 0112038-9 ja 2077474-0");
    expect(textOf("tilaus 1131052-308T")).toBe("tilaus 1131052-308T");
  });

  test.each([
    "140358.901F",
    "140358.901f",
    "140358 . 901F",
    "14.03.58.901F",
    "140358/901F",
    "140358.901E",
    "140\u200B358.901F",
  ])("an identity code with a stop where its sign should be is masked: form %#", (code) => {
    expect(textOf(`hetu ${code} on oikea`)).toBe("hetu ⟦identity-code⟧ on oikea");
  });

  test("a zero-width character hides neither a value nor the word before it, and stays where nothing is masked", () => {
    expect(textOf("Hei\u200Bnimeni on Aino Koivuranta.")).toBe("Hei\u200Bnimeni on ⟦name⟧.");
    expect(textOf("Nimeni on Ai\u200Bno\u200B Koivuranta.")).toBe("Nimeni on ⟦name⟧.");
    expect(textOf("Hei \u{1F44B}\uFE0F, 0\u200B4012\u200B34567")).toBe("Hei \u{1F44B}\uFE0F, ⟦phone⟧");
    expect(textOf("työ\u00ADpaikka")).toBe("työ\u00ADpaikka");
  });

  test("two letters and numbers that are no account stay", () => {
    expect(textOf("a t 12 kpl, e e 10 11 12 13")).toBe("a t 12 kpl, e e 10 11 12 13");
    expect(textOf("mallit F I 21 1234 5600 0007 86")).toBe("mallit F I 21 1234 5600 0007 86");
  });

  test("numbers and times beside a phone number stay", () => {
    expect(textOf("soita 040 123 4567 10 minuutin päästä")).toBe("soita ⟦phone⟧ 10 minuutin päästä");
    expect(textOf("klo 12 0401234567 tai 0401234567ja heti")).toBe("klo 12 ⟦phone⟧ tai ⟦phone⟧ja heti");
    expect(textOf("040 123 4567 / 050 123 4567")).toBe("⟦phone⟧ / ⟦phone⟧");
    expect(textOf("01.01.2026 0401234567")).toBe("01.01.2026 ⟦phone⟧");
  });

  test.each([
    "aino@example.fi",
    "Aino.Koivuranta+te@posti.example.fi",
    "aino @ example.fi",
    "aino(at)example.fi",
    "aino [ät] example [piste] fi",
    "käyttäjä@sähköposti.example",
    "aino@example.fi",
    "aino@example\u200B.fi",
    "ai\u200Bno@exam\u00ADple.fi",
    "aino@example.fi".split("").join("\u200D"),
    "aino\uFEFF@\u2060example.fi",
  ])("an e-mail address is masked as it is typed: form %#", (address) => {
    expect(maskText(`osoitteeni on ${address}, vastatkaa`)).toEqual({
      text: "osoitteeni on ⟦email⟧, vastatkaa",
      counts: { email: 1 },
    });
  });

  test.each([
    "FI2112345600000785",
    "FI21 1234 5600 0007 85",
    "fi21 1234 5600 0007 85",
    "FI21-1234-5600-0007-85",
    "FI21 1234 5600 0007 86",
    "SE45 5000 0000 0583 9825 7466",
    "GB29 NWBK 6016 1331 9268 19",
    "EE38 2200 2210 2014 5685",
    "F I 2 1 1 2 3 4 5 6 0 0 0 0 0 7 8 5",
    "f i 2 1 1 2 3 4 5 6 0 0 0 0 0 7 8 6",
    "F.I.2.1.1.2.3.4.5.6.0.0.0.0.0.7.8.5",
    "F I21 1234 5600 0007 85",
    "FI21\n1234 5600\n0007 85",
    "FI21\u200B1234\u200B5600000785",
  ])("an account number is masked, with a wrong check too: form %#", (account) => {
    expect(maskText(`tili ${account} on oikea`)).toEqual({
      text: "tili ⟦iban⟧ on oikea",
      counts: { iban: 1 },
    });
  });

  test.each([
    ["Nimeni on Aino Koivuranta.", "Nimeni on ⟦name⟧."],
    ["nimeni on aino koivuranta ja asun Mikkelissä", "nimeni on ⟦name⟧ ja asun Mikkelissä"],
    ["Mun nimi on Jani", "Mun nimi on ⟦name⟧"],
    ["Nimi: Eero Vesterlampi\nAsia: koulutus", "Nimi: ⟦name⟧\nAsia: koulutus"],
    ["Olen Veera Suokas Vaasasta", "Olen ⟦name⟧"],
    ["Jag heter Mikael Strandvik.", "Jag heter ⟦name⟧."],
    ["mitt namn är Sofia von Hallbäck, jag söker jobb", "mitt namn är ⟦name⟧, jag söker jobb"],
    ["My name is Farah Haidari and I have moved", "My name is ⟦name⟧ and I have moved"],
    ["I’m Farah Haidari.", "I’m ⟦name⟧."],
    ["Terveisin Aino Koivuranta", "Terveisin ⟦name⟧"],
    ["Mvh Mikael Strandvik", "Mvh ⟦name⟧"],
  ])("a typed name is masked: sentence %#", (typed, masked) => {
    expect(textOf(typed)).toBe(masked);
  });

  test.each([
    "olen työtön ja haen koulutusta",
    "Olen Mikkelissä tänään",
    "Nimeni on väärin kirjattu",
    "jag är arbetslös",
    "I am looking for work in Vaasa",
    "This is urgent",
    "Yrityksen nimi on vielä auki",
  ])("a sentence without a name stays: %#", (typed) => {
    expect(maskText(typed)).toEqual({ text: typed, counts: {} });
  });

  test("nobody can type a mark: brackets are doubled, and shown single again", () => {
    const typed = "kirjoitin ⟦phone⟧ ja ⟦⟦ itse, soita 0401234567";
    const masked = textOf(typed);
    expect(masked).toBe("kirjoitin ⟦⟦phone⟧ ja ⟦⟦⟦⟦ itse, soita ⟦phone⟧");
    expect(maskedSegments(masked)).toEqual([
      { text: "kirjoitin ⟦phone⟧ ja ⟦⟦ itse, soita " },
      { masked: "phone" },
    ]);
    expect(maskedSegments(textOf("⟦0401234567"))).toEqual([{ text: "⟦" }, { masked: "phone" }]);
    expect(maskedSegments("")).toEqual([]);
  });

  test("whatever is typed without identifiers is shown again as it was typed", () => {
    assert(
      property(string({ unit: "grapheme" }), string(), (left, right) => {
        const typed = `⟦${left}⟦phone⟧${right}`;
        const shown = maskedSegments(withoutChips(typed));
        return shown.length === 1 && shown[0] !== undefined && "text" in shown[0] && shown[0].text === typed;
      }),
      { seed: 11 },
    );
  });

  test("every mark is read back as its kind, and a masked text holds nothing to mask", () => {
    for (const kind of maskKinds) expect(maskedSegments(chip(kind))).toEqual([{ masked: kind }]);
    const typed = "nimeni on Aino Koivuranta, 131052-308T, 0401234567, aino@example.fi, FI2112345600000785";
    expect(identifyingKinds(typed)).toEqual(["name", "identity-code", "phone", "email", "iban"]);
    expect(identifyingKinds(textOf(typed))).toEqual([]);
  });

  test("long and hostile texts are read in a moment", () => {
    for (const text of [
      "1 ".repeat(50_000),
      "a".repeat(100_000),
      "0".repeat(100_000),
      "a.".repeat(50_000),
      "+ ".repeat(50_000),
      "FI21 ".repeat(20_000),
      "nimeni on ".repeat(10_000),
      "131052-".repeat(15_000),
      "a\u200B".repeat(50_000),
      "F I ".repeat(25_000),
      "131052.".repeat(15_000),
    ]) {
      const started = process.cpuUsage();
      maskText(text);
      const { user } = process.cpuUsage(started);
      expect(user / 1000).toBeLessThan(2_000);
    }
  });
});
