import { describe, expect, test } from "@jest/globals";
import { formatChunk, wavBytes } from "../audio/wav-bytes.ts";
import { codedWavBytes, codedWavHead } from "./coded-wav.ts";

const gsm = formatChunk({ tag: 0x31, channels: 1, bits: 0, blockAlign: 65, byteRate: 1625 });
const sound = new Uint8Array(650).map((_, at) => at & 0xff);
const file = wavBytes([
  gsm,
  { id: "fact", body: new Uint8Array(4) },
  { id: "data", body: sound },
  { id: "LIST", body: new Uint8Array(40) },
]);

/** The coded bytes of a file that comes in pieces, and what was found. */
function taken(bytes: Uint8Array, piece: number) {
  const head = codedWavHead(bytes.subarray(0, 4096));
  if (head === undefined) throw new Error("not coded");
  const reader = codedWavBytes(head);
  const out: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += piece) out.push(reader.of(bytes.subarray(at, at + piece)));
  return {
    header: reader.header,
    bytes: new Uint8Array(Buffer.concat(out)),
    findings: reader.finish().map(({ code }) => code),
  };
}

describe("a WAV with coded samples", () => {
  test("says its codec, and only its coded bytes reach the decoder, behind a header of our own", () => {
    for (const piece of [1, 59, 64, 4096]) {
      const { header, bytes, findings } = taken(file, piece);
      expect(bytes).toEqual(sound);
      expect(findings).toEqual(["trailing-bytes"]);
      expect(Buffer.from(header).toString("latin1", 0, 4)).toBe("RIFF");
      expect(Buffer.from(header).includes("LIST")).toBe(false);
      expect([...header.subarray(20, 36)]).toEqual([...gsm.body]);
    }
  });

  test("cut short it is told so; sizes a crashed recorder never wrote are read to the end", () => {
    expect(taken(file.subarray(0, 300), 64).findings).toEqual(["truncated"]);
    const unsized = wavBytes([gsm, { id: "data", body: sound, size: 0xffff_ffff }], { size: 0 });
    expect(taken(unsized, 64)).toMatchObject({ bytes: sound, findings: ["wav-size-missing"] });
  });

  test("plain samples, samples before their format and endless headers are not its business", () => {
    const plain = wavBytes([formatChunk(), { id: "data", body: sound }]);
    const early = wavBytes([{ id: "data", body: sound }, gsm]);
    const long = wavBytes([gsm, { id: "JUNK", body: new Uint8Array(5000) }, { id: "data", body: sound }]);
    for (const one of [plain, early, long, wavBytes([{ id: "fmt ", body: new Uint8Array(3) }])])
      expect(codedWavHead(one.subarray(0, 4096))).toBeUndefined();
  });
});
