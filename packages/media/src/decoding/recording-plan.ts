import type { SampleFormat } from "../audio/audio-facts.ts";
import type { WavFormat } from "../audio/wav-format.ts";
import { channelFindings, rateFindings } from "../audio/wav-format.ts";
import { type Finding, finding } from "../finding.ts";
import { kinds, refusalOfRecording } from "../sniff/kind.ts";
import { sniff } from "../sniff/sniff.ts";
import { type Coded, codedInWav, codedKinds } from "./codecs.ts";
import { type CodedWavHead, codedWavHead } from "./coded-wav.ts";
import { flacShape, opusShape } from "./coded-heads.ts";
import type { HeaderlessSound } from "./headerless.ts";

/** How a recording is read, decided by its head alone. */
export type RecordingPlan =
  | { readonly by: "refusal"; readonly finding: Finding }
  /** WAV with plain samples, or one whose own reader refuses it by name. */
  | { readonly by: "wav"; readonly note?: Finding }
  /** Declared samples without a header. */
  | { readonly by: "headerless"; readonly format: WavFormat; readonly note: Finding }
  | { readonly by: "decoder"; readonly coded: Coded; readonly wav?: CodedWavHead; readonly note?: Finding };

/** What the bytes say goes first; what the source declares of headerless sound counts only where they say nothing. */
export function recordingPlan(head: Uint8Array, declared?: HeaderlessSound): RecordingPlan {
  const sniffed = sniff(head);
  const { kind } = sniffed;
  if (declared !== undefined && (kind === "unknown" || kind === "text")) return planOfDeclared(declared);
  const plan = planOfKind(sniffed, head);
  const isAsDeclared = declared === undefined || kind === declared.codec;
  return isAsDeclared || plan.by === "refusal" ? plan : { ...plan, note: finding("not-as-declared") };
}

function planOfKind(sniffed: ReturnType<typeof sniff>, head: Uint8Array): RecordingPlan {
  const { kind } = sniffed;
  if (kinds[kind] === "recording") return planOfWav(head);
  const coded = codedKinds[kind];
  if (coded === undefined || kinds[kind] !== "codec")
    return { by: "refusal", finding: refusalOfRecording(sniffed) ?? finding("format-unknown") };
  const shape = kind === "flac" ? flacShape(head) : kind === "ogg-opus" ? opusShape(head) : undefined;
  const wrong = shape === undefined ? undefined : refusalOfShape(shape);
  return wrong === undefined
    ? { by: "decoder", coded: { name: kind, ...coded } }
    : { by: "refusal", finding: wrong };
}

function planOfWav(head: Uint8Array): RecordingPlan {
  const wav = codedWavHead(head);
  const coded = wav === undefined ? undefined : codedInWav(wav.name);
  if (wav === undefined || coded === undefined) return { by: "wav" };
  const [wrong] = channelFindings(wav.channels);
  return wrong === undefined ? { by: "decoder", coded, wav } : { by: "refusal", finding: wrong };
}

function planOfDeclared({ codec, rate = 8000, channels = 1 }: HeaderlessSound): RecordingPlan {
  const note = finding("read-as-declared");
  if (codec === "gsm-6.10") {
    const gsm = codedKinds["gsm-6.10"];
    return gsm === undefined
      ? { by: "refusal", finding: finding("format-unknown") }
      : { by: "decoder", coded: { name: codec, ...gsm }, note };
  }
  if (codec === "g722") return { by: "decoder", coded: g722, note };
  const wrong = refusalOfShape({ channels, rate });
  if (wrong !== undefined) return { by: "refusal", finding: wrong };
  return { by: "headerless", format: { format: codec satisfies SampleFormat, channels, rate }, note };
}

const g722: Coded = {
  name: "g722",
  mediaType: "audio/g722",
  way: { ffmpeg: { demuxer: "g722", decoders: ["g722"] } },
};

function refusalOfShape({
  channels,
  rate,
}: {
  readonly channels: number;
  readonly rate: number;
}): Finding | undefined {
  return [...channelFindings(channels), ...rateFindings(rate)][0];
}
