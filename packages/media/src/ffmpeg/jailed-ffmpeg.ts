import type { Clock } from "@tallenne/runtime";
import { type Inmate, inmateOf } from "../jail/jail.ts";
import { ffmpegDecoder } from "./ffmpeg-decoder.ts";
import type { Ffmpeg } from "./find-ffmpeg.ts";

/** The ffmpeg that is used: found, and proved to decode inside the jail. */
export type JailedFfmpeg =
  | { readonly ffmpeg: Extract<Ffmpeg, { file: string }>; readonly inmate: Inmate }
  /** None was found, or it was found and there is no jail for it here: then it is not used at all. */
  | { readonly ffmpeg: Ffmpeg; readonly inmate?: undefined };

/**
 * Proves that a found ffmpeg decodes inside the jail, with a tenth of a second of GSM. Where it does not (another system than Linux, namespaces forbidden),
 * it is not used: hostile sound is decoded in the jail or not at all.
 */
export async function jailedFfmpeg(ffmpeg: Ffmpeg, clock: Pick<Clock, "after">): Promise<JailedFfmpeg> {
  if (ffmpeg.from === "none") return { ffmpeg };
  try {
    const inmate = await inmateOf(ffmpeg.file);
    if (inmate === undefined || !(await decodesInside(inmate, clock))) return { ffmpeg };
    return { ffmpeg, inmate };
  } catch {
    return { ffmpeg };
  }
}

const gsmFrame = [
  0xd8,
  0x20,
  0xa2,
  0xe1,
  0x5a,
  ...Array.from({ length: 28 }, (_, at) => [0x50, 0, 0x49, 0x24, 0x92, 0x49, 0x24][at % 7] ?? 0),
];
const proofFrames = 5;
const samplesOfFrame = 160;

async function decodesInside(inmate: Inmate, clock: Pick<Clock, "after">): Promise<boolean> {
  let bytes = 0;
  const decoder = ffmpegDecoder(inmate, {
    input: { demuxer: "gsm", decoders: ["gsm"] },
    sink: {
      format: () => undefined,
      samples: async (piece) => {
        bytes += piece.length;
        return true;
      },
    },
    longestMs: 10_000,
    clock,
  });
  try {
    await decoder.push(Uint8Array.from(Array.from({ length: proofFrames }, () => gsmFrame).flat()));
    const findings = await decoder.finish();
    return findings.length === 0 && bytes === proofFrames * samplesOfFrame * 2;
  } finally {
    decoder.stop();
  }
}
