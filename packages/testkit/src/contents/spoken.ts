/** What one voice says, and when: milliseconds of the recording. */
export interface Spoken {
  readonly from: number;
  readonly to: number;
  readonly side: "adviser" | "customer";
  readonly text: string;
}

/** A transcript as a transcriber sends it: WebVTT with the voices by their roles. */
export function webVtt(language: "fi" | "sv" | "en", turns: readonly Spoken[]): Buffer {
  const cues = turns.map(
    ({ from, to, side, text }) =>
      `${clock(from)} --> ${clock(to)}\n<v ${side}>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}\n`,
  );
  return Buffer.from(`WEBVTT\nLanguage: ${language}\n\n${cues.join("\n")}`, "utf8");
}

const two = (value: number) => String(value).padStart(2, "0");

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const part = String(Math.floor(ms % 1000)).padStart(3, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${part}`;
}
