import { durationWords, positionDigits } from "../format/duration-words.ts";
import { type Say, useLanguage, useWords } from "../words/use-words.ts";
import type { Language } from "../format/language.ts";
import { usePolicyNames } from "../session/policy.ts";
import type { Mark } from "./marks.ts";
import type { Event } from "./playback.ts";

/** Every mark of the waveform as a button that goes there. */
export function MarkList({
  marks,
  act,
}: {
  readonly marks: readonly Mark[];
  readonly act: (event: Event) => void;
}) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  return (
    <details className="mark-list">
      <summary>{say("player.marks", { n: marks.length })}</summary>
      {marks.length === 0 ? (
        <p>{say("player.mark-none")}</p>
      ) : (
        <ol>
          {marks.map((mark) => (
            <li key={`${mark.is} ${mark.at} ${mark.number ?? ""}`}>
              <button type="button" className="plain-button" onClick={() => act({ is: "seek", at: mark.at })}>
                {positionDigits(mark.at, language)} {nameOf(mark, say, language, names.line)}
              </button>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

function nameOf(
  { is, duration = 0, line, number = 0 }: Mark,
  say: Say,
  language: Language,
  lineName: (line: string) => string,
): string {
  if (is === "loop-start") return say("player.mark-a");
  if (is === "loop-end") return say("player.mark-b");
  if (is === "note") return say("player.mark-note", { n: number });
  if (is === "transfer")
    return line === undefined
      ? say("player.mark-transfer")
      : say("player.mark-transfer-to", { line: lineName(line) });
  return say(`player.mark-${is}`, { duration: durationWords(duration, language) });
}
