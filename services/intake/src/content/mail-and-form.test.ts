import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";
import { shownOf, takeIn, textsOf } from "../testing/take-in.ts";

let archive: IntakeArchive;
beforeAll(async () => {
  archive = await intakeArchive();
});
afterAll(() => archive.close());

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
    const { put, opened } = await takeIn(archive, "email", content);
    expect(put.status).toBe(201);
    expect(opened.get("original")?.equals(content)).toBe(true);
    const shown = shownOf(opened);
    expect(shown.subject).toBe("Hyvää päivää");
    expect(textsOf(opened)[0]).toMatch(/^Hyvää päivää( € Ž)?$/);
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
    const { record, opened } = await takeIn(archive, "email", content);
    expect(record?.parts.map(({ kind, mediaType }) => `${kind} ${mediaType}`)).toEqual([
      "original message/rfc822",
      "text application/json",
      "attachment-1 application/pdf",
    ]);
    expect(opened.get("attachment-1")?.equals(pdf)).toBe(true);
    const shown = shownOf(opened);
    expect(textsOf(opened)[0]).toBe("Hei taas");
    expect(shown.attachments).toMatchObject([{ part: "attachment-1", mediaType: "application/pdf" }]);
    expect(shown.attachments[0]?.name).toMatch(/päätös\.pdf$/);
    expect(shown.attachments[0]?.name).not.toMatch(/[/\\]/);
  });

  test("encrypted by its sender it is kept sealed as it came, and said to be encrypted", async () => {
    const content = mail(
      "text/plain",
      Buffer.from("-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n"),
    );
    const { record, opened } = await takeIn(archive, "email", content);
    expect(shownOf(opened).encrypted).toBe(true);
    expect(record?.findings).toContain("encrypted");
  });

  test("a mail of more text than is shown is kept whole and shown in part, and one without names shows something", async () => {
    const long = await takeIn(archive, "email", mail("text/plain", Buffer.from("pitkä ".repeat(60_000))));
    expect(long.record?.findings).toContain("shown-text-cut");
    expect(textsOf(long.opened)[0]?.length).toBeLessThanOrEqual(200_000);
    const body = ["--r", "Content-Type: application/pdf", "", "%PDF-1.7", "--r--", ""].join("\r\n");
    const bare = await takeIn(archive, "email", mail("multipart/mixed; boundary=r", Buffer.from(body)));
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
    const { put } = await takeIn(archive, "email", content);
    expect([put.status, put.body.slug]).toEqual([422, "content-refused"]);
    expect(put.body.findings?.[0]?.code).toBe("too-many");
  });
});

const form = (fields: Record<string, unknown>) =>
  Buffer.from(JSON.stringify({ format: "tallenne-form", profile: "contact-request", version: 1, fields }));

describe("an electronic contact request", () => {
  test("A6.10 shows its fields, keeps the names apart, and drops what nobody needs", async () => {
    const { put, opened } = await takeIn(
      archive,
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
    const { put } = await takeIn(archive, "eform", form({ topic: "muutto" }));
    expect(put.status).toBe(422);
    expect(put.body.findings).toEqual([{ code: "missing", pointer: "#/fields/message" }]);
  });
});
