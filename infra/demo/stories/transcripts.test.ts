import { describe, expect, test } from "@jest/globals";
import { parseTranscript } from "@tallenne/media";
import { sampleRecording } from "./recordings.ts";
import { sampleTranscripts } from "./transcripts.ts";

const sides = ["adviser", "customer"] as const;

describe("the transcripts of the sample recordings", () => {
  test("a machine's comes before the one that a person put right; words lie within the sound, behind a hold too", () => {
    const hold = { afterTurn: 2, seconds: 12 };
    const { seconds } = sampleRecording("lausunto", hold);
    const read = sampleTranscripts("lausunto", hold).map((bytes) =>
      parseTranscript(bytes, { durationMs: seconds * 1000, sides }),
    );
    expect(read.map(({ transcript }) => transcript?.made.by)).toEqual(["machine", "person"]);
    expect(read.map(({ findings }) => findings)).toEqual([[], []]);
    const [machine, person] = read.map(({ transcript }) => transcript?.utterances ?? []);
    expect(machine?.map(({ text }) => text)).not.toEqual(person?.map(({ text }) => text));
    expect((person?.[2]?.fromMs ?? 0) - (person?.[1]?.toMs ?? 0)).toBeGreaterThan(12_000);
  });
});
