import { describe, expect, test } from "@jest/globals";
import { array, assert, constantFrom, property } from "fast-check";
import { chatLimits, parseChat, writeChat } from "./parse-chat.ts";

const at = (second: number) => `2026-11-13T10:00:${String(second).padStart(2, "0")}+02:00`;
const log = (messages: unknown, more: object = {}) =>
  Buffer.from(JSON.stringify({ format: "tallenne-chat", version: 1, messages, ...more }));
const said = (...texts: readonly string[]) =>
  log(texts.map((text, index) => ({ at: at(index), from: "customer", text })));
const codes = (bytes: Uint8Array) =>
  parseChat(bytes).findings.map(({ code, pointer }) => `${code} ${pointer ?? ""}`);
/** Test-range codes with each of the thirteen century signs (domain-retention §8.1). */
const signs = ["+", "-", "Y", "X", "W", "V", "U", "A", "B", "C", "D", "E", "F"];

describe("the identity gate of chats", () => {
  test("T-A6.5a an identity code of every century sign, phone, e-mail and IBAN are masked; counts stay, values go", () => {
    for (const sign of signs) {
      const code = `010190${sign}901K`;
      const { chat } = parseChat(
        said(`hetuni on ${code}, soita 040 123 4567 tai aino@example.fi, tili FI21 1234 5600 0007 85`),
      );
      expect([sign, chat?.messages[0]?.text]).toEqual([
        sign,
        "hetuni on ⟦identity-code⟧, soita ⟦phone⟧ tai ⟦email⟧, tili ⟦iban⟧",
      ]);
      expect(chat?.masks).toEqual({ "identity-code": 1, phone: 1, email: 1, iban: 1 });
      expect(Buffer.from(chat ? writeChat(chat) : []).toString()).not.toMatch(/901K|4567|aino@|0007/);
    }
  });

  test("T-A6.5a a value spread over several messages is found on their joined text", () => {
    const { chat, findings } = parseChat(said("140358-", "901F", "kiitos"));
    expect(chat?.messages.map(({ text }) => text)).toEqual(["⟦identity-code⟧", "kiitos"]);
    expect(findings.map(({ code }) => code)).toEqual(["messages-joined"]);
  });

  test("T-A6.5b fields that say who somebody is have no place: dropped with a finding that repeats no value", () => {
    const bytes = log(
      [{ at: at(1), from: "customer", text: "hei", displayName: "Aino Koivuranta", ip: "10.0.0.1" }],
      {
        visitor: { name: "Aino" },
      },
    );
    const reading = parseChat(bytes);
    expect(reading.chat?.messages).toEqual([
      { at: "2026-11-13T08:00:01.000Z", from: "customer", text: "hei" },
    ]);
    expect(codes(bytes)).toEqual([
      "identity-field #/visitor",
      "identity-field #/messages/0/displayName",
      "identity-field #/messages/0/ip",
    ]);
    expect(JSON.stringify(reading)).not.toMatch(/Aino|10\.0/);
  });

  test("a name of a field that may itself be about somebody is not repeated", () => {
    expect(codes(log([{ at: at(1), from: "bot", text: "x", "Aino K": 1 }]))).toEqual([
      "unknown-field #/messages/0",
    ]);
  });

  test("whatever digits somebody types, what is kept shows nothing that could be masked", () => {
    const digits = array(constantFrom(...Array.from("0123456789-+ABYX .@f")), { maxLength: 40 }).map((all) =>
      all.join(""),
    );
    assert(
      property(array(digits, { minLength: 1, maxLength: 4 }), (texts) => {
        const { chat, findings } = parseChat(said(...texts));
        expect(chat !== undefined || findings.some(({ code }) => code === "identity-remains")).toBe(true);
        expect(chat ? parseChat(Buffer.from(writeChat(chat))).chat?.masks : {}).toEqual({});
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});

describe("the form of a chat log", () => {
  test("messages stand by the server's time, then as they came", () => {
    const { chat, findings } = parseChat(
      log([
        { at: at(5), from: "adviser", text: "toinen" },
        { at: at(1), from: "customer", text: "ensin" },
      ]),
    );
    expect(chat?.messages.map(({ text }) => text)).toEqual(["ensin", "toinen"]);
    expect(findings.map(({ code }) => code)).toEqual(["messages-reordered"]);
  });

  test("every finding at once, each with its place", () => {
    expect(
      codes(
        Buffer.from(
          JSON.stringify({
            format: "else",
            version: 2,
            messages: [
              { at: "2026-11-13T10:00:00", from: "somebody", text: 1 },
              "x",
              { at: "2026-02-30T10:00:00Z", from: "bot" },
            ],
          }),
        ),
      ),
    ).toEqual([
      "wrong-word #/format",
      "wrong-version #/version",
      "wrong-type #/messages/0/text",
      "wrong-time #/messages/0/at",
      "wrong-word #/messages/0/from",
      "wrong-type #/messages/1",
      "missing #/messages/2/text",
      "wrong-time #/messages/2/at",
    ]);
  });

  test.each([
    ["nothing", Buffer.alloc(0), "empty-file "],
    ["half a document", Buffer.from('{"format":'), "not-json "],
    ["no UTF-8", Buffer.from([0x22, 0xc3, 0x28, 0x22]), "not-utf-8 "],
    ["a list", Buffer.from("[]"), "wrong-type #"],
    ["no messages", log([]), "missing #/messages"],
    ["messages that are none", log("x"), "wrong-type #/messages"],
    ["more bytes than a chat has", Buffer.alloc(chatLimits.bytes + 1, 0x20), "too-large "],
    ["a message longer than a chat's", said("x".repeat(chatLimits.text + 1)), "too-long #/messages/0/text"],
    ["deeper than a stack", Buffer.from("[".repeat(100_000)), "not-json "],
  ])("%s is refused by name", (_what, bytes, code) => {
    const { chat } = parseChat(bytes);
    expect([chat, codes(bytes)]).toEqual([undefined, [code]]);
  });
});
