import { type Finding, finding } from "../finding.ts";
import { isObject, type Json, type JsonObject } from "../json/read-json.ts";
import { type Cue, type CuesRead, inOneLine, millisecondsOf } from "./cue.ts";

type Words = NonNullable<Cue["words"]>;

/** Above this share Whisper itself believes that nobody spoke where it wrote words. */
const perhapsSilence = 0.6;
/** English names that Whisper's own output gives in place of a tag. */
const languageNames: Readonly<Record<string, string>> = { finnish: "fi", swedish: "sv", english: "en" };
/** Providers of WTF that are people. */
const people: ReadonlySet<string> = new Set(["human", "manual", "person"]);

/**
 * Reads WTF (draft-howe-vcon-wtf-extension), the JSON of Whisper and its kin (with or without speakers), or of whisper.cpp. Undefined for JSON that is none
 * of them.
 */
export function readSpokenJson(value: Json): CuesRead | undefined {
  if (!isObject(value)) return undefined;
  const { transcription, segments } = value;
  if (Array.isArray(transcription)) return whisperCpp(value, transcription);
  if (!Array.isArray(segments)) return undefined;
  return isObject(value["transcript"]) ? wtf(value, segments) : whisper(value, segments);
}

function wtf(value: JsonObject, segments: readonly Json[]): CuesRead {
  const { transcript, metadata } = value;
  const { created_at: madeAt, provider, model } = isObject(metadata) ? metadata : {};
  const all = Array.isArray(value["words"]) ? value["words"] : [];
  const byId = new Map(all.flatMap((word) => (isObject(word) ? [[word["id"], word] as const] : [])));
  const read = cuesOf(segments, (segment) => {
    const { words } = segment;
    return Array.isArray(words) ? words.map((one) => (isObject(one) ? one : (byId.get(one) ?? null))) : [];
  });
  return {
    format: "wtf",
    ...read,
    ...(typeof provider === "string" && people.has(provider.toLowerCase()) ? { by: "person" as const } : {}),
    ...texts({ language: isObject(transcript) ? transcript["language"] : null, provider, model, madeAt }),
  };
}

function whisper(value: JsonObject, segments: readonly Json[]): CuesRead {
  const read = cuesOf(segments, ({ words }) => (Array.isArray(words) ? words : []));
  return {
    format: "whisper",
    ...read,
    ...texts({ language: value["language"], provider: "whisper", model: value["model"] }),
  };
}

function whisperCpp(value: JsonObject, transcription: readonly Json[]): CuesRead {
  const findings: Finding[] = [];
  const cues = transcription.flatMap((one, index): Cue[] => {
    const pointer = `#/transcription/${index}`;
    const offsets = isObject(one) ? one["offsets"] : undefined;
    const times = isObject(offsets)
      ? timesOf(thousandth(offsets["from"]), thousandth(offsets["to"]))
      : undefined;
    if (!isObject(one) || times === undefined || typeof one["text"] !== "string") {
      findings.push(finding("cue-unreadable", { pointer }));
      return [];
    }
    return [{ ...times, text: inOneLine(one["text"]), pointer, ...voiceOf(one) }];
  });
  const { result, model } = value;
  return {
    format: "whisper-cpp",
    cues,
    findings,
    ...texts({
      language: isObject(result) ? result["language"] : null,
      provider: "whisper.cpp",
      model: isObject(model) ? model["type"] : null,
    }),
  };
}

function cuesOf(
  segments: readonly Json[],
  wordsIn: (segment: JsonObject) => readonly Json[],
): Pick<CuesRead, "cues" | "findings"> {
  const findings: Finding[] = [];
  const cues = segments.flatMap((one, index): Cue[] => {
    const pointer = `#/segments/${index}`;
    const times = isObject(one) ? timesOf(one["start"], one["end"]) : undefined;
    if (!isObject(one) || times === undefined || typeof one["text"] !== "string") {
      findings.push(finding("cue-unreadable", { pointer }));
      return [];
    }
    if (Number(one["no_speech_prob"] ?? 0) > perhapsSilence)
      findings.push(finding("perhaps-not-said", { pointer }));
    const words = wordsIn(one).flatMap((word): Words => wordOf(word, times));
    return [
      {
        ...times,
        text: inOneLine(one["text"]),
        pointer,
        ...voiceOf(one),
        ...(words.length > 0 ? { words } : {}),
      },
    ];
  });
  return { cues, findings };
}

function wordOf(word: Json, within: { readonly fromMs: number; readonly toMs: number }): Words {
  if (!isObject(word)) return [];
  const said = word["word"] ?? word["text"];
  const times = timesOf(word["start"], word["end"]);
  if (typeof said !== "string" || times === undefined) return [];
  const confidence = Number(word["probability"] ?? word["confidence"] ?? word["score"] ?? Number.NaN);
  const text = inOneLine(said);
  if (text === "") return [];
  return [
    {
      text,
      fromMs: Math.max(within.fromMs, times.fromMs),
      toMs: Math.max(within.fromMs, Math.min(within.toMs, times.toMs)),
      ...(confidence >= 0 && confidence <= 1 ? { confidence } : {}),
    },
  ];
}

function voiceOf(one: JsonObject): Pick<Cue, "voice"> {
  const { speaker, channel } = one;
  if (typeof speaker === "string" || typeof speaker === "number") return { voice: String(speaker) };
  return typeof channel === "number" ? { voice: `channel ${channel}` } : {};
}

function timesOf(
  start: unknown,
  end: unknown,
): { readonly fromMs: number; readonly toMs: number } | undefined {
  const [fromMs, toMs] = [millisecondsOf(start), millisecondsOf(end)];
  return fromMs === undefined || toMs === undefined || toMs < fromMs ? undefined : { fromMs, toMs };
}

function thousandth(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value / 1000 : undefined;
}

function texts(
  said:
    | Readonly<Record<"language" | "provider" | "model" | "madeAt", Json | undefined>>
    | Readonly<Record<string, Json | undefined>>,
) {
  const known = Object.entries(said).flatMap(([name, value]) =>
    typeof value === "string" && value.trim() !== "" ? [[name, value.trim()] as const] : [],
  );
  const { language, ...rest } = Object.fromEntries(known) as Partial<
    Record<"language" | "provider" | "model" | "madeAt", string>
  >;
  return {
    ...rest,
    ...(language === undefined ? {} : { language: languageNames[language.toLowerCase()] ?? language }),
  };
}
