import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { chatLog } from "../testing/contents.ts";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";
import { shownOf, takeIn, textsOf } from "../testing/take-in.ts";

let archive: IntakeArchive;
beforeAll(async () => {
  archive = await intakeArchive();
});
afterAll(() => archive.close());

describe("a chat log", () => {
  const typed = [
    "Hei, olen Aino Koivuranta, tunnukseni on 140358-901F",
    "Kiitos. Mihin numeroon voimme soittaa?",
    "040 123 4567 tai aino.koivuranta@example.fi",
    "Entä tilinumero?",
    "FI21 1234 5600 0007 85",
  ];

  test("T-A6.5a is kept masked only: code, phone, e-mail and account number are nowhere, their kinds and counts are", async () => {
    const { put, record, opened } = await takeIn(archive, "chat", chatLog(typed));
    expect(put.status).toBe(201);
    expect(record?.masks).toMatchObject({ "identity-code": 1, phone: 1, email: 1, iban: 1 });
    expect([...opened.keys()]).toEqual(["text"]);
    const kept = opened.get("text")?.toString() ?? "";
    for (const value of ["140358", "901F", "4567", "example.fi", "0007 85"])
      expect(kept).not.toContain(value);
    expect(textsOf(opened)[2]).toBe("⟦phone⟧ tai ⟦email⟧");
  });

  test.each("+-YXWVUABCDEF".split(""))("T-A6.5c the century sign %s is known", async (sign) => {
    const { opened } = await takeIn(archive, "chat", chatLog([`tunnus 010190${sign}901X tässä`]));
    expect(textsOf(opened)).toEqual(["tunnus ⟦identity-code⟧ tässä"]);
  });

  test("a code spread over two messages in a row is masked as one", async () => {
    const messages = ["140358-", "901F"].map((text, at) => ({
      at: `2026-11-24T07:00:0${at}.000Z`,
      from: "customer",
      text,
    }));
    const { opened } = await takeIn(
      archive,
      "chat",
      Buffer.from(JSON.stringify({ format: "tallenne-chat", version: 1, messages })),
    );
    expect(textsOf(opened)).toEqual(["⟦identity-code⟧"]);
  });

  test("half a character is shown as one that is not known", async () => {
    const { put, opened } = await takeIn(archive, "chat", chatLog(["Hei \ud83d", "\udca5 kiitos"]));
    expect(put.status).toBe(201);
    expect(textsOf(opened)).toEqual(["Hei \ufffd", "\ufffd kiitos"]);
  });

  test("an empty message is shown as one", async () => {
    const { put, opened } = await takeIn(archive, "chat", chatLog(["Hei", ""]));
    expect(put.status).toBe(201);
    expect(shownOf(opened).messages).toHaveLength(2);
  });

  test("fields that say who the customer is are dropped by name and noted", async () => {
    const named = JSON.stringify({
      format: "tallenne-chat",
      version: 1,
      visitor: { name: "Aino" },
      messages: [{ at: "2026-11-24T07:00:00.000Z", from: "customer", text: "Hei", ip: "192.0.2.7" }],
    });
    const { record, opened } = await takeIn(archive, "chat", Buffer.from(named));
    expect(record?.findings).toEqual(["identity-field"]);
    expect(opened.get("text")?.toString()).not.toMatch(/Aino|192\.0/);
  });

  test.each([
    ["no JSON", "Hei", "not-json"],
    ["nothing", "", "empty-file"],
    ["half of it", '{"format":"tallenne-chat","messages":[', "not-json"],
    [
      "another format",
      '{"format":"x","version":1,"messages":[{"at":"2026-11-24T07:00:00Z","from":"customer","text":"Hei"}]}',
      "wrong-word",
    ],
    ["a mail", "From: a@example.fi\r\n\r\nHei", "not-json"],
  ])("%s is refused by name, and nothing of it stays", async (_what, content, code) => {
    const before = await archive.files();
    const { put } = await takeIn(archive, "chat", Buffer.from(content));
    expect([put.status, put.body.slug]).toEqual([422, "content-refused"]);
    expect(put.body.findings?.map((one) => one.code)).toContain(code);
    expect(await archive.files()).toEqual(before);
  });
});
