import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Announcement, type ShownText, shownText } from "@tallenne/contracts";
import { openBytes, type PartKind, partContext, unwrapKey } from "@tallenne/vault";
import { chatLog } from "../testing/contents.ts";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";

let archive: IntakeArchive;
beforeAll(async () => {
  archive = await intakeArchive();
});
afterAll(() => archive.close());

let taken = 0;
/** Announces and puts; answers what came of it and every part, opened. */
async function takeIn(channel: Announcement["channel"], content: Uint8Array) {
  const externalId = `written-${(taken += 1)}`;
  const parties = channel === "chat" ? [] : [{ role: "customer" as const, email: "aino@example.fi" }];
  const announced = await archive.announce({ externalId, channel, parties });
  const put = await archive.put(announced.body, content);
  const record = [...archive.catalogue.records.values()].find(({ id }) => id === put.body.contact);
  const opened = new Map<string, Buffer>();
  if (record === undefined) return { put, record, opened };
  const { register, class: kind, anchorDate, lastDay, id: contact } = record;
  const wrap = record.wraps.find((one) => one.kind === "object");
  if (wrap === undefined) throw new Error("no object key");
  const binding = { contact, register, class: kind, anchorDate, lastDay, kind: "object" as const };
  const key = unwrapKey(archive.catalogue.privateHalf(record), wrap, binding);
  for (const part of record.parts) {
    const sealed = await archive.objects.getSpan(part.key, { from: 0, to: part.sealedLength });
    const context = partContext({ contact, part: part.id, kind: part.kind as PartKind });
    opened.set(part.kind, openBytes({ key, context, sealed }));
  }
  return { put, record, opened };
}
const shownOf = (opened: ReadonlyMap<string, Buffer>): ShownText =>
  shownText.parse(JSON.parse(opened.get("text")?.toString() ?? ""));
const texts = (shown: ShownText) => shown.messages.map(({ text }) => text);

describe("a chat log", () => {
  const typed = [
    "Hei, olen Aino Koivuranta, tunnukseni on 140358-901F",
    "Kiitos. Mihin numeroon voimme soittaa?",
    "040 123 4567 tai aino.koivuranta@example.fi",
    "Entä tilinumero?",
    "FI21 1234 5600 0007 85",
  ];

  test("T-A6.5a is kept masked only: code, phone, e-mail and account number are nowhere, their kinds and counts are", async () => {
    const { put, record, opened } = await takeIn("chat", chatLog(typed));
    expect(put.status).toBe(201);
    expect(record?.masks).toMatchObject({ "identity-code": 1, phone: 1, email: 1, iban: 1 });
    expect([...opened.keys()]).toEqual(["text"]);
    const kept = opened.get("text")?.toString() ?? "";
    for (const value of ["140358", "901F", "4567", "example.fi", "0007 85"])
      expect(kept).not.toContain(value);
    expect(texts(shownOf(opened))[2]).toBe("⟦phone⟧ tai ⟦email⟧");
  });

  test.each("+-YXWVUABCDEF".split(""))("T-A6.5c the century sign %s is known", async (sign) => {
    const { opened } = await takeIn("chat", chatLog([`tunnus 010190${sign}901X tässä`]));
    expect(texts(shownOf(opened))).toEqual(["tunnus ⟦identity-code⟧ tässä"]);
  });

  test("a code spread over two messages in a row is masked as one", async () => {
    const messages = ["140358-", "901F"].map((text, at) => ({
      at: `2026-11-24T07:00:0${at}.000Z`,
      from: "customer",
      text,
    }));
    const { opened } = await takeIn(
      "chat",
      Buffer.from(JSON.stringify({ format: "tallenne-chat", version: 1, messages })),
    );
    expect(texts(shownOf(opened))).toEqual(["⟦identity-code⟧"]);
  });

  test("an empty message is shown as one", async () => {
    const { put, opened } = await takeIn("chat", chatLog(["Hei", ""]));
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
    const { record, opened } = await takeIn("chat", Buffer.from(named));
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
    const { put } = await takeIn("chat", Buffer.from(content));
    expect([put.status, put.body.slug]).toEqual([422, "content-refused"]);
    expect(put.body.findings?.map((one) => one.code)).toContain(code);
    expect(await archive.files()).toEqual(before);
  });
});

