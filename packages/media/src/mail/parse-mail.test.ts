import { describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { mailLimits } from "./mail.ts";
import { parseMail } from "./parse-mail.ts";

const lines = (...all: readonly string[]) => Buffer.from(all.join("\r\n"), "latin1");
const head = [
  "From: Mikael Strandvik <mikael@example.fi>",
  "To: palvelu@example.fi",
  "Date: Fri, 20 Nov 2026 09:05:00 +0200",
  "Subject: Intyg",
  "Message-ID: <one@example.fi>",
  "MIME-Version: 1.0",
];
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);
async function textOf(contentType: string, encoding: string, body: Uint8Array | string): Promise<string> {
  const start = lines(
    ...head,
    `Content-Type: ${contentType}`,
    `Content-Transfer-Encoding: ${encoding}`,
    "",
    "",
  );
  const { mail } = await parseMail(Buffer.concat([start, Buffer.from(body as string)]));
  return mail?.text ?? "no mail";
}
const withParts = (...parts: readonly string[]) =>
  lines(...head, 'Content-Type: multipart/mixed; boundary="raja"', "", ...parts, "--raja--", "");
const named = (name: string) =>
  parseMail(
    withParts(
      "--raja",
      "Content-Type: text/plain",
      `Content-Disposition: attachment; filename="${name}"`,
      "",
      "x",
    ),
  );
const dated = (...headers: readonly string[]) => parseMail(lines("From: a@example.fi", ...headers, "", "x"));

describe("A6.9 charsets and encodings of a mail", () => {
  const words = "Åsa söker arbete i Ålesund, tack på förhand. Priset: 5";
  test.each([
    ["utf-8", "8bit", Buffer.from(words, "utf8")],
    ["iso-8859-1", "8bit", Buffer.from(words, "latin1")],
    ["iso-8859-15", "8bit", Buffer.from(words, "latin1")],
    ["windows-1252", "8bit", Buffer.from(words, "latin1")],
    ["utf-8", "base64", Buffer.from(Buffer.from(words, "utf8").toString("base64"))],
    ["iso-8859-1", "base64", Buffer.from(Buffer.from(words, "latin1").toString("base64"))],
    [
      "iso-8859-1",
      "quoted-printable",
      Buffer.from(words.replaceAll("å", "=E5").replaceAll("Å", "=C5").replaceAll("ö", "=F6")),
    ],
    [
      "utf-8",
      "quoted-printable",
      Buffer.from(words.replaceAll("å", "=C3=A5").replaceAll("Å", "=C3=85").replaceAll("ö", "=C3=B6")),
    ],
  ])("%s in %s reads as it was written", async (charset, encoding, body) => {
    expect(await textOf(`text/plain; charset=${charset}`, encoding, body)).toBe(words);
  });

  test("the euro sign of ISO-8859-15 and Windows-1252 stands where each has it", async () => {
    expect(await textOf("text/plain; charset=iso-8859-15", "8bit", Buffer.from([0x35, 0xa4]))).toBe("5€");
    expect(await textOf("text/plain; charset=windows-1252", "8bit", Buffer.from([0x35, 0x80]))).toBe("5€");
  });

  test("text that names no charset and is no UTF-8 is read as Windows-1252, with a finding", async () => {
    const { mail, findings } = await parseMail(
      Buffer.concat([
        lines(...head, "Content-Type: text/plain", "", ""),
        Buffer.from("Hyvää päivää", "latin1"),
      ]),
    );
    expect([mail?.text, codes(findings)]).toEqual(["Hyvää päivää", ["charset-assumed"]]);
  });

  test("names and subject in encoded words (RFC 2047), and eight-bit headers of older programs", async () => {
    const coded = await parseMail(
      lines(
        "From: =?iso-8859-1?Q?Sofia_Hallb=E4ck?= <sofia@example.fi>",
        "Subject: =?utf-8?B?VsOkcnQgYXJiZXRl?= =?utf-8?Q?_nu?=",
        "Date: Fri, 20 Nov 2026 09:05:00 +0200",
        "",
        "Hej",
      ),
    );
    expect([coded.mail?.from[0]?.name, coded.mail?.subject]).toEqual(["Sofia Hallbäck", "Värt arbete nu"]);
    const bare = await parseMail(
      lines("From: sofia@example.fi", "Subject: Värt", "Date: Fri, 20 Nov 2026 09:05:00 +0200", "", "Hej"),
    );
    expect([bare.mail?.subject, codes(bare.findings)]).toEqual(["Värt", ["header-charset-assumed"]]);
  });

  test("format=flowed joins its lines, quoted text keeps its marks", async () => {
    const flowed = await textOf(
      "text/plain; charset=utf-8; format=flowed",
      "7bit",
      "Bifogat finns \r\nmitt intyg.\r\n> Hej\r\n",
    );
    expect(flowed.replaceAll("\n", "|")).toBe("Bifogat finns mitt intyg.|> Hej");
  });

  test("HTML alone becomes text and never code", async () => {
    const html =
      "<p>Hei &auml;&amp;</p><script>alert(1)</script><ul><li>yksi</li></ul><a href='https://example.fi'>linkki</a>";
    expect(await textOf("text/html; charset=utf-8", "7bit", html)).toBe(
      "Hei ä&\n\n– yksi\n\nlinkki [https://example.fi]",
    );
  });
});

