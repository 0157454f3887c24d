import { describe, expect, test } from "@jest/globals";
import { parseTranscript } from "./parse-transcript.ts";

const recording = { durationMs: 20_000, sides: ["adviser", "customer"] } as const;
const read = (text: string | Buffer, about: Parameters<typeof parseTranscript>[1] = recording) =>
  parseTranscript(typeof text === "string" ? Buffer.from(text) : text, about);
const codes = ({ findings }: ReturnType<typeof read>) => findings.map(({ code }) => code);
const said = (reading: ReturnType<typeof read>) =>
  reading.transcript?.utterances.map(({ fromMs, toMs, side, text }) => [fromMs, toMs, side, text]);

describe("WebVTT", () => {
  const vtt = [
    "\uFEFFWEBVTT - puhelu",
    "Kind: captions",
    "Language: fi",
    "",
    "NOTE made by a machine --> not a cue",
    "",
    "STYLE",
    "::cue { color: red }",
    "",
    "intro",
    "00:01.000 --> 00:03.500 align:start position:0%",
    "<v Neuvoja>Hyvää päivää,<c.loud> työvoimapalvelut</c>.",
    "",
    "00:00:04.000 --> 00:00:06.000",
    "<v Asiakas>Hei &amp; kiitos.",
    "Kysyn lausunnosta.",
    "",
    "00:00:07.000 --> 00:00:08.000",
    "<v Maija Meikäläinen>Minä myös.",
    "",
  ];

  test("gives utterances with sides; no name of a speaker is kept", () => {
    for (const ending of ["\n", "\r\n", "\r"]) {
      const reading = read(vtt.join(ending));
      expect([reading.format, codes(reading)]).toEqual(["webvtt", []]);
      expect(said(reading)).toEqual([
        [1000, 3500, "adviser", "Hyvää päivää, työvoimapalvelut."],
        [4000, 6000, "customer", "Hei & kiitos. Kysyn lausunnosta."],
        [7000, 8000, "other", "Minä myös."],
      ]);
      expect(reading.transcript).toMatchObject({ language: "fi", made: { by: "machine" } });
      expect(JSON.stringify(reading)).not.toContain("Maija");
    }
  });

  test("times within a cue give its words their places", () => {
    const reading = read("WEBVTT\n\n00:01.000 --> 00:02.000\nHyvää <00:01.400>huomenta <00:01.900>vain\n");
    expect(reading.transcript?.utterances[0]?.words).toEqual([
      [1000, 1400, "Hyvää", null],
      [1400, 1900, "huomenta", null],
      [1900, 2000, "vain", null],
    ]);
  });

  test("a cue whose times cannot be read is left out and named by its line", () => {
    const reading = read(
      "WEBVTT\n\n00:99.000 --> 00:02.000\nEi\n\n00:05.000 --> 00:04.000\nEi\n\n00:06.000 --> 00:07.000\nNiin\n",
    );
    expect(reading.findings.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["cue-unreadable", "line:3"],
      ["cue-unreadable", "line:6"],
    ]);
    expect(said(reading)).toEqual([[6000, 7000, "unknown", "Niin"]]);
  });

  test("a voice may stand before its words, as meeting programs write it; speech with a colon is speech", () => {
    const reading = read(
      "WEBVTT\n\n00:00.000 --> 00:01.000\nAsiakas: Kyllä.\n\n00:01.000 --> 00:02.000\nSiis: niin se on.\n",
    );
    expect(said(reading)).toEqual([
      [0, 1000, "customer", "Kyllä."],
      [1000, 2000, "unknown", "Siis: niin se on."],
    ]);
  });
});

describe("SubRip", () => {
  test("is read with commas, without numbers, in an older charset, out of order", () => {
    const text =
      "2\r\n00:00:05,5 --> 00:00:06,000\r\n<i>H\xe4n tuli</i>\r\n\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}\xd6lj\xe4\r\n";
    const reading = read(Buffer.from(text, "latin1"));
    expect(reading.format).toBe("subrip");
    expect(codes(reading)).toEqual(["charset-assumed", "utterances-reordered"]);
    expect(said(reading)).toEqual([
      [1000, 2000, "unknown", "Öljä"],
      [5500, 6000, "unknown", "Hän tuli"],
    ]);
  });

  test("cues that no empty line parts are two", () => {
    expect(
      said(read("1\n00:00:01,000 --> 00:00:02,000\nYksi\n2\n00:00:03,000 --> 00:00:04,000\nKaksi\n")),
    ).toEqual([
      [1000, 2000, "unknown", "Yksi"],
      [3000, 4000, "unknown", "Kaksi"],
    ]);
  });
});

