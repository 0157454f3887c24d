import { useEffect, useRef } from "react";
import { positionDigits } from "../../format/duration-words.ts";
import { formsOf } from "./citizen-words.ts";
import type { Heard } from "./hearing.ts";
import type { Looks } from "./looks.ts";

interface SpokenTextProps {
  readonly spoken: NonNullable<Heard["spoken"]>;
  readonly at: number;
  readonly looks: Looks;
  readonly onSeek: (at: number) => void;
}

/** What is said in the call, in large print beside the sound (T-L13): the sentence that sounds has a line beside it and stays in view. A press goes there. */
export function SpokenText({ spoken, at, looks, onSeek }: SpokenTextProps) {
  const { tell } = looks;
  const box = useRef<HTMLOListElement>(null);
  const now = spoken.utterances.findLastIndex(({ fromMs }) => fromMs <= at);
  useEffect(() => {
    const [list, row] = [box.current, box.current?.children[now]];
    if (list === null || !(row instanceof HTMLElement)) return;
    const top = row.offsetTop - list.offsetTop;
    const isSeen = top >= list.scrollTop && top + row.offsetHeight <= list.scrollTop + list.clientHeight;
    if (!isSeen) list.scrollTop = top;
  }, [now]);
  return (
    <ol className="spoken" ref={box} lang={spoken.language === "und" ? undefined : spoken.language}>
      {spoken.utterances.map(({ fromMs, side, text }, place) => (
        <li key={place} {...(place === now ? { "aria-current": "true" as const } : {})}>
          <button type="button" className="spoken-go" onClick={() => onSeek(fromMs)}>
            <strong>
              {positionDigits(fromMs, formsOf(looks.language))}
              {side === "adviser" ? ` ${tell("adviser")}` : side === "customer" ? ` ${tell("you")}` : ""}
            </strong>{" "}
            {text}
          </button>
        </li>
      ))}
    </ol>
  );
}
