import { describe, expect, test } from "@jest/globals";
import { issueTicket, openSitting, readPeaks } from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import { announcementOf } from "@tallenne/testkit";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openTraining } from "./steps.ts";
import { at, type World } from "./world.ts";

const sample = (name: string) =>
  readFileSync(join(import.meta.dirname, "../../../packages/media/samples", name));
const headerBytes = 44;
/** The test command prepares an ffmpeg where one can be had; it says NOT RUN where not. */
const ffmpeg = process.env["TALLENNE_TEST_FFMPEG"];
const second = 1.5;

const codecs = [
  ["FLAC", "speech.flac", 8000, undefined],
  ["FLAC of 24 bits, 48 kHz and two channels", "speech-stereo.flac", 16_000, undefined],
  ["Opus in Ogg", "speech.opus", 16_000, undefined],
  ["MP3", "speech.mp3", 8000, undefined],
  ["A-law without a header", "speech.alaw", 8000, { codec: "alaw" }],
  ["µ-law without a header", "speech.ulaw", 8000, { codec: "ulaw" }],
  ["PCM without a header", "speech.sln16", 16_000, { codec: "pcm16", rate: 16_000 }],
] as const;
const ofFfmpeg = [
  ["GSM 6.10 in WAV", "speech-gsm.wav", 8000, undefined],
  ["GSM 6.10", "speech.gsm", 8000, undefined],
  ["G.722", "speech.g722", 16_000, { codec: "g722" }],
  ["AMR", "speech.amr", 8000, undefined],
  ["AMR-WB", "speech.awb", 16_000, undefined],
  ["AAC", "speech.aac", 8000, undefined],
  ["M4A", "speech.m4a", 8000, undefined],
  ["WMA", "speech.wma", 8000, undefined],
] as const;

const announced = (world: World, name: string, more: object = {}) => ({
  ...announcementOf(
    { externalId: `codec-${name}`, startedAt: at("2026-11-23 10.05"), agent: "agent-204", seconds: second },
    world.archive.now(),
  ),
  ...more,
});

/** The sound of a contact, as a player fetches it. */
async function heard(world: World, contact: ContactId): Promise<Buffer> {
  const session = await openTraining(world, contact);
  const opening = { body: { purpose: "p3" as const, case: session.id, contacts: [contact] } };
  const { sitting } = await world.sanna.browser.use(openSitting, opening);
  const params = { sitting, contact };
  expect((await world.sanna.browser.call(readPeaks, { params })).status).toBe(200);
  const ticket = await world.sanna.browser.use(issueTicket, { params, body: { side: "both" } });
  const told = await world.sanna.browser.ask(ticket.sound, { headers: { range: "bytes=0-" } });
  expect([told.status, told.headers["content-type"]]).toEqual([206, "audio/wav"]);
  expect(told.bytes).toHaveLength(ticket.length);
  return told.bytes;
}

/** Recordings of every codec come in, and a browser hears each as 16-bit WAV. */
export function hearingEveryCodec(world: World): void {
  describe("D18: a recording of every codec is heard", () => {
    test.each([...codecs, ...(ffmpeg === undefined ? [] : ofFfmpeg)])(
      "%s",
      async (_words, name, rate, headerless) => {
        const more = headerless === undefined ? {} : { headerless };
        const { contact } = await world.recorder.deliver(announced(world, name, more), sample(name));
        const wav = await heard(world, contact as ContactId);
        const [channels, ownRate, bits] = [wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)];
        expect([wav.toString("latin1", 0, 4), ownRate, bits]).toEqual(["RIFF", rate, 16]);
        const seconds = (wav.length - headerBytes) / (rate * channels * 2);
        expect(Math.abs(seconds - second)).toBeLessThan(0.2);
        // Whoever speaks is heard: the samples are no silence.
        const sound = new Int16Array(new Uint8Array(wav.subarray(headerBytes)).buffer);
        expect(Math.max(...sound)).toBeGreaterThan(3000);
        if (name === "speech.flac") expect(wav.equals(sample("speech.wav"))).toBe(true);
      },
    );

    test("sound without a header that nobody declared, and a codec nobody decodes, are refused by name", async () => {
      for (const name of ["speech.alaw", "speech-24-bits.wav"]) {
        const { reply } = await world.recorder.announce(announced(world, `refused-${name}`));
        const content = name === "speech.alaw" ? sample(name) : wavOf24Bits();
        const told = await world.recorder.put(String(reply?.contentAddress), content);
        expect([told.status, told.json()]).toMatchObject([422, { slug: "content-refused" }]);
      }
    });
  });
}

/** The same speech as 24-bit PCM, which is not taken. */
function wavOf24Bits(): Buffer {
  const wav = Buffer.from(sample("speech.wav"));
  wav.writeUInt16LE(24, 34);
  return wav;
}
