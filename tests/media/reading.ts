import {
  type Decoders,
  findFfmpeg,
  type HeaderlessSound,
  jailedFfmpeg,
  openDecoders,
  readRecording,
  type RecordingReading,
} from "@tallenne/media";
import { systemClock } from "@tallenne/runtime";

/** Four hours and a half, as the archive takes at most. */
const longestMs = 4.5 * 3_600_000;

/** The decoders of the product, with the ffmpeg that the test command prepared. Throws when that does not run in the jail. */
export async function decodersOfTest(terms: { readonly atOnce?: number } = {}): Promise<Decoders> {
  const ffmpeg = jailedFfmpeg(
    await findFfmpeg({ setting: process.env["TALLENNE_TEST_FFMPEG"] }),
    systemClock,
  );
  if ((await ffmpeg).inmate === undefined)
    throw new Error("no ffmpeg in the jail: start the test with infra/peers/test.ts");
  return openDecoders({ ffmpeg, clock: systemClock, ...terms });
}

/** A recording that was read, and its access copy. */
export interface Read extends RecordingReading {
  readonly access: Buffer;
}

/** Reads a recording as intake does, in pieces as a network brings them. */
export async function read(
  decoders: Decoders,
  content: Uint8Array,
  terms: {
    readonly declared?: HeaderlessSound | undefined;
    readonly piece?: number;
    readonly longestMs?: number;
  } = {},
): Promise<Read> {
  const access: Uint8Array[] = [];
  const reader = readRecording({
    decoders,
    declared: terms.declared,
    longestMs: terms.longestMs ?? longestMs,
    access: async (samples) => void access.push(samples.slice()),
  });
  const { piece = 65_536 } = terms;
  try {
    for (let at = 0; at < content.length; at += piece)
      if (!(await reader.push(content.subarray(at, at + piece)))) break;
    return { ...(await reader.finish()), access: Buffer.concat(access) };
  } finally {
    reader.stop();
  }
}

/** Does the work for every item, so many at a time. */
export async function abreast<T>(
  items: readonly T[],
  width: number,
  work: (item: T, at: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const line = async (): Promise<void> => {
    while (next < items.length) {
      const at = next;
      next += 1;
      await work(items[at] as T, at);
    }
  };
  await Promise.all(Array.from({ length: width }, line));
}