describe("A6.9 attachments are kept as they were sent", () => {
  const bytes = Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7) % 256));
  const attached = [
    "--raja",
    'Content-Type: application/pdf; name="todistus.pdf"',
    "Content-Disposition: attachment; filename*=utf-8''ty%C3%B6todistus.pdf",
    "Content-Transfer-Encoding: base64",
    "",
    bytes.toString("base64").replaceAll(/(.{76})/g, "$1\r\n"),
  ];

  test("byte for byte, with the name of RFC 2231, its declared type and its digest", async () => {
    const { mail } = await parseMail(withParts("--raja", "Content-Type: text/plain", "", "Hej", ...attached));
    expect(mail?.text).toBe("Hej");
    const [one] = mail?.attachments ?? [];
    expect(Buffer.from(one?.bytes ?? []).equals(bytes)).toBe(true);
    expect([one?.name, one?.mediaType, one?.digest]).toEqual([
      "työtodistus.pdf",
      "application/pdf",
      createHash("sha256").update(bytes).digest("hex"),
    ]);
  });

  test("a name is a label: no path, no control character, no turned writing", async () => {
    expect((await named("../../etc/passwd")).mail?.attachments[0]?.name).toBe("passwd");
    expect((await named("c:\\\\windows\\\\gpj.exe")).mail?.attachments[0]?.name).toBe("gpj.exe");
  });

  test("a message inside the message is read the same way, and kept as it came", async () => {
    const inner = lines(
      "From: veera@example.fi",
      "Subject: Vanha",
      "Date: Thu, 19 Nov 2026 12:00:00 +0200",
      "",
      "Alkuperäinen",
    );
    const { mail } = await parseMail(
      withParts(
        "--raja",
        "Content-Type: text/plain",
        "",
        "Ohessa",
        "--raja",
        "Content-Type: message/rfc822",
        "",
        inner.toString("latin1"),
      ),
    );
    expect(mail?.attachments[0]?.message).toMatchObject({
      subject: "Vanha",
      sentAt: "2026-11-19T10:00:00.000Z",
    });
  });

  test("S/MIME and PGP stay sealed as they came", async () => {
    const smime = await parseMail(
      lines(
        ...head,
        'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
        "Content-Transfer-Encoding: base64",
        "",
        "MIIB",
      ),
    );
    expect(smime.mail).toMatchObject({ isEncrypted: true, text: "", attachments: [] });
    expect(codes(smime.findings)).toContain("encrypted");
    const pgp = await parseMail(
      lines(...head, "", "-----BEGIN PGP MESSAGE-----", "", "abc", "-----END PGP MESSAGE-----"),
    );
    expect(pgp.mail?.isEncrypted).toBe(true);
  });
});

describe("the time of a mail is never guessed", () => {
  test("by Date with its zone", async () => {
    expect((await dated("Date: Fri, 1 May 2026 00:30:00 +0300")).mail?.sentAt).toBe(
      "2026-04-30T21:30:00.000Z",
    );
  });
  test("without Date by Received, with a finding; without both, or without a zone, it is unknown", async () => {
    const received = await dated("Received: from x by y; Fri, 20 Nov 2026 09:05:00 +0200");
    expect([received.mail?.sentAt, codes(received.findings)]).toEqual([
      "2026-11-20T07:05:00.000Z",
      ["date-missing"],
    ]);
    expect(codes((await dated("Subject: x")).findings)).toEqual(["date-missing", "time-unknown"]);
    expect(codes((await dated("Date: Fri, 20 Nov 2026 09:05:00")).findings)).toContain("time-unknown");
  });
});

describe("hostile mails", () => {
  test("an empty file, sound, and words that are no mail are refused by name", async () => {
    expect(codes((await parseMail(new Uint8Array())).findings)).toEqual(["empty-file"]);
    expect(codes((await parseMail(Buffer.from("RIFF\0\0\0\0WAVEfmt "))).findings)).toEqual(["other-content"]);
    expect(codes((await parseMail(Buffer.from("no header at all\r\n\r\nwords"))).findings)).toEqual([
      "mail-malformed",
    ]);
  });
  test("deep nesting, many parts, giant headers are bounded before a parser sees them", async () => {
    const deep = Array.from(
      { length: 60 },
      (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
    ).join("");
    const nested = await parseMail(Buffer.from(`${head.join("\r\n")}\r\n${deep}`));
    expect(codes(nested.findings)).toContain("too-deep");
    const many = "--raja\r\n\r\nx\r\n".repeat(mailLimits.parts + 1);
    const parts = await parseMail(lines(...head, 'Content-Type: multipart/mixed; boundary="raja"', "", many));
    expect(codes(parts.findings)).toEqual(["too-many"]);
    const header = await parseMail(lines(...head, `X-Long: ${"x".repeat(mailLimits.headerBytes)}`, "", "x"));
    expect(codes(header.findings)).toEqual(["header-too-large"]);
  });
  test("two From or Subject headers: the first counts, with a finding", async () => {
    const { findings } = await parseMail(lines(...head, "Subject: toinen", "", "x"));
    expect(codes(findings)).toEqual(["duplicate-header"]);
  });
});