describe("an e-mail", () => {
  const head = [
    "From: Aino <aino@example.fi>",
    "To: <palvelu@example.fi>",
    "Date: Tue, 24 Nov 2026 09:00:00 +0200",
  ];
  const mail = (type: string, body: Buffer, subject = "Hei") =>
    Buffer.concat([
      Buffer.from(
        [
          ...head,
          `Subject: ${subject}`,
          `Content-Type: ${type}`,
          "Content-Transfer-Encoding: 8bit",
          "",
          "",
        ].join("\r\n"),
      ),
      body,
    ]);

  test.each([
    ["UTF-8", "text/plain; charset=utf-8", Buffer.from("Hyvää päivää € Ž")],
    ["ISO-8859-1", "text/plain; charset=iso-8859-1", Buffer.from("Hyvää päivää", "latin1")],
    [
      "ISO-8859-15",
      "text/plain; charset=iso-8859-15",
      Buffer.from([...Buffer.from("Hyvää päivää ", "latin1"), 0xa4, 0x20, 0xb4]),
    ],
    [
      "Windows-1252",
      "text/plain; charset=windows-1252",
      Buffer.from([...Buffer.from("Hyvää päivää ", "latin1"), 0x80, 0x20, 0x8e]),
    ],
    ["no charset named", "text/plain", Buffer.from("Hyvää päivää", "latin1")],
  ])("%s is read right, and the original stays byte for byte", async (_charset, type, body) => {
    const content = mail(type, body, "=?iso-8859-1?Q?Hyv=E4=E4_p=E4iv=E4=E4?=");
    const { put, opened } = await takeIn("email", content);
    expect(put.status).toBe(201);
    expect(opened.get("original")?.equals(content)).toBe(true);
    const shown = shownOf(opened);
    expect(shown.subject).toBe("Hyvää päivää");
    expect(texts(shown)[0]).toMatch(/^Hyvää päivää( € Ž)?$/);
  });

  test("T-A6.9 attachments are kept as they came, under names that are no paths", async () => {
    const pdf = Buffer.from("%PDF-1.7\nPäätös");
    const boundary = "raja";
    const content = Buffer.from(
      [
        ...head,
        "Subject: Liite",
        "MIME-Version: 1.0",
        `Content-Type: multipart/mixed; boundary=${boundary}`,
        "",
        `--${boundary}`,
        "Content-Type: text/html; charset=utf-8",
        "",
        "<p>Hei <b>taas</b></p><script>alert(1)</script>",
        `--${boundary}`,
        "Content-Type: application/pdf",
        "Content-Disposition: attachment; filename*=utf-8''..%2F..%2Fp%C3%A4%C3%A4t%C3%B6s.pdf",
        "Content-Transfer-Encoding: base64",
        "",
        pdf.toString("base64"),
        `--${boundary}--`,
        "",
      ].join("\r\n"),
    );
    const { record, opened } = await takeIn("email", content);
    expect(record?.parts.map(({ kind, mediaType }) => `${kind} ${mediaType}`)).toEqual([
      "original message/rfc822",
      "text application/json",
      "attachment-1 application/pdf",
    ]);
    expect(opened.get("attachment-1")?.equals(pdf)).toBe(true);
    const shown = shownOf(opened);
    expect(texts(shown)[0]).toBe("Hei taas");
    expect(shown.attachments).toMatchObject([{ part: "attachment-1", mediaType: "application/pdf" }]);
    expect(shown.attachments[0]?.name).toMatch(/päätös\.pdf$/);
    expect(shown.attachments[0]?.name).not.toMatch(/[/\\]/);
  });

  test("encrypted by its sender it is kept sealed as it came, and said to be encrypted", async () => {
    const content = mail(
      "text/plain",
      Buffer.from("-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n"),
    );
    const { record, opened } = await takeIn("email", content);
    expect(shownOf(opened).encrypted).toBe(true);
    expect(record?.findings).toContain("encrypted");
  });

  test("a mail of more text than is shown is kept whole and shown in part, and one without names shows something", async () => {
    const long = await takeIn("email", mail("text/plain", Buffer.from("pitkä ".repeat(60_000))));
    expect(long.record?.findings).toContain("shown-text-cut");
    expect(texts(shownOf(long.opened))[0]?.length).toBeLessThanOrEqual(200_000);
    const body = ["--r", "Content-Type: application/pdf", "", "%PDF-1.7", "--r--", ""].join("\r\n");
    const bare = await takeIn("email", mail("multipart/mixed; boundary=r", Buffer.from(body)));
    expect(bare.put.status).toBe(201);
    expect(shownOf(bare.opened).attachments.map(({ name }) => name)).toEqual(["attachment-1"]);
  });

  test("more attachments than a contact can have are refused by name", async () => {
    const part = [
      "--r",
      "Content-Type: text/plain",
      "Content-Disposition: attachment; filename=a",
      "",
      "x",
    ].join("\r\n");
    const content = Buffer.from(
      [
        ...head,
        "Content-Type: multipart/mixed; boundary=r",
        "",
        ...Array.from({ length: 130 }, () => part),
        "--r--",
      ].join("\r\n"),
    );
    const { put } = await takeIn("email", content);
    expect([put.status, put.body.slug]).toEqual([422, "content-refused"]);
    expect(put.body.findings?.[0]?.code).toBe("too-many");
  });
});

const form = (fields: Record<string, unknown>) =>
  Buffer.from(JSON.stringify({ format: "tallenne-form", profile: "contact-request", version: 1, fields }));

describe("an electronic contact request", () => {
  test("A6.10 shows its fields, keeps the names apart, and drops what nobody needs", async () => {
    const { put, opened } = await takeIn(
      "eform",
      form({
        topic: "muutto",
        message: "Muutan Mikkeliin",
        name: "Aino Koivuranta",
        ip: "192.0.2.1",
        colour: "x",
      }),
    );
    expect(put.status).toBe(201);
    expect(shownOf(opened).fields).toEqual([
      { name: "topic", text: "muutto" },
      { name: "message", text: "Muutan Mikkeliin" },
    ]);
    const kept = opened.get("original")?.toString() ?? "";
    expect(kept).toContain("Koivuranta");
    expect(kept).not.toMatch(/192\.0|colour/);
  });

  test("without its message it is refused by name and place", async () => {
    const { put } = await takeIn("eform", form({ topic: "muutto" }));
    expect(put.status).toBe(422);
    expect(put.body.findings).toEqual([{ code: "missing", pointer: "#/fields/message" }]);
  });
});
