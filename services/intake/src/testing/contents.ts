import type { Announcement } from "@tallenne/contracts";
import { createHash } from "node:crypto";

/** A call of this morning that passes every gate. */
export const goodCall: Announcement = {
  externalId: "pbx-1",
  channel: "call",
  line: "henkiloasiakkaat",
  startedAt: "2026-11-24T07:00:00.000Z" as Announcement["startedAt"],
  endedAt: "2026-11-24T07:00:02.000Z" as Announcement["endedAt"],
  sentAt: "2026-11-24T10:00:00.000Z" as Announcement["sentAt"],
  direction: "in",
  language: "fi",
  announced: true,
  place: "FI",
  origin: "interaction",
  legalTasks: ["380-2023"],
  agent: "agent-204",
  parties: [{ role: "customer", name: "Aino Koivuranta", phone: "040 1234567" }],
};

/** Sample formats, with their tag in a WAV and the bytes of a sample. */
const formats = { pcm8: [1, 1], pcm16: [1, 2], alaw: [6, 1], ulaw: [7, 1] } as const;

/** A WAV of a slow ramp: two seconds, stereo, 8 kHz, A-law, unless told otherwise. */
export function wav(
  made: {
    readonly format?: keyof typeof formats;
    readonly channels?: 1 | 2;
    readonly seconds?: number;
    readonly seed?: number;
  } = {},
): Buffer {
  const { format = "alaw", channels = 2, seconds = 2, seed = 1 } = made;
  const [tag, width] = formats[format];
  const rate = 8000;
  const samples = Buffer.alloc(rate * seconds * channels * width);
  for (let at = 0; at < samples.length; at += 1) samples[at] = (at * seed) & 0xff;
  return Buffer.concat([wavHeader({ tag, width, channels, rate, length: samples.length }), samples]);
}

/** Header of a WAV whose samples follow. */
export function wavHeader(of: {
  readonly tag: number;
  readonly width: number;
  readonly channels: number;
  readonly rate: number;
  readonly length: number;
}): Buffer {
  const { tag, width, channels, rate, length } = of;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + length, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(tag, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE((rate * channels * width) % 2 ** 32, 28);
  head.writeUInt16LE(channels * width, 32);
  head.writeUInt16LE(width * 8, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(length, 40);
  return head;
}

/** A chat log in the documented form, a message every twenty seconds. */
export function chatLog(texts: readonly string[]): Buffer {
  const messages = texts.map((text, at) => ({
    at: `2026-11-24T07:00:${String(at * 2).padStart(2, "0")}.000Z`,
    from: at % 2 === 0 ? "customer" : "adviser",
    text,
  }));
  return Buffer.from(JSON.stringify({ format: "tallenne-chat", version: 1, messages }));
}

/** Content-Digest of RFC 9530. */
export function digestField(bytes: Uint8Array): string {
  return `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;
}