describe("WTF", () => {
  const wtf = {
    transcript: { text: "Huomenta", language: "fi-FI", duration: 4, confidence: 0.9 },
    segments: [
      {
        id: 0,
        start: 0.5,
        end: 1.25,
        text: " Huomenta ",
        confidence: 0.9,
        speaker: "channel 0",
        words: [0, 1],
      },
      {
        id: 1,
        start: 1.5,
        end: 2,
        text: "Kyselen",
        confidence: 0.4,
        speaker: "channel 1",
        words: [{ text: "Kyselen", start: 1.5, end: 2, confidence: 0.41 }],
      },
    ],
    words: [
      { id: 0, start: 0.5, end: 0.9, text: "Huo", confidence: 0.994 },
      { id: 1, start: 0.9, end: 1.25, text: "menta", confidence: 0.5 },
    ],
    metadata: { created_at: "2026-11-20T09:05:00+02:00", provider: "parakeet", model: "tdt-0.6b" },
  };

  test("gives language, provider, model and time; words by their ids; sides by the channels of the recording", () => {
    const { transcript, findings } = read(JSON.stringify(wtf));
    expect(findings).toEqual([]);
    expect(transcript?.language).toBe("fi-FI");
    expect(transcript?.made).toEqual({
      by: "machine",
      provider: "parakeet",
      model: "tdt-0.6b",
      at: "2026-11-20T07:05:00.000Z",
    });
    expect(transcript?.utterances).toEqual([
      {
        fromMs: 500,
        toMs: 1250,
        side: "adviser",
        text: "Huomenta",
        words: [
          [500, 900, "Huo", 99],
          [900, 1250, "menta", 50],
        ],
      },
      { fromMs: 1500, toMs: 2000, side: "customer", text: "Kyselen", words: [[1500, 2000, "Kyselen", 41]] },
    ]);
  });

  test("written by a person it says so; channels that count from one are the same", () => {
    const [first, second] = wtf.segments;
    const other = {
      ...wtf,
      segments: [
        { ...first, speaker: "ch1" },
        { ...second, speaker: "CH 2" },
      ],
      metadata: { provider: "human" },
    };
    const { transcript } = read(JSON.stringify(other));
    expect(transcript?.made.by).toBe("person");
    expect(transcript?.utterances.map(({ side }) => side)).toEqual(["adviser", "customer"]);
  });

  test("a single channel holds both voices: nobody is named by it", () => {
    const { transcript } = read(JSON.stringify(wtf), { durationMs: 20_000, sides: ["both"] });
    expect(transcript?.utterances.map(({ side }) => side)).toEqual(["unknown", "unknown"]);
  });
});

describe("Whisper", () => {
  test("is read with its language's English name, and what it doubts is told", () => {
    const whisper = {
      text: "Kiitos.",
      language: "finnish",
      segments: [
        {
          id: 0,
          start: 0,
          end: 1,
          text: " Kiitos.",
          no_speech_prob: 0.9,
          words: [{ word: " Kiitos.", start: 0, end: 1, probability: 0.12 }],
        },
      ],
    };
    const reading = read(JSON.stringify(whisper));
    expect(reading.transcript).toMatchObject({ language: "fi", made: { provider: "whisper" } });
    expect(reading.transcript?.utterances[0]?.words).toEqual([[0, 1000, "Kiitos.", 12]]);
    expect(reading.findings).toEqual([
      { code: "perhaps-not-said", severity: "info", pointer: "#/segments/0" },
    ]);
  });

  test("of whisper.cpp counts in milliseconds", () => {
    const cpp = {
      model: { type: "small" },
      result: { language: "sv" },
      transcription: [
        { offsets: { from: 100, to: 900 }, text: " Hej" },
        { offsets: { from: "x" }, text: "nej" },
      ],
    };
    const reading = read(JSON.stringify(cpp));
    expect(said(reading)).toEqual([[100, 900, "unknown", "Hej"]]);
    expect(reading.findings).toMatchObject([{ code: "cue-unreadable", pointer: "#/transcription/1" }]);
    expect(reading.transcript?.made).toEqual({ by: "machine", provider: "whisper.cpp", model: "small" });
  });
});

describe("a transcript is refused", () => {
  test.each([
    ["empty", Buffer.alloc(0), ["empty-file"]],
    ["of no known form", "Neuvoja sanoi hyvää päivää.", ["format-unknown"]],
    ["JSON of another kind", '{"messages":[]}', ["format-unknown"]],
    ["broken JSON", '{"segments":[', ["not-json"]],
    ["that says nothing", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Neuvoja></v>\n", ["no-utterances"]],
    [
      "that goes on after the recording ended",
      "WEBVTT\n\n00:19.000 --> 00:21.001\nNiin\n",
      ["beyond-recording"],
    ],
    ["too large", Buffer.alloc((8 << 20) + 1, 32), ["too-large"]],
  ])("%s", (_what, content, expected) => {
    const reading = read(content);
    expect([reading.transcript, codes(reading)]).toEqual([undefined, expected]);
  });

  test("but a second behind the end is a difference of clocks, cut to the recording", () => {
    expect(said(read("WEBVTT\n\n00:19.000 --> 00:21.000\nNiin\n"))).toEqual([
      [19_000, 20_000, "unknown", "Niin"],
    ]);
  });

  test("no finding holds a word of it", () => {
    const reading = read('{"segments":[{"start":"Koivuranta","end":1,"text":"140358-901F"}]}');
    expect(codes(reading)).toEqual(["no-utterances", "cue-unreadable"]);
    expect(JSON.stringify(reading)).not.toMatch(/Koivuranta|901F/);
  });
});
