import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { analyseAudio } from "../audio/analyse-audio.ts";
import { plainWav } from "../audio/wav-bytes.ts";
import { parseMail } from "../mail/parse-mail.ts";
import { type ContentThreads, openContentThreads } from "./content-threads.ts";
import { ThreadLost } from "@tallenne/runtime";

// Threads beside other suites on two cores.
jest.setTimeout(60_000);

let threads: ContentThreads;
afterEach(() => threads.close());
const open = (how: { forSound?: number } = {}) => (threads = openContentThreads(how));

/** How many turns the event loop made while something was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const turn = () => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isDone = true;
  return turns;
}

describe("a recording looked at in another thread", () => {
  const noise = Uint8Array.from({ length: 1_300_000 }, (_, at) => (at * 7919) % 251);
  const recording = plainWav(noise);
  const here = () => {
    const analyser = analyseAudio();
    analyser.push(recording);
    return analyser.finish();
  };

  test.each([1, 4093, 65_536, 2_000_000])(
    "cut into pieces of %i bytes gives what it gives here",
    async (size) => {
      const analyser = open().analyse();
      const most = size === 1 ? 3000 : recording.length;
      const part = recording.subarray(0, most);
      for (let at = 0; at < part.length; at += size)
        expect(await analyser.push(part.subarray(at, at + size))).toBe(true);
      const expected = analyseAudio();
      expected.push(part);
      expect(await analyser.finish()).toEqual(expected.finish());
    },
  );

  test("several at once do not mix, in one thread or two", async () => {
    for (const forSound of [1, 2]) {
      const own = open({ forSound });
      const all = await Promise.all(
        [1, 2, 3].map(async () => {
          const analyser = own.analyse();
          for (let at = 0; at < recording.length; at += 50_000)
            await analyser.push(recording.subarray(at, at + 50_000));
          return analyser.finish();
        }),
      );
      expect(all).toEqual([here(), here(), here()]);
      await own.close();
    }
  });

  test("what is no recording is not wanted any more, and told why", async () => {
    const analyser = open().analyse();
    const other = Buffer.alloc(4_000_000, "%PDF-1.7 ");
    let isWanted = true;
    for (let at = 0; at < other.length && isWanted; at += 65_536)
      isWanted = await analyser.push(other.subarray(at, at + 65_536));
    expect(isWanted).toBe(false);
    const expected = analyseAudio();
    expected.push(other);
    expect(await analyser.finish()).toEqual(expected.finish());
  });

  test("one that is given up takes nobody's place, and a thread that ends rejects what waits", async () => {
    const own = open({ forSound: 1 });
    const given = own.analyse();
    await given.push(recording);
    given.stop?.();
    const other = own.analyse();
    await other.push(recording);
    expect(await other.finish()).toEqual(here());
    const last = own.analyse();
    await last.push(recording);
    await own.close();
    await expect(Promise.resolve(last.finish())).rejects.toBeInstanceOf(ThreadLost);
  });
});

describe("A6.9 a mail taken apart in another thread", () => {
  const head =
    "From: aino@example.fi\r\nDate: Mon, 23 Nov 2026 07:05:00 +0000\r\nMIME-Version: 1.0\r\n" +
    'Content-Type: multipart/mixed; boundary="raja"\r\n\r\n--raja\r\nContent-Type: text/plain\r\n\r\nHei\r\n' +
    "--raja\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n";
  const mailOf = (lines: number) =>
    Buffer.from(`${head}${`${"QUFB".repeat(18)}\r\n`.repeat(lines)}--raja--\r\n`);

  test("gives what it gives here, attachments whole", async () => {
    const mail = mailOf(5000);
    const told = await open().parseMail(mail);
    expect(told).toEqual(await parseMail(mail));
    expect(mail.subarray(0, 5).toString()).toBe("From:");
  });

  test("of 45 MB of base64 leaves the event loop free", async () => {
    const own = open();
    await own.parseMail(mailOf(3000));
    const mail = mailOf(600_000);
    let attached = 0;
    const turns = await turnsDuring(async () => {
      attached = (await own.parseMail(mail)).mail?.attachments[0]?.bytes.length ?? 0;
    });
    expect(attached).toBe(54 * 600_000);
    expect(turns).toBeGreaterThan(1000);
    // The same work here lets nobody else in.
    expect(await turnsDuring(() => parseMail(mail))).toBeLessThan(500);
  });
});
