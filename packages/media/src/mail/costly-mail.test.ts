import { describe, expect, test } from "@jest/globals";
import { htmlToText } from "./html-text.ts";
import { parseMail } from "./parse-mail.ts";

const head = "Date: Mon, 23 Nov 2026 07:05:00 +0000\r\nMIME-Version: 1.0\r\n";
const from = "From: aino@example.fi\r\n";
const html = `${from}${head}Content-Type: text/html\r\n\r\n`;
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

/** The dearest takes half a second of a core of its own, and has been seen to take five times that on a core shared with other suites. */
const longest = 4000;

/** Milliseconds of processor time, of this process alone: what a mail costs everybody else. */
async function costOf(mail: string) {
  const bytes = Buffer.from(mail, "latin1");
  const before = process.cpuUsage();
  const reading = await parseMail(bytes);
  const { user, system } = process.cpuUsage(before);
  return { ...reading, ms: (user + system) / 1000 };
}

describe("A6.9 a mail made to be costly", () => {
  test.each([
    ["40 MB of signs that open no tag", () => html + "<".repeat(40_000_000)],
    ["20 MB of empty elements", () => html + "<div>".repeat(4_000_000)],
    ["0.8 MB of groups in its sender", () => `${head}From: ${"a:".repeat(400_000)}\r\n\r\nx`],
    [
      "20 MB of quoted nothing",
      () => `${from}${head}Content-Transfer-Encoding: quoted-printable\r\n\r\n${"=".repeat(20_000_000)}`,
    ],
    ["900,000 empty lines", () => `${from}${head}\r\n${"\r\n".repeat(900_000)}`],
    [
      "40 MB of HTML whose type has a comment",
      () => `${from}${head}Content-Type: text/html(x)\r\n\r\n${"<".repeat(40_000_000)}`,
    ],
  ])("%s take seconds at most, and it is told that something is not shown", async (_, mail) => {
    const { mail: read, findings, ms } = await costOf(mail());
    expect(read).toBeDefined();
    expect(codes(findings)).toContain("shown-text-cut");
    expect(ms).toBeLessThan(longest);
  });

  test("a long text is shown from its beginning, and what comes after it stays: attachments whole", async () => {
    const attached = "QUFB".repeat(18);
    const { mail, findings } = await parseMail(
      Buffer.from(
        `${from}${head}Content-Type: multipart/mixed; boundary="raja"\r\n\r\n--raja\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n` +
          `${"ä".repeat(1_500_000)}\r\n--raja\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n` +
          `${`${attached}\r\n`.repeat(60_000)}--raja--\r\n`,
      ),
    );
    expect(mail?.text.slice(0, 200_000)).toBe("ä".repeat(200_000));
    expect(mail?.attachments.map(({ bytes }) => bytes.length)).toEqual([(attached.length / 4) * 3 * 60_000]);
    expect(codes(findings)).toEqual(["shown-text-cut"]);
  });

  test("an attachment of very many lines, sent as it is, costs little and comes whole", async () => {
    const rows = "a=1;=41 ä=\r\n\r\n--x\r\n".repeat(230_000);
    const { mail, findings, ms } = await costOf(
      `${from}${head}Content-Type: multipart/mixed; boundary="raja"\r\n\r\n--raja\r\nContent-Type: text/plain\r\n\r\nHei\r\n` +
        `--raja\r\nContent-Type: text/csv\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${rows}--raja--\r\n`,
    );
    expect([mail?.text, codes(findings)]).toEqual(["Hei", []]);
    const bytes = Buffer.from(mail?.attachments[0]?.bytes ?? []);
    expect(bytes.equals(Buffer.from(rows.replaceAll("\r\n", "\n"), "latin1"))).toBe(true);
    expect(ms).toBeLessThan(longest);
  });

  test("a text sent as an attachment is no shown text and stays whole", async () => {
    const { mail, findings } = await parseMail(
      Buffer.from(
        `${from}${head}Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n${"a".repeat(3_000_000)}`,
      ),
    );
    expect([mail?.attachments[0]?.bytes.length, codes(findings)]).toEqual([3_000_001, []]);
  });

  test("ordinary long headers keep every address", async () => {
    const people = Array.from({ length: 500 }, (_, at) => `Aino <aino${at}@example.fi>`).join(",\r\n ");
    const { mail, findings } = await parseMail(Buffer.from(`${from}${head}To: ${people}\r\n\r\nx`));
    expect([mail?.to.length, codes(findings)]).toEqual([500, []]);
  });

  test("signs that open no tag are characters, in runs and before names", () => {
    expect(htmlToText("1 < 2 << 3 <<b>x</b> <<<")).toBe("1 < 2 << 3 <x <<<");
  });
});
